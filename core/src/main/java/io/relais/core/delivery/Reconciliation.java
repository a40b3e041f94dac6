package io.relais.core.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a connection's comparison with its partner stands.
 *
 * @param possible false when the partner cannot be asked what it holds
 * @param nextAt when it goes on or begins, null where it is not possible
 * @param startedAt of the one under way, null when none is
 * @param nextNight nights before it are compared already, null when none is under way
 * @param finishedAt of the last whole one
 * @param fault why the partner could not be asked last, empty when it could
 * @param calls to the partner in the last whole one, or in the one under way
 * @param differences of the last week, newest first
 */
public record Reconciliation(
        UUID connectionId,
        boolean possible,
        @Nullable Instant nextAt,
        @Nullable Instant startedAt,
        @Nullable LocalDate nextNight,
        @Nullable Instant finishedAt,
        String fault,
        int calls,
        List<Difference> differences) {
    public Reconciliation {
        differences = List.copyOf(differences);
    }

    /**
     * The partner held something else than it had acknowledged.
     *
     * @param rateId empty for availability
     * @param facet {@code availability}, {@code price:<occupancy>} in minor units, or {@code restriction}
     * @param known what it had acknowledged, in words
     * @param observed what it held, in words
     */
    public record Difference(
            String roomId,
            String rateId,
            String facet,
            LocalDate night,
            String known,
            String observed,
            Instant foundAt,
            Outcome outcome) {}

    /** What came of a difference. */
    public enum Outcome {
        /** To be looked at again once the partner's reservations are known. */
        SEEN,
        /** Told again. */
        HEALED,
        /** Changed back too often within a day: somebody or something there wants it so, and a person has to decide. */
        LEFT
    }
}
