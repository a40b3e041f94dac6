package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.core.FakePartner;
import io.relais.core.ReadablePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a partner holds against what it acknowledged: found, told again, and not fought over. */
class ReconcilerTest {
    private final ReadablePartner partner = new ReadablePartner();
    private final TestHouse house = TestHouse.open(partner);
    private final TestHotel hotel = house.plan().units(5).open();
    private final ReconciliationFixture parts = new ReconciliationFixture(house);

    @BeforeEach
    void tell_what_there_is() {
        for (int people = 1; people <= 5; people++) {
            hotel.price(hotel.typeId, people, 90_00 + people);
        }
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
        parts.settle();
        partner.takeSent();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void random_corruption_is_healed_in_one_comparison_and_nothing_else_is_sent() {
        Map<String, Long> right = new TreeMap<>(partner.calendar());
        List<String> cells = new ArrayList<>(right.keySet());
        Random random = new Random(20_270_101);
        Collections.shuffle(cells, random);
        int corrupted = Math.min(500, cells.size());
        cells.subList(0, corrupted)
                .forEach(cell -> partner.calendar()
                        .compute(cell, (key, value) -> key.contains("/closed/") ? 1L : value + 1 + random.nextInt(9)));

        Reconciliation done = parts.compare(hotel);

        assertThat(new TreeMap<>(partner.calendar())).isEqualTo(right);
        List<AriMessage> sent = partner.takeSent();
        assertThat(sent.stream()
                        .flatMap(message -> message.changes().stream())
                        .mapToInt(change ->
                                Math.toIntExact(change.nights().dates().count()))
                        .sum())
                .isEqualTo(corrupted);
        assertThat(done.differences())
                .hasSize(corrupted)
                .allMatch(one -> one.outcome() == Reconciliation.Outcome.HEALED);
        // One packet for what each question brought up at most.
        assertThat(sent).hasSizeLessThanOrEqualTo(365 / 31 + 1);
    }

    @Test
    void a_partner_that_holds_what_it_acknowledged_is_told_nothing() {
        Reconciliation done = parts.compare(hotel);
        assertThat(partner.takeSent()).isEmpty();
        assertThat(done.differences()).isEmpty();
        assertThat(done.calls()).isEqualTo(12);
        assertThat(partner.takeAsked())
                .first()
                .isEqualTo(new NightRange(LocalDate.parse("2026-06-01"), LocalDate.parse("2026-07-01")));
    }

    @Test
    void a_sale_that_is_still_on_its_way_is_not_taken_for_a_difference() {
        // The partner counts down by itself; its message is waiting to be pulled.
        partner.calendar().put(at(DAY), 4L);
        partner.offer(hotel.message("A").stay("1", DAY, 1).inbound());
        Reconciliation done = parts.compare(hotel);
        assertThat(done.differences()).isEmpty();
        assertThat(partner.calendar()).containsEntry(at(DAY), 4L);
        assertThat(hotel.free(DAY)).isEqualTo(4);
    }

    @Test
    void what_was_changed_at_the_partner_is_reported_with_old_and_new_and_told_again() {
        partner.calendar().put(at(DAY), 9L);
        Reconciliation done = parts.compare(hotel);
        assertThat(done.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.night()).isEqualTo(DAY);
            assertThat(difference.known()).isEqualTo("5");
            assertThat(difference.observed()).isEqualTo("9");
        });
        assertThat(partner.takeSentChanges())
                .containsExactly(new AriChange.Availability("room", NightRange.of(DAY), 5));
    }

    @Test
    void what_is_changed_back_again_and_again_is_left_alone_and_shown() {
        for (int i = 0; i < 3; i++) {
            partner.calendar().put(at(DAY), 9L);
            parts.compare(hotel);
            assertThat(partner.calendar()).containsEntry(at(DAY), 5L);
        }
        partner.takeSent();
        partner.calendar().put(at(DAY), 9L);
        parts.compare(hotel);
        assertThat(partner.takeSent()).isEmpty();
        assertThat(partner.calendar()).containsEntry(at(DAY), 9L);
        assertThat(parts.outcomes(hotel))
                .startsWith(Reconciliation.Outcome.LEFT)
                .hasSize(4);
        assertThat(house.channels.get(hotel.owner, hotel.connectionId).rejected())
                .isEqualTo(1);
        // Until something else is wanted there.
        hotel.sell(DAY, 1);
        parts.settle();
        assertThat(partner.calendar()).containsEntry(at(DAY), 4L);
    }

    @Test
    void a_connection_is_compared_once_every_night_at_a_minute_of_its_own() {
        parts.reconciler.run();
        Reconciliation planned = parts.reconciliations.latest(hotel.owner, hotel.connectionId);
        assertThat(planned.nextAt())
                .isBetween(house.clock.instant(), house.clock.instant().plus(Duration.ofDays(1)));
        assertThat(parts.reconciler.run()).isZero();
        house.time().advance(Duration.ofDays(1));
        assertThat(parts.reconciler.run()).isEqualTo(1);
        assertThat(partner.takeAsked()).hasSize(1);
        assertThat(parts.reconciler.run()).as("spread over the night").isZero();
    }

    @Test
    void a_channel_that_does_not_tell_what_it_holds_cannot_be_compared() {
        try (TestHouse mute = TestHouse.open(new FakePartner())) {
            TestHotel inn = mute.hotel();
            ReconciliationFixture silent = new ReconciliationFixture(mute);
            assertThat(silent.reconciliations
                            .latest(inn.owner, inn.connectionId)
                            .possible())
                    .isFalse();
            assertThatThrownBy(() -> silent.reconciliations.run(inn.owner, inn.connectionId))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.READ_BACK_MISSING));
        }
    }

    private String at(LocalDate night) {
        return hotel.remoteId + "/availability/room//" + night;
    }
}
