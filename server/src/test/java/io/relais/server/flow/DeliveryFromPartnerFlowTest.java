package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.event.EventType;
import io.relais.core.reservation.Status;
import io.relais.sandbox.wire.Call;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.Revision;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner and the network do to messages on their way in. The register has each reservation once, as last told. */
@QuarkusTest
class DeliveryFromPartnerFlowTest {
    @Inject
    Inns inns;

    @Inject
    Books books;

    private Inn inn;
    private FrontDoor door;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
        door = new FrontDoor(inn);
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void nothing_is_acknowledged_before_it_is_kept(int partner) throws Exception {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        try (AutoCloseable failing = books.fail("inbox", "new.account_id = '" + outlet.accountId() + "'")) {
            door.pull(outlet);
            Patience.until(() -> assertThat(outlet.isDelivered(booked)).isTrue());
            books.awaitPulled(outlet);
            assertThat(failing).isNotNull();
        }
        assertThat(Partners.calls(outlet.acknowledgement())).isZero();
        assertThat(books.rows(inn, booked)).isEmpty();
        door.pull(outlet);
        Patience.until(() -> assertThat(outlet.isAcknowledged(booked)).isTrue());
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_lost_acknowledgement_brings_the_message_again_and_the_register_has_it_once(int partner) {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        Partners.fault(outlet.acknowledgement(), FaultKind.LOST_ACK);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        books.awaitPulled(outlet);
        assertThat(outlet.waiting()).isEqualTo(1);
        door.pull(outlet);
        Patience.until(() -> assertThat(outlet.isAcknowledged(booked)).isTrue());
        assertOnce(outlet, booked);
    }

    static Stream<Arguments> troubles() {
        return Stream.of(0, 1)
                .flatMap(partner -> Stream.of(
                                FaultKind.DELAY,
                                FaultKind.ERROR,
                                FaultKind.ERROR_AFTER,
                                FaultKind.THROTTLE,
                                FaultKind.DROP,
                                FaultKind.DROP_BEFORE)
                        .map(kind -> Arguments.of(partner, kind)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_with_one_poll_only_delays(int partner, FaultKind trouble) {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        Partners.fault(outlet.feed(), trouble);
        door.pull(outlet);
        Partners.awaitFaultsOver();
        books.awaitPulled(outlet);
        door.pull(outlet);
        Patience.until(() -> assertThat(outlet.isAcknowledged(booked)).isTrue());
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertOnce(outlet, booked);
        assertThat(door.connection(outlet).getString("state")).isEqualTo("active");
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_with_one_acknowledgement_makes_no_second_reservation(int partner, FaultKind trouble) {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        Partners.fault(outlet.acknowledgement(), trouble);
        door.pull(outlet);
        Partners.awaitFaultsOver();
        books.awaitPulled(outlet);
        door.pull(outlet);
        Patience.until(() -> assertThat(outlet.isAcknowledged(booked)).isTrue());
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertOnce(outlet, booked);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_partner_that_asks_for_a_pause_gets_it_and_is_asked_again_without_anybody(int partner) {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        Partners.sandbox()
                .faults()
                .add(FaultRule.of(outlet.feed(), FaultKind.THROTTLE)
                        .withCount(1)
                        .withRetryAfterSeconds(2));
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        List<Call> polls = Partners.sandbox().calls().list(outlet.feed(), 0, 50);
        int refused = polls.stream().map(Call::status).toList().indexOf(429);
        long pause = polls.get(refused + 1).atNanos() - polls.get(refused).atNanos();
        assertThat(pause).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void messages_that_come_twice_and_the_last_first_end_in_the_last_state(int partner) {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        Revision moved = outlet.move(booked, inn.day(12), 3);
        Revision other = outlet.book(inn.day(20), 1);
        outlet.move(other, inn.day(21), 1);
        outlet.cancel(other);
        String polls = partner == 0 ? "booking.reservations.pull" : "channex.feed";
        Partners.sandbox().faults().add(FaultRule.of(polls, FaultKind.DUPLICATE));
        Partners.sandbox().faults().add(FaultRule.of(polls, FaultKind.REORDER));
        Patience.until(() -> {
            door.pull(outlet);
            assertThat(outlet.waiting()).isZero();
        });
        Patience.until(() -> assertThat(books.messages(outlet, "applied")).isEqualTo(5));
        assertThat(books.sheet(inn, booked).row().arrival())
                .isEqualTo(moved.rooms().getFirst().arrival());
        assertThat(books.sheet(inn, booked).row().total().minor()).isEqualTo(moved.total());
        assertThat(books.sheet(inn, booked).row().guestName())
                .isEqualTo(booked.guest().fullName());
        assertThat(books.sheet(inn, other).row().status()).isEqualTo(Status.CANCELLED);
        assertThat(books.sold(inn, inn.day(10), 12)).containsExactly(0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0);
        inn.outlets()
                .forEach(one -> Patience.until(
                        () -> assertThat(one.free(inn.day(11), 5)).containsExactly(4, 3, 3, 3, 4)));
    }

    @Test
    void a_change_that_comes_in_a_poll_before_its_booking_waits_for_nothing() {
        Outlet outlet = inn.booking();
        Revision booked = outlet.book(inn.day(10), 2);
        Revision moved = outlet.move(booked, inn.day(12), 3);
        Partners.fault("booking.reservations.pull.new", FaultKind.REORDER);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertThat(outlet.isAcknowledged(booked)).isFalse();
        assertThat(books.sheet(inn, booked).row().arrival())
                .isEqualTo(moved.rooms().getFirst().arrival());
        books.awaitPulled(outlet);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.messages(outlet, "applied")).isEqualTo(2));
        assertThat(books.sheet(inn, booked).row().arrival())
                .isEqualTo(moved.rooms().getFirst().arrival());
        assertThat(books.history(inn, booked))
                .containsExactly(EventType.RESERVATION_CREATED, EventType.MESSAGE_OVERTAKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_message_that_cannot_be_applied_is_parked_and_comes_home_when_tried_again(int partner) throws Exception {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(10), 2);
        try (AutoCloseable failing = books.fail("reservation", "new.property_id = '" + inn.propertyId() + "'")) {
            door.pull(outlet);
            Patience.until(() -> assertThat(books.messages(outlet, "parked")).isEqualTo(1));
            assertThat(failing).isNotNull();
        }
        Patience.until(() -> assertThat(outlet.isAcknowledged(booked)).isTrue());
        assertThat(door.parked().getList("items.reasonCode")).containsExactly("failed");
        door.replay(door.parked().getString("items[0].id"));
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertThat(door.parked().getList("items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_booking_that_came_and_went_between_two_polls_leaves_the_partner_with_our_count(int partner) {
        Outlet outlet = inn.outlets().get(partner);
        NightRange night = NightRange.of(inn.day(10));
        Revision booked = outlet.book(inn.day(10), 1);
        // A count of ours that knows nothing of the booking overwrites the partner's own, which then adds the cancelled
        // unit.
        inns.setCapacity(inn, night, 5);
        books.awaitTold(inn);
        outlet.cancel(booked);
        assertThat(outlet.free(inn.day(10), 1)).containsExactly(6);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.messages(outlet, "applied")).isEqualTo(2));
        books.awaitTold(inn);
        assertThat(outlet.free(inn.day(10), 1)).containsExactly(5);
    }

    @Test
    void nights_of_a_message_that_came_late_are_told_to_the_partner_again() {
        Outlet outlet = inn.booking();
        Revision booked = outlet.book(inn.day(10), 1);
        inns.setCapacity(inn, NightRange.of(inn.day(10)), 5);
        books.awaitTold(inn);
        outlet.move(booked, inn.day(20), 1);
        Partners.fault("booking.reservations.pull.new", FaultKind.REORDER);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.messages(outlet, "applied")).isEqualTo(1));
        books.awaitPulled(outlet);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.messages(outlet, "applied")).isEqualTo(2));
        books.awaitTold(inn);
        assertThat(outlet.free(inn.day(10), 1)).containsExactly(5);
        assertThat(outlet.free(inn.day(20), 1)).containsExactly(3);
    }

    private void assertOnce(Outlet outlet, Revision booked) {
        assertThat(outlet.waiting()).isZero();
        assertThat(books.messages(outlet, "applied")).isEqualTo(1);
        assertThat(books.rows(inn, booked)).hasSize(1);
        assertThat(books.history(inn, booked)).containsExactly(EventType.RESERVATION_CREATED);
        assertThat(books.sold(inn, inn.day(10), 3)).containsExactly(1, 1, 0);
    }
}
