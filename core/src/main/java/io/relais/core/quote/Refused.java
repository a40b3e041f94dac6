package io.relais.core.quote;

import io.relais.core.problem.ProblemCode;

/** Ends the pricing of one stay; an answer, not an error, and so without a stack. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient QuoteRefusal refusal;

    Refused(ProblemCode code, Object... arguments) {
        super(code.code(), null, false, false);
        this.refusal = QuoteRefusal.of(code, arguments);
    }

    QuoteRefusal refusal() {
        return refusal;
    }
}
