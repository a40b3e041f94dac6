package io.relais.sandbox.booking;

import io.relais.sandbox.booking.Rooms.Place;
import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Totals of stays as CSV: {@code arrival,guests,room,rate,currency,one night,two nights,...}; 0 is no such stay. */
final class LosAri {
    private static final int NIGHTS_MAX = 90;
    private static final int DAYS_AHEAD_MAX = 729;
    private static final int FIRST_TOTAL = 5;
    private static final int DECIMALS_MAX = 2;
    private static final BigDecimal NIGHT_MAX = new BigDecimal(50_000);
    /** Booking.com's day; a day past is still taken. */
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private final Partner partner;
    private final Supplier<BookingSwitches> switches;

    LosAri(Partner partner, Supplier<BookingSwitches> switches) {
        this.partner = partner;
        this.switches = switches;
    }

    Reply prices(Account account, Exchange exchange, Effects effects) {
        var batch = new AriBatch(partner);
        var rooms = new Rooms(partner.catalogue(), account);
        Set<String> hotels = new HashSet<>();
        int position = 0;
        for (String line :
                new String(exchange.body(), StandardCharsets.UTF_8).lines().toList()) {
            position++;
            try {
                hotels.add(read(rooms, batch, position, line.split(",", -1)));
            } catch (RuntimeException e) {
                batch.problem("320", position, String.valueOf(e.getMessage()));
            }
        }
        if (position == 0 || hotels.size() > 1) {
            return Answers.fault(400, position == 0 ? "no line" : "lines of more than one hotel");
        }
        boolean applied = batch.apply(switches.get().atomicAri(), effects);
        return applied ? BxmlAri.done(batch.problems()) : BxmlAri.refused(batch.problems());
    }

    /** Checks a line and notes what it sets; returns the hotel. */
    private String read(Rooms rooms, AriBatch batch, int position, String[] fields) {
        if (fields.length <= FIRST_TOTAL || fields.length > FIRST_TOTAL + NIGHTS_MAX) {
            throw new IllegalArgumentException("a line has 1 to 90 totals");
        }
        LocalDate arrival = LocalDate.parse(fields[0]);
        LocalDate today = LocalDate.ofInstant(partner.now(), ZONE);
        if (arrival.isBefore(today.minusDays(1)) || arrival.isAfter(today.plusDays(DAYS_AHEAD_MAX))) {
            throw new IllegalArgumentException("NOT_A_VALID_DATE");
        }
        Optional<Place> place = rooms.find(Optional.empty(), fields[2]);
        if (place.isEmpty()) {
            throw new IllegalArgumentException("Room " + fields[2] + " does not exist");
        }
        if (place.get().room().findRate(fields[3]).isEmpty()) {
            throw new IllegalArgumentException("Rate " + fields[3] + " does not exist");
        }
        String currency = place.get().hotel().currency();
        if (!fields[4].equals(currency)) {
            throw new IllegalArgumentException("CURRENCY_CODE_DONT_MATCH_HOTEL_CURRENCY");
        }
        int guests = Integer.parseInt(fields[1]);
        if (guests < 1 || guests > place.get().room().maxOccupancy()) {
            throw new IllegalArgumentException("OCCUPANCY_INVALID");
        }
        List<Long> totals = new ArrayList<>();
        for (int nights = 1; nights <= fields.length - FIRST_TOTAL; nights++) {
            totals.add(total(fields[FIRST_TOTAL + nights - 1], nights, currency));
        }
        batch.rate(
                position,
                new RateOf(fields[2], fields[3]),
                new Range(arrival, arrival),
                night -> night.withStays(guests, totals));
        return place.get().hotel().id();
    }

    private static long total(String text, int nights, String currency) {
        BigDecimal total = new BigDecimal(text);
        if (total.signum() < 0 || total.scale() > DECIMALS_MAX) {
            throw new IllegalArgumentException("a total has at most two decimals and is not negative: " + text);
        }
        if (total.compareTo(NIGHT_MAX.multiply(BigDecimal.valueOf(nights))) > 0) {
            throw new IllegalArgumentException("MAXIMUM_PRICE_EXCEEDED");
        }
        return Money.minor(total, currency);
    }
}
