package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.core.AtOnce;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.delivery.ChannelRule.Kind;
import io.relais.core.delivery.ChannelRule.Scope;
import io.relais.core.delivery.ChannelRule.Values;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The last units are kept back from a channel while it answers slowly, and it is told so by itself. */
class SlownessTest {
    private final TestHouse house = TestHouse.open(new FakePartner());
    private final TestHotel hotel = house.plan().units(3).open();
    private final DeliveryFixture parts = house.deliveryParts;
    private final Slowness slowness =
            new Slowness(house.database, parts.exposure, parts.rules, parts.leases, house.moment);

    @BeforeEach
    void guard() {
        parts.channelRules.save(
                hotel.owner,
                new ChannelRules.Wish(null, hotel.connectionId, Kind.BUFFER, Scope.ALL, Values.countWhenSlow(1), 1));
        round();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void round() {
        for (int i = 0; i < 2; i++) {
            house.time().advance(Duration.ofSeconds(1));
            parts.round();
        }
    }

    private List<AriChange> told() {
        round();
        return house.partner.takeSentChanges();
    }

    private long there() {
        return house.partner.calendar().getOrDefault(hotel.remoteId + "/availability/room//" + DAY, -1L);
    }

    /** A change that waits too long. */
    private void late() {
        hotel.sell(DAY.plusDays(20), 1);
        house.time().advance(Slowness.LATE.plusSeconds(5));
    }

    @Test
    void a_change_that_waits_too_long_keeps_the_last_units_back_without_any_other_change() {
        assertThat(there()).isEqualTo(3);
        assertThat(slowness.watch()).isZero();
        late();
        assertThat(slowness.watch()).isEqualTo(1);
        assertThat(told()).isNotEmpty();
        assertThat(there()).isEqualTo(2);
        assertThat(slowness.watch()).isZero();
    }

    @Test
    void when_it_answers_in_time_again_the_units_come_back_but_not_at_once() {
        late();
        slowness.watch();
        round();
        assertThat(slowness.watch()).isZero();
        house.time().advance(Duration.ofHours(3));
        assertThat(slowness.watch()).isEqualTo(1);
        round();
        assertThat(there()).isEqualTo(3);
    }

    @Test
    void it_stays_slow_for_some_minutes_so_that_units_do_not_come_and_go() {
        late();
        slowness.watch();
        round();
        house.time().advance(Slowness.LEAST.minusMinutes(1));
        assertThat(slowness.watch()).isZero();
    }

    @Test
    void a_channel_without_such_a_buffer_is_left_alone() {
        ChannelRule rule =
                parts.channelRules.list(hotel.owner, hotel.connectionId).getFirst();
        parts.channelRules.delete(hotel.owner, hotel.connectionId, rule.id());
        late();
        assertThat(slowness.watch()).isZero();
    }

    @Test
    void two_hubs_that_look_at_once_mark_once() {
        late();
        List<Callable<Integer>> hubs = IntStream.range(0, 4)
                .mapToObj(i -> (Callable<Integer>) slowness::watch)
                .toList();
        assertThat(AtOnce.run(hubs).stream()
                        .mapToInt(outcome -> outcome.value().getFirst())
                        .sum())
                .isEqualTo(1);
    }
}
