package io.relais.sandbox.world;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** Nights from {@code first} to {@code last}, both included; at most ten years, so that a typing error cannot fill the memory. */
public record Range(LocalDate first, LocalDate last) {
    private static final int MAX_NIGHTS = 3660;

    public Range {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("range ends before it starts");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MAX_NIGHTS) {
            throw new IllegalArgumentException("range is longer than ten years");
        }
    }

    /** The nights of a stay {@code [arrival, departure)}. */
    public static Range stay(LocalDate arrival, LocalDate departure) {
        return new Range(arrival, departure.minusDays(1));
    }

    public static Range days(LocalDate first, int days) {
        return new Range(first, first.plusDays(days - 1L));
    }

    public int nights() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    public Stream<LocalDate> dates() {
        return first.datesUntil(last.plusDays(1));
    }
}
