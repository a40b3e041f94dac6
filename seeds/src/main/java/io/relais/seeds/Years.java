package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.inventory.Nights;
import io.relais.core.reservation.Loading;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills a year back and a year ahead with reservations of all sources and statuses: unit by unit, so that none is taken twice. The
 * first units of each type stay free for the samples and for what is booked by hand.
 */
@Singleton
final class Years {
    private static final int DAYS = 365;
    /** Of a hundred reservations so many hold their nights. */
    private static final int HOLDING_PERCENT = 88;

    private static final int FREE_UNITS_MAX = 5;
    private static final long SEED = 20_270_420L;
    private static final List<String> CODES = List.of("SUMMER3333", "EARLY10", "LAC-3333", "FIDELITE", "HIVER25");
    private static final List<String> TAGS = List.of("VIP", "dog", "anniversary", "late arrival", "regular");

    private final Loading loading;
    private final Register register;
    private final Database database;
    private final Nights nights;
    private final Trimmings trimmings;

    @Inject
    Years(Loading loading, Register register, Database database, Nights nights, Trimmings trimmings) {
        this.loading = loading;
        this.register = register;
        this.database = database;
        this.nights = nights;
        this.trimmings = trimmings;
    }

    /** What is sold where, and on which day it is looked at. */
    record Place(House house, LocalDate today) {}

    /** Loads about so many once; nothing where the past year is filled already. */
    void seed(Principal principal, List<Place> places, int reservations, boolean channels) {
        LocalDate longAgo = places.getFirst().today().minusDays(DAYS);
        RegisterQuery past =
                new RegisterQuery("arrival:" + longAgo + ".." + longAgo.plusDays(60), Optional.empty(), false, "", 1);
        if (!register.search(principal, past).rows().isEmpty()) {
            return;
        }
        int units = places.stream()
                .flatMap(place -> place.house().types().stream())
                .mapToInt(type -> used(type).size())
                .sum();
        Random random = new Random(SEED);
        Run run =
                new Run(random, new Crowd(random), channels, 2.0 * DAYS * units * 100 / reservations / HOLDING_PERCENT);
        List<Loading.Finished> all = new ArrayList<>();
        for (Place place : places) {
            open(place);
            for (House.Type type : place.house().types()) {
                all.addAll(run.fill(place, type));
            }
        }
        all.sort(Comparator.comparing(reservation -> reservation.sold().dates().arrival()));
        List<Loading.Finished> whole = trimmings.grouped(principal, all);
        List<UUID> ids = loading.load(principal, whole);
        trimmings.add(
                principal,
                ids,
                whole,
                places.stream()
                        .collect(Collectors.toMap(
                                place -> SeedIds.property(place.house().code()), Place::today)));
    }

    /** Nights of the past year, so that what was sold stands against what there was. */
    private void open(Place place) {
        NightRange past =
                new NightRange(place.today().minusDays(DAYS + 1L), place.today().minusDays(1));
        database.write(handle -> {
            for (House.Type type : place.house().types()) {
                UUID id = SeedIds.unitType(place.house().code(), type.code());
                nights.open(handle, id, past, type.units().size());
            }
            return true;
        });
    }

    private static List<String> used(House.Type type) {
        List<String> units = type.units();
        return units.subList(Math.min(FREE_UNITS_MAX, (units.size() + 1) / 2), units.size());
    }

    /**
     * One filling.
     *
     * @param slot nights from one arrival in a unit to the next, on average
     */
    private record Run(Random random, Crowd crowd, boolean channels, double slot) {
        private static final int LONGEST = 7;

        List<Loading.Finished> fill(Place place, House.Type type) {
            Map<LocalDate, Long> prices = prices(place, type);
            List<Loading.Finished> filled = new ArrayList<>();
            LocalDate end = place.today().plusDays(DAYS);
            for (String unit : used(type)) {
                UUID unitId = SeedIds.unit(place.house().code(), type.code(), unit);
                double next = random.nextDouble() * slot;
                while (true) {
                    LocalDate arrival = place.today().minusDays(DAYS).plusDays((long) next);
                    int length = 1 + random.nextInt(Math.clamp(Math.round(slot * 1.2), 1, LONGEST));
                    length = (int) Math.min(length, Math.max(1, Math.round(slot * 1.4)));
                    if (arrival.plusDays(length).isAfter(end)) {
                        break;
                    }
                    filled.add(finished(place, type, unitId, StayDates.of(arrival, length), prices));
                    if (random.nextInt(HOLDING_PERCENT) >= 2 * HOLDING_PERCENT - 100) {
                        filled.add(finished(place, type, null, StayDates.of(arrival, length), prices));
                    }
                    next = (long) next + Math.max(length, slot * (0.5 + random.nextDouble()));
                }
            }
            return filled;
        }

