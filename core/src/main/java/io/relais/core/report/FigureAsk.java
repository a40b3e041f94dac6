package io.relais.core.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Which key figures are asked for.
 *
 * @param propertyId empty for all that the principal may see
 * @param first the first night
 * @param end the day after the last night
 * @param pickUpSince pick-up counts what was sold from this moment
 * @param pickUpUntil and before this one
 */
public record FigureAsk(
        Optional<UUID> propertyId, LocalDate first, LocalDate end, By by, Instant pickUpSince, Instant pickUpUntil) {
    /** What one line stands for. */
    public enum By {
        ALL,
        DAY,
        /** Weeks begin on Monday. */
        WEEK,
        MONTH,
        UNIT_TYPE,
        SOURCE
    }

    /** How many nights the period has. */
    public long nights() {
        return ChronoUnit.DAYS.between(first, end);
    }
}
