package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.delivery.Reconciliation;
import io.relais.core.delivery.Reconciliations;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RoomNight;
import io.relais.sandbox.world.Stock;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What somebody changed at a partner itself: found by asking, told again, and nothing else with it. Asking for a whole horizon twice
 * takes half a minute, so it is for long runs; ReconcilerTest asks as much of a partner without a wire each time.
 */
@QuarkusTest
@EnabledIfSystemProperty(named = "relais.long", matches = "true")
class ReconcileFlowTest {
    private static final long SEED = 20_270_314;
    /** At each of two partners. */
    private static final int CORRUPTED = 250;

    @Inject
    Inns inns;

    @Inject
    Books books;

    @Inject
    Reconciliations reconciliations;

    @Inject
    Clock clock;

    private Inn inn;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void five_hundred_random_cells_changed_at_the_partners_are_healed_in_one_comparison_without_a_needless_write() {
        inns.calendar().restrict(inn.principal(), inn.product(), inn.calendar(), Restriction.NONE);
        books.awaitTold(inn);
        Random random = new Random(SEED);
        Map<Outlet, List<Held>> before = new LinkedHashMap<>();
        Map<Outlet, Long> told = new LinkedHashMap<>();
        for (Outlet outlet : inn.outlets()) {
            before.put(outlet, held(outlet));
            told.put(outlet, books.valuesTold(outlet));
            corrupt(outlet, random);
        }
        assertThat(before)
                .allSatisfy((outlet, held) ->
                        assertThat(differing(held, held(outlet))).hasSize(CORRUPTED));

        compare();

        assertThat(before)
                .allSatisfy((outlet, held) ->
                        assertThat(differing(held, held(outlet))).isEmpty());
        assertThat(told)
                .allSatisfy((outlet, count) ->
                        assertThat(books.valuesTold(outlet) - count).isEqualTo(CORRUPTED));
        assertThat(inn.outlets())
                .allSatisfy(outlet -> assertThat(outcomes(outlet)).containsOnly(Reconciliation.Outcome.HEALED));

        long calls = Partners.ariCalls();
        compare();
        assertThat(Partners.ariCalls()).isEqualTo(calls);
    }

    private void compare() {
        Instant begin = Instant.now(clock);
        inn.outlets().forEach(outlet -> reconciliations.run(inn.principal(), outlet.connectionId()));
        inn.outlets()
                .forEach(outlet -> Patience.until(() -> assertThat(reconciliations
                                .latest(inn.principal(), outlet.connectionId())
                                .finishedAt())
                        .isAfter(begin)));
        books.awaitTold(inn);
        books.awaitCourierRounds();
    }

    private List<Reconciliation.Outcome> outcomes(Outlet outlet) {
        return reconciliations.latest(inn.principal(), outlet.connectionId()).differences().stream()
                .map(Reconciliation.Difference::outcome)
                .toList();
    }

    /** Each on a night of its own: a count, a price or a shortest stay. */
    private void corrupt(Outlet outlet, Random random) {
        List<Integer> nights =
                new ArrayList<>(IntStream.range(0, Inn.NIGHTS - 1).boxed().toList());
        Collections.shuffle(nights, random);
        long at = Instant.now(clock).getEpochSecond() * 1_000_000_000L;
        outlet.partner().locked(() -> {
            Stock stock = outlet.partner().stock();
            for (int offset : nights.subList(0, CORRUPTED)) {
                Range night = new Range(inn.day(offset), inn.day(offset));
                switch (random.nextInt(3)) {
                    case 0 -> stock.setCount(outlet.rate().roomId(), night, random.nextInt(Inn.UNITS), at);
                    case 1 -> {
                        long wrong = 5_000L + random.nextInt(5_000);
                        stock.changeRate(outlet.rate(), night, at, one -> wronglyPriced(one, wrong));
                    }
                    default -> {
                        int stay = 2 + random.nextInt(5);
                        stock.changeRate(outlet.rate(), night, at, one -> one.withMinStayArrival(stay));
                    }
                }
            }
            return true;
        });
    }

    private static RateNight wronglyPriced(RateNight night, long minor) {
        RateNight priced = night;
        for (int guests : night.prices().keySet()) {
            priced = priced.withPrice(guests, minor);
        }
        return priced;
    }

    /** One night as the partner holds it, without when it learned so. */
    private record Held(LocalDate night, int count, RateNight rate) {}

    private List<Held> held(Outlet outlet) {
        return outlet.partner()
                .locked(() -> IntStream.range(0, Inn.NIGHTS)
                        .mapToObj(inn::day)
                        .map(night -> {
                            RoomNight room =
                                    outlet.partner().stock().room(outlet.rate().roomId(), night);
                            RateNight rate = outlet.partner()
                                    .stock()
                                    .rate(outlet.rate().roomId(), outlet.rate().rateId(), night);
                            return new Held(night, room.count(), timeless(rate));
                        })
                        .toList());
    }

    private static RateNight timeless(RateNight night) {
        return new RateNight(
                night.closed(),
                night.closedToArrival(),
                night.closedToDeparture(),
                Math.max(1, night.minStayArrival()),
                Math.max(1, night.minStayThrough()),
                night.maxStay(),
                night.prices(),
                night.stays(),
                0);
    }

    private static List<Held> differing(List<Held> before, List<Held> after) {
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .mapToObj(after::get)
                .toList();
    }
}
