package io.relais.core.master;

import io.relais.connector.MasterAnswer.Rate;
import io.relais.connector.MasterAnswer.Room;
import io.relais.connector.MasterChange;
import io.relais.connector.MasterChange.OccupancyPrice;
import io.relais.connector.MasterChange.Rules;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Prices and rules that a master sets. */
@Singleton
final class MasterRates {
    private static final long PRICE_MAX = 1_000_000_000_000L;
    private static final int STAY_MAX = 1_000;

    private final Database database;
    private final Calendar calendar;
    private final Prices prices;

    @Inject
    MasterRates(Database database, Calendar calendar, Prices prices) {
        this.database = database;
        this.calendar = calendar;
        this.prices = prices;
    }

    /** A product of ours and the nights that change. */
    record Wanted(Room room, Rate rate, NightRange nights) {
        Product product() {
            return new Product(UUID.fromString(room.id()), UUID.fromString(rate.id()));
        }
    }

    /** What makes the change impossible, in words for the master's people. */
    static Optional<String> wrong(MasterChange.Rate change, Rate rate) {
        if (rate.readOnly()) {
            return Optional.of("this rate plan follows another one here and cannot be set; map the one it follows");
        }
        for (OccupancyPrice price : change.prices()) {
            if (!price.price().currency().equals(rate.currency())) {
                return Optional.of("prices here are in " + rate.currency() + ", not in "
                        + price.price().currency());
            }
            if (price.price().minor() <= 0 || price.price().minor() > PRICE_MAX) {
                return Optional.of("rate must be greater than 0");
            }
        }
        Rules rules = change.rules();
        return tooLong(rules.minStayArrival()) || tooLong(rules.minStayThrough()) || tooLong(rules.maxStay())
                ? Optional.of("lengths of stay must be from 0 to " + STAY_MAX)
                : Optional.empty();
    }

    private static boolean tooLong(Optional<Integer> nights) {
        return nights.filter(count -> count < 0 || count > STAY_MAX).isPresent();
    }

    void apply(Principal principal, Wanted wanted, MasterChange.Rate change) {
        for (OccupancyPrice price : sold(wanted, change.prices())) {
            calendar.setPrice(principal, wanted.product(), wanted.nights(), price.occupancy(), price.price());
        }
        if (!change.rules().equals(Rules.NONE)) {
            restrict(principal, wanted, change.rules());
        }
    }

    /** A rate that is sold by the room has one price: that of the fullest room, which is how it is told. */
    private static List<OccupancyPrice> sold(Wanted wanted, List<OccupancyPrice> told) {
        if (wanted.rate().perOccupancy()) {
            return told.stream()
                    .filter(price -> price.occupancy() <= wanted.room().maxOccupancy())
                    .toList();
        }
        return told.stream()
                .max(Comparator.comparingInt(OccupancyPrice::occupancy))
                .map(price -> new OccupancyPrice(0, price.price()))
                .stream()
                .toList();
    }

    /** What is not told stays: nights that stand otherwise become otherwise, run by run. */
    private void restrict(Principal principal, Wanted wanted, Rules rules) {
        Map<LocalDate, Restriction> before = new HashMap<>();
        database.read(handle -> prices.restrictions(
                        handle,
                        List.of(new io.relais.core.inventory.Wanted(
                                wanted.product(),
                                wanted.nights().first(),
                                wanted.nights().last()))))
                .forEach(found -> before.put(found.night(), found.restriction()));
        LocalDate first = wanted.nights().first();
        Restriction rule = laid(before, first, rules);
        for (LocalDate night = first; !night.isAfter(wanted.nights().last()); night = night.plusDays(1)) {
            Restriction own = laid(before, night, rules);
            if (!own.equals(rule)) {
                calendar.restrict(principal, wanted.product(), new NightRange(first, night.minusDays(1)), rule);
                first = night;
                rule = own;
            }
        }
        calendar.restrict(
                principal,
                wanted.product(),
                new NightRange(first, wanted.nights().last()),
                rule);
    }

    private static Restriction laid(Map<LocalDate, Restriction> before, LocalDate night, Rules rules) {
        Restriction was = before.getOrDefault(night, Restriction.NONE);
        return new Restriction(
                Math.max(1, rules.minStayArrival().orElse(was.minStayArrival())),
                Math.max(1, rules.minStayThrough().orElse(was.minStayThrough())),
                rules.maxStay().orElse(was.maxStay()),
                rules.closed().orElse(was.closed()),
                rules.closedToArrival().orElse(was.closedToArrival()),
                rules.closedToDeparture().orElse(was.closedToDeparture()));
    }
}