        private Loading.Finished finished(
                Place place, House.Type type, @Nullable UUID unit, StayDates dates, Map<LocalDate, Long> prices) {
            String house = place.house().code();
            Status status = unit == null ? gone(place, dates) : status(place, dates);
            List<House.Plan> plans = place.house().plans();
            House.Plan plan = plans.get(random.nextInt(plans.size()));
            int adults = 1 + random.nextInt(Math.min(2, type.node().number("maxOccupancy")));
            int lead = 1 + random.nextInt(1 + random.nextInt(200));
            // Two days, because the property's yesterday may not be over everywhere.
            LocalDate made =
                    earlier(dates.arrival().minusDays(lead), place.today().minusDays(2));
            Instant createdAt =
                    made.atTime(8 + random.nextInt(12), random.nextInt(60)).toInstant(ZoneOffset.UTC);
            List<Long> amounts = dates.dates()
                    .map(night -> prices.getOrDefault(night, 0L) * plan.percent() / 100)
                    .toList();
            return new Loading.Finished(
                    origin(house),
                    new Loading.Sold(
                            SeedIds.property(house),
                            SeedIds.unitType(house, type.code()),
                            SeedIds.ratePlan(house, plan.code()),
                            unit,
                            dates),
                    status,
                    Occupancy.of(adults, 0),
                    place.house().currency(),
                    amounts,
                    crowd.next(),
                    beside(place, status, amounts),
                    createdAt);
        }

        private Loading.Beside beside(Place place, Status status, List<Long> amounts) {
            return new Loading.Beside(
                    random.nextInt(12) == 0 ? List.of(CODES.get(random.nextInt(CODES.size()))) : List.of(),
                    random.nextInt(9) == 0 ? List.of(TAGS.get(random.nextInt(TAGS.size()))) : List.of(),
                    status == Status.OPTION
                            ? place.today()
                                    .plusDays(2 + random.nextInt(9))
                                    .atStartOfDay()
                                    .toInstant(ZoneOffset.UTC)
                            : null,
                    switch (status) {
                        case NO_SHOW -> amounts.getFirst();
                        case CANCELLED ->
                            random.nextInt(3) == 0
                                    ? Payments.deposit(amounts.stream()
                                            .mapToLong(Long::longValue)
                                            .sum())
                                    : 0;
                        case PENDING, OPTION, CONFIRMED, CHECKED_IN, CHECKED_OUT -> 0;
                    },
                    null);
        }

        private static LocalDate earlier(LocalDate one, LocalDate other) {
            return one.isBefore(other) ? one : other;
        }

        private Status gone(Place place, StayDates dates) {
            return dates.arrival().isBefore(place.today()) && random.nextInt(6) == 0
                    ? Status.NO_SHOW
                    : Status.CANCELLED;
        }

        private Status status(Place place, StayDates dates) {
            if (!dates.departure().isAfter(place.today())) {
                return Status.CHECKED_OUT;
            }
            if (dates.arrival().isBefore(place.today())) {
                return Status.CHECKED_IN;
            }
            return switch (random.nextInt(20)) {
                case 0 -> Status.PENDING;
                case 1 -> Status.OPTION;
                default -> Status.CONFIRMED;
            };
        }

        private Loading.Origin origin(String house) {
            int die = random.nextInt(20);
            if (die < 9 && channels) {
                return new Loading.Origin(Source.CHANNEL, SeedIds.connection(account(house), house), number(), "");
            }
            Source source = die < 14 ? Source.WEB : die < 18 ? Source.DESK : die < 19 ? Source.API : Source.ASSISTANT;
            return new Loading.Origin(source, null, null, "");
        }

        private static String account(String house) {
            return house.equals("bahr") ? "booking-bxml" : "booking-ota";
        }

        private String number() {
            return "5" + Long.toString(100_000_000_000L + random.nextLong(899_999_999_999L));
        }

        /** Of this year's tariff, for last year too. */
        private static Map<LocalDate, Long> prices(Place place, House.Type type) {
            NightRange all =
                    new NightRange(place.today().minusDays(DAYS), place.today().plusDays(DAYS));
            House.Plan whole = place.house().plans().getFirst();
            Map<LocalDate, Long> prices = new HashMap<>();
            List<Tariff.Run<Money>> runs = new Tariff(place.house(), place.today(), all)
                    .prices(type, whole)
                    .values()
                    .iterator()
                    .next();
            runs.forEach(run -> run.nights()
                    .dates()
                    .forEach(night -> prices.put(night, run.value().minor())));
            return prices;
        }
    }
}
