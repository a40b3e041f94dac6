package io.relais.connector.bookingcom;

import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;

/** Arithmetic that both dialects share. */
final class Totals {
    private Totals() {}

    static Money of(String currency, List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), Money::plus);
    }

    /** The price of every night of the stay in order, or none at all when a night is not told. */
    static List<NightPrice> everyNight(NavigableMap<LocalDate, NightPrice> told, StayDates dates) {
        List<LocalDate> nights = dates.dates().toList();
        return told.keySet().containsAll(nights)
                ? nights.stream().map(told::get).toList()
                : List.of();
    }

    static Money nights(String currency, List<NightPrice> nights) {
        return of(currency, nights.stream().map(NightPrice::price).toList());
    }

    /**
     * Whether add-ons are part of a total. Booking.com's rule is that a room's total is its nights plus its add-ons; only
     * a total that equals the nights alone says otherwise.
     */
    static boolean includes(Money total, Money withoutExtras, List<Extra> extras) {
        Money all = of(total.currency(), extras.stream().map(Extra::total).toList());
        return all.minor() == 0 || !total.equals(withoutExtras);
    }

    static List<Extra> marked(List<Extra> extras, boolean included) {
        return extras.stream()
                .map(extra -> new Extra(extra.name(), extra.type(), extra.total(), included))
                .toList();
    }

    /** The same stays with line ids that differ: a repeated id gets its occurrence behind it. */
    static List<RoomStay> distinct(List<RoomStay> stays) {
        Set<String> used = new HashSet<>();
        List<RoomStay> distinct = new ArrayList<>();
        for (RoomStay stay : stays) {
            String id = stay.externalId();
            for (int n = 2; !used.add(id); n++) {
                id = stay.externalId() + "#" + n;
            }
            distinct.add(new RoomStay(
                    id,
                    stay.roomId(),
                    stay.rateId(),
                    stay.dates(),
                    stay.occupancy(),
                    stay.nights(),
                    stay.extras(),
                    stay.total(),
                    stay.guestName(),
                    stay.mealPlan(),
                    stay.remarks()));
        }
        return List.copyOf(distinct);
    }

    /** Adds up when a night is told in parts. */
    static void put(Map<LocalDate, NightPrice> nights, NightPrice night) {
        nights.merge(
                night.night(),
                night,
                (first, second) -> new NightPrice(first.night(), first.price().plus(second.price()), first.rateId()));
    }

    /** Lines that say something, one under the other. */
    static String lines(List<String> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
