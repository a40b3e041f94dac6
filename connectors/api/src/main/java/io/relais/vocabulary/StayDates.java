package io.relais.vocabulary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The dates of a stay, property-local and half open: the guest sleeps from {@code arrival} up to the night before
 * {@code departure}. At least one night.
 */
public record StayDates(LocalDate arrival, LocalDate departure) {
    /** Longer than any real stay; protects the house against a partner's typing error. */
    public static final int NIGHTS_MAX = 1_000;

    public StayDates {
        if (!arrival.isBefore(departure)) {
            throw new IllegalArgumentException("departure " + departure + " must be after arrival " + arrival);
        }
        if (ChronoUnit.DAYS.between(arrival, departure) > NIGHTS_MAX) {
            throw new IllegalArgumentException(
                    "a stay has at most " + NIGHTS_MAX + " nights: " + arrival + " to " + departure);
        }
    }

    public static StayDates of(LocalDate arrival, int nights) {
        return new StayDates(arrival, arrival.plusDays(nights));
    }

    /** The number of nights. */
    public int nights() {
        return (int) ChronoUnit.DAYS.between(arrival, departure);
    }

    /** Every night, in order. */
    public Stream<LocalDate> dates() {
        return arrival.datesUntil(departure);
    }
}
