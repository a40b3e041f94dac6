package io.relais.mcp;

import io.quarkiverse.mcp.server.ToolCallException;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of a tool call as JSON; a missing or wrong one is a tool error that a model can mend. */
record Given(JsonObject arguments) {
    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> new ToolCallException(Assistant.words(Problem.of(ProblemCode.VALUE_MISSING, name))));
    }

    Optional<String> optionalText(String name) {
        return optional(name, String.class);
    }

    Optional<Integer> optionalNumber(String name) {
        return optional(name, Integer.class);
    }

    Optional<Boolean> optionalFlag(String name) {
        return optional(name, Boolean.class);
    }

    private <T> Optional<T> optional(String name, Class<T> type) {
        @Nullable Object value = arguments.getValue(name);
        if (value != null && !type.isInstance(value)) {
            throw new ToolCallException(
                    Assistant.words(Problem.of(ProblemCode.VALUE_INVALID, name, type.getSimpleName())));
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
