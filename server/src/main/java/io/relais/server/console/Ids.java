package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.Optional;
import java.util.UUID;

/** Reads ids out of addresses and forms. */
final class Ids {
    private Ids() {}

    static Optional<UUID> find(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    /**
     * The id.
     *
     * @throws Problem the given code when the text is not an id
     */
    static UUID get(String text, ProblemCode unknown) {
        return find(text).orElseThrow(() -> Problem.of(unknown, text));
    }
}
