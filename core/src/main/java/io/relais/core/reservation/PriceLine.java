package io.relais.core.reservation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a price before and after a change.
 *
 * @param stay the stay's line, empty for the reservation as a whole
 * @param name the unit type of a night or stay, the charge's name; empty for the total
 * @param night null unless the line is a night
 * @param before minor units, null where the line is new
 * @param after minor units, null where the line goes
 */
public record PriceLine(
        Kind kind,
        String stay,
        String name,
        @Nullable LocalDate night,
        @Nullable Long before,
        @Nullable Long after) {
    /** A night, a stay of which only the total is known, a charge, the whole. */
    public enum Kind {
        NIGHT,
        STAY,
        CHARGE,
        TOTAL
    }

    /** By how much it changes. */
    public long difference() {
        return (after == null ? 0 : after) - (before == null ? 0 : before);
    }
}
