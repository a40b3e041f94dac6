package io.relais.core.quote;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Some days of the week.
 *
 * @param bits one per day, Monday is 1; at least one is set
 */
public record Weekdays(int bits) {
    public static final Weekdays ALL = new Weekdays(127);

    /** These days; all when there is none among them. */
    public static Weekdays of(Collection<DayOfWeek> days) {
        int bits = days.stream().mapToInt(day -> 1 << (day.getValue() - 1)).reduce(0, (a, b) -> a | b);
        return bits == 0 ? ALL : new Weekdays(bits);
    }

    public boolean contains(DayOfWeek day) {
        return (bits >> (day.getValue() - 1) & 1) == 1;
    }

    public List<DayOfWeek> days() {
        return Arrays.stream(DayOfWeek.values()).filter(this::contains).toList();
    }

    /** The first such day from a date on. */
    LocalDate next(LocalDate from) {
        return from.datesUntil(from.plusDays(DayOfWeek.values().length))
                .filter(date -> contains(date.getDayOfWeek()))
                .findFirst()
                .orElse(from);
    }
}
