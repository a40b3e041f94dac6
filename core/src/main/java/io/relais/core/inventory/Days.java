package io.relais.core.inventory;

import io.relais.vocabulary.NightRange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/**
 * A run of nights, or only some weekdays of it.
 *
 * @param weekdays at least one
 */
public record Days(NightRange range, Set<DayOfWeek> weekdays) {
    public Days {
        weekdays = Set.copyOf(weekdays);
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("no weekday");
        }
    }

    /** Every night of the run. */
    public static Days all(NightRange range) {
        return new Days(range, EnumSet.allOf(DayOfWeek.class));
    }

    public boolean contains(LocalDate date) {
        return range.contains(date) && weekdays.contains(date.getDayOfWeek());
    }

    /** ISO numbers, Monday is 1. */
    Integer[] numbers() {
        return weekdays.stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new);
    }
}
