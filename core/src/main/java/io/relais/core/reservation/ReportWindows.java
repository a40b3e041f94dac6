package io.relais.core.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When a channel takes which report, by the property's own clock. The guest's time to give another card is never shorter than two
 * hours.
 */
final class ReportWindows {
    private static final int NO_SHOW_DAYS = 2;
    private static final Duration LAST_MINUTE = Duration.ofDays(2);
    private static final Duration CARD_USUAL = Duration.ofHours(24);
    private static final Duration CARD_LAST_MINUTE = Duration.ofHours(12);
    private static final Duration CARD_LEAST = Duration.ofHours(2);
    private static final LocalTime CARD_LAST_MINUTE_UNTIL = LocalTime.of(15, 0);
    private static final int MANY_ROOM_NIGHTS = 10;

    private ReportWindows() {}

    /**
     * A stretch of time.
     *
     * @param from first moment, empty = any
     * @param until first moment that is too late, empty = none
     */
    record Window(Optional<Instant> from, Optional<Instant> until) {
        static final Window ALWAYS = new Window(Optional.empty(), Optional.empty());

        boolean isBefore(Instant now) {
            return until.isPresent() && !now.isBefore(until.get());
        }

        boolean isAfter(Instant now) {
            return from.isPresent() && now.isBefore(from.get());
        }
    }

    /**
     * What the windows depend on.
     *
     * @param arrival check-in day
     * @param bookedAt when it was booked
     * @param roomNights nights over all rooms
     */
    record Booked(LocalDate arrival, Instant bookedAt, int roomNights, ZoneId zone) {
        private Instant checkInDay() {
            return arrival.atStartOfDay(zone).toInstant();
        }

        private boolean lastMinute() {
            return Duration.between(bookedAt, checkInDay()).compareTo(LAST_MINUTE) < 0;
        }
    }

    /** From 00:00 of the check-in day for 48 hours, counted in days of the property so that no change of clocks shortens it. */
    static Window noShow(Booked booked) {
        return new Window(
                Optional.of(booked.checkInDay()),
                Optional.of(booked.arrival()
                        .plusDays(NO_SHOW_DAYS)
                        .atStartOfDay(booked.zone())
                        .toInstant()));
    }

    /** Until 00:00 of the check-in day. */
    static Window invalidCard(Booked booked) {
        return new Window(Optional.empty(), Optional.of(booked.checkInDay()));
    }

    /** From when the guest has had their time to give another card. */
    static Window cancelForCard(Booked booked, Instant reportedAt) {
        return new Window(Optional.of(cancellableFrom(booked, reportedAt)), Optional.empty());
    }

    private static Instant cancellableFrom(Booked booked, Instant reportedAt) {
        if (!booked.lastMinute()) {
            return reportedAt.plus(CARD_USUAL);
        }
        Instant least = reportedAt.plus(CARD_LEAST);
        if (booked.roomNights() >= MANY_ROOM_NIGHTS) {
            return least;
        }
        Instant afternoon = ZonedDateTime.of(booked.arrival(), CARD_LAST_MINUTE_UNTIL, booked.zone())
                .toInstant();
        Instant sooner = earlier(reportedAt.plus(CARD_LAST_MINUTE), afternoon);
        return sooner.isBefore(least) ? least : sooner;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
