package io.relais.core.quote;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;

/**
 * Why a stay cannot be sold so.
 *
 * @param code the rule
 * @param arguments for the rule's text: names, limits, the date
 */
public record QuoteRefusal(ProblemCode code, List<Object> arguments) implements QuoteAnswer {
    public QuoteRefusal {
        arguments = List.copyOf(arguments);
    }

    static QuoteRefusal of(ProblemCode code, Object... arguments) {
        return new QuoteRefusal(code, List.of(arguments));
    }

    public Problem toProblem() {
        return Problem.of(code, arguments.toArray());
    }
}
