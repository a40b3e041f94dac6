package io.relais.core.delivery;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;

/** Whole months as one row of days: day 0 is the first of the first month. */
final class Span {
    final LocalDate origin;
    /** Day on which each month begins; one more for the end. */
    private final int[] starts;

    private Span(LocalDate origin, int[] starts) {
        this.origin = origin;
        this.starts = starts;
    }

    /** The months that hold these dates. */
    static Span of(LocalDate first, LocalDate last) {
        LocalDate origin = first.withDayOfMonth(1);
        int months = (int) ChronoUnit.MONTHS.between(origin, last.withDayOfMonth(1)) + 1;
        int[] starts = new int[months + 1];
        for (int i = 0; i <= months; i++) {
            starts[i] = (int) ChronoUnit.DAYS.between(origin, origin.plusMonths(i));
        }
        return new Span(origin, starts);
    }

    /** The months that hold all ranges; one of them at least is needed. */
    static Span of(Collection<Desired.Range> ranges) {
        LocalDate first = ranges.stream()
                .map(range -> range.nights().first())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = ranges.stream()
                .map(range -> range.nights().last())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return of(first, last);
    }

    int days() {
        return starts[starts.length - 1];
    }

    int months() {
        return starts.length - 1;
    }

    int start(int month) {
        return starts[month];
    }

    int length(int month) {
        return starts[month + 1] - starts[month];
    }

    LocalDate month(int month) {
        return origin.plusMonths(month);
    }

    LocalDate date(int day) {
        return origin.plusDays(day);
    }

    int day(LocalDate date) {
        return (int) ChronoUnit.DAYS.between(origin, date);
    }

    LocalDate last() {
        return date(days() - 1);
    }

    /** Monday is 0. */
    int weekday(int day) {
        return (origin.getDayOfWeek().getValue() - 1 + day) % 7;
    }
}
