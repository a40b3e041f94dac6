package io.relais.vocabulary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A run of nights in a calendar, both ends included (as partners' ARI messages count them), property-local.
 *
 * @param first the first night
 * @param last the last night, not before the first
 */
public record NightRange(LocalDate first, LocalDate last) {
    public NightRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last night " + last + " is before first night " + first);
        }
    }

    public static NightRange of(LocalDate night) {
        return new NightRange(night, night);
    }

    /** How many nights the range holds. */
    public int count() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    public boolean contains(LocalDate night) {
        return !night.isBefore(first) && !night.isAfter(last);
    }
}
