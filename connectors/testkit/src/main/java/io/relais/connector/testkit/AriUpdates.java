package io.relais.connector.testkit;

import io.relais.connector.AriChange;
import io.relais.connector.AriUpdate;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Makes updates for one fixture: small and readable, random, or far too large for one message. */
final class AriUpdates {
    private static final LocalDate FIRST = LocalDate.parse("2027-01-20");

    private final AriFixture fixture;

    AriUpdates(AriFixture fixture) {
        this.fixture = fixture;
    }

    /** One change of each kind. */
    AriUpdate small() {
        NightRange nights = new NightRange(FIRST, FIRST.plusDays(3));
        String room = fixture.roomIds().getFirst();
        String rate = fixture.rateIds().getFirst();
        return update(List.of(
                new AriChange.Availability(room, nights, 4),
                price(room, rate, nights, 12_345),
                new AriChange.Restricted(room, rate, nights, new Restriction(2, 1, 14, false, true, false))));
    }

    /** A single price in another currency. */
    AriUpdate priced(Money price) {
        AriChange change = new AriChange.Price(
                fixture.roomIds().getFirst(),
                fixture.rateIds().getFirst(),
                NightRange.of(FIRST),
                fixture.perOccupancy() ? 2 : 0,
                price);
        return new AriUpdate(fixture.remotePropertyId(), price.currency(), List.of(change));
    }

    /** Any mixture of runs, in any order. The same seed gives the same update. */
    AriUpdate random(long seed) {
        Random random = new Random(seed);
        List<AriChange> changes = new ArrayList<>();
        for (String room : fixture.roomIds()) {
            changes.addAll(runs(random, nights -> new AriChange.Availability(room, nights, random.nextInt(0, 20))));
            for (String rate : fixture.rateIds()) {
                changes.addAll(
                        runs(random, nights -> new AriChange.Restricted(room, rate, nights, restriction(random))));
                for (int occupancy : occupancies()) {
                    changes.addAll(runs(
                            random,
                            nights -> new AriChange.Price(
                                    room, rate, nights, occupancy, money(random.nextInt(1, 500_000)))));
                }
            }
        }
        Collections.shuffle(changes, random);
        return update(changes);
    }

    /** Another value every night, for many products. */
    AriUpdate huge() {
        List<AriChange> changes = new ArrayList<>();
        for (int product = 100; product < 140; product++) {
            String room = fixture.roomIds().getFirst() + product;
            for (int day = 0; day < 500; day++) {
                NightRange night = NightRange.of(FIRST.plusDays(day));
                changes.add(new AriChange.Availability(room, night, day % 7));
                for (String rate : fixture.rateIds()) {
                    String rateId = rate + product;
                    changes.add(new AriChange.Restricted(
                            room, rateId, night, new Restriction(1 + day % 3, 1, 0, false, day % 2 == 0, false)));
                    for (int occupancy : occupancies()) {
                        changes.add(new AriChange.Price(
                                room, rateId, night, occupancy, money(10_000L + day * 7L + occupancy)));
                    }
                }
            }
        }
        return update(changes);
    }

    private AriUpdate update(List<AriChange> changes) {
        return new AriUpdate(fixture.remotePropertyId(), fixture.currency(), changes);
    }

    private AriChange price(String room, String rate, NightRange nights, long minor) {
        return new AriChange.Price(room, rate, nights, fixture.perOccupancy() ? 2 : 0, money(minor));
    }

    private Money money(long minor) {
        return new Money(minor, fixture.currency());
    }

    private List<Integer> occupancies() {
        return fixture.perOccupancy() ? List.of(1, 2, 3) : List.of(0);
    }

    private static Restriction restriction(Random random) {
        return new Restriction(
                random.nextInt(1, 4),
                random.nextInt(1, 3),
                random.nextInt(0, 15),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private static List<AriChange> runs(Random random, Function<NightRange, AriChange> change) {
        List<AriChange> runs = new ArrayList<>();
        LocalDate first = FIRST.plusDays(random.nextInt(0, 40));
        for (int run = random.nextInt(0, 5); run > 0; run--) {
            LocalDate last = first.plusDays(random.nextInt(0, 50));
            runs.add(change.apply(new NightRange(first, last)));
            first = last.plusDays(random.nextInt(1, 10));
        }
        return runs;
    }
}
