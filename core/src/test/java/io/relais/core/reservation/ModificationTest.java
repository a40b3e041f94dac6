package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Inbound;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.vocabulary.StayDates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the later messages of a reservation do to it. */
class ModificationTest {
    private static final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
        Invariants.overbookingIsShown(house.database);
        assertThat(house.parked.list(hotel.owner)).isEmpty();
    }

    @Test
    void a_cancellation_before_the_new_reservation_stays_and_its_details_are_filled_in() {
        house.receiveOneByOne(
                hotel,
                hotel.message("A")
                        .cancelled()
                        .minute(5)
                        .withoutContent()
                        .withoutContact()
                        .inbound(),
                hotel.message("A").inbound());
        ReservationSheet sheet = hotel.get("A");
        assertThat(sheet.row().status()).isEqualTo(Status.CANCELLED);
        assertThat(sheet.stays().getFirst().dates()).isEqualTo(StayDates.of(DAY, 2));
        assertThat(sheet.contact().name()).isEqualTo("Zoé Müller");
        assertThat(sheet.row().total().minor()).isEqualTo(200_00);
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(types("A")).contains(EventType.MESSAGE_OVERTAKEN);
    }

    @Test
    void a_modification_may_drop_a_room_and_extend_another() {
        house.receive(
                hotel, hotel.message("A").stay("1", DAY, 2).stay("2", DAY, 2).inbound());
        assertThat(hotel.sold(DAY)).isEqualTo(2);
        house.receive(
                hotel,
                hotel.message("A")
                        .modified()
                        .minute(1)
                        .stay("2", DAY.plusDays(1), 3)
                        .inbound());
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(hotel.sold(DAY.plusDays(3))).isEqualTo(1);
        ReservationSheet sheet = hotel.get("A");
        assertThat(sheet.stays()).hasSize(1);
        assertThat(sheet.row().arrival()).isEqualTo(DAY.plusDays(1));
        assertThat(sheet.row().departure()).isEqualTo(DAY.plusDays(4));
        assertThat(sheet.version()).isEqualTo(1);
    }

    @Test
    void a_modification_may_change_the_type() {
        UUID single = hotel.addType("Single", 1, new ArrayList<>());
        house.map(hotel.connectionId, new Mapping("small", "rate", single, hotel.planId));
        house.receiveOneByOne(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A")
                        .modified()
                        .minute(1)
                        .stay("1", "small", "rate", DAY, 2)
                        .inbound());
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(hotel.get("A").row().unitTypes()).isEqualTo("Single");
    }

    @Test
    void a_modification_without_any_room_gives_everything_back() {
        house.receiveOneByOne(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A").modified().minute(1).withoutStays().inbound());
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NO_STAY);
        assertThat(hotel.get("A").row().arrival()).isNull();
    }

    @Test
    void two_rooms_under_one_number_are_two_rooms() {
        house.receive(
                hotel,
                hotel.message("A")
                        .stay("7", DAY, 1)
                        .stay("7", DAY, 1)
                        .stay("7#2", DAY, 1)
                        .inbound());
        assertThat(hotel.get("A").stays()).hasSize(3);
        assertThat(hotel.sold(DAY)).isEqualTo(3);
    }

    @Test
    void a_cancelled_reservation_that_is_modified_later_lives_again() {
        house.receiveOneByOne(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A").cancelled().minute(1).withoutContent().inbound());
        assertThat(hotel.sold(DAY)).isZero();
        house.receive(
                hotel, hotel.message("A").modified().minute(2).withoutContent().inbound());
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.CONFIRMED);
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    @Test
    void a_late_modification_of_before_the_cancellation_revives_nothing() {
        house.receiveOneByOne(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A").cancelled().minute(3).inbound(),
                hotel.message("A").modified().minute(2).stay("1", DAY, 5).inbound());
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.CANCELLED);
        assertThat(hotel.get("A").stays().getFirst().dates()).isEqualTo(StayDates.of(DAY, 2));
    }

    @Test
    void an_assigned_unit_stays_while_dates_and_type_do() {
        house.receive(hotel, hotel.message("A").inbound());
        assign("A", hotel.unitIds.getFirst());
        house.receive(
                hotel, hotel.message("A").modified().minute(1).remarks("late").inbound());
        assertThat(hotel.get("A").stays().getFirst().unit()).isEqualTo("Double 1");
        house.receive(
                hotel, hotel.message("A").modified().minute(2).stay("1", DAY, 3).inbound());
        assertThat(hotel.get("A").stays().getFirst().unit()).isEmpty();
    }

    @Test
    void a_reservation_that_lives_again_does_not_claim_the_unit_that_somebody_else_has_now() {
        house.receive(hotel, hotel.message("A").inbound());
        assign("A", hotel.unitIds.getFirst());
        house.receive(hotel, hotel.message("A").cancelled().minute(1).inbound());
        house.receive(hotel, hotel.message("B").inbound());
        assign("B", hotel.unitIds.getFirst());
        house.receive(hotel, hotel.message("A").modified().minute(2).inbound());
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.CONFIRMED);
        assertThat(hotel.get("A").stays().getFirst().unit()).isEmpty();
        house.receive(
                hotel, hotel.message("A").cancelled().minute(3).withoutContent().inbound());
        house.receive(
                hotel, hotel.message("A").modified().minute(4).withoutContent().inbound());
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.CONFIRMED);
        assertThat(hotel.get("B").stays().getFirst().unit()).isEqualTo("Double 1");
    }

    @Test
    void a_message_that_comes_again_changes_nothing_and_leaves_no_second_line_in_the_history() {
        Inbound message = hotel.message("A").inbound();
        assertThat(house.inbox.store(hotel.accountId, List.of(message, message), ""))
                .isEqualTo(1);
        assertThat(house.inbox.store(hotel.accountId, List.of(message), "")).isZero();
        house.reservationParts.applyAll();
        house.receive(hotel, hotel.message("A").copy(1));
        assertThat(types("A")).containsExactly(EventType.RESERVATION_CREATED);
        assertThat(hotel.get("A").version()).isZero();
    }

    @Test
    void the_history_tells_what_happened_in_the_order_it_happened_also_within_one_instant() {
        for (int i = 0; i < 10; i++) {
            String number = "S-" + i;
            house.receive(
                    hotel,
                    hotel.message(number).inbound(),
                    hotel.message(number).cancelled().minute(1).inbound());
            assertThat(types(number)).containsExactly(EventType.RESERVATION_CREATED, EventType.RESERVATION_CANCELLED);
        }
    }

    @Test
    void a_change_is_told_with_what_was_before_and_by_whom() {
        house.receiveOneByOne(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A")
                        .modified()
                        .minute(1)
                        .withoutContact()
                        .stay("1", DAY, 3)
                        .inbound());
        Event event =
                house.reservations.history(hotel.owner, hotel.get("A").id()).getLast();
        assertThat(event.type()).isEqualTo(EventType.RESERVATION_MODIFIED);
        assertThat(event.actor().name()).isEqualTo("Fake partner");
        assertThat(event.trace()).isEqualTo("trace-1");
        assertThat(event.changes())
                .contains(
                        new Event.Change("departure", "2026-07-03", "2026-07-04"),
                        new Event.Change("total", "200.00 EUR", "300.00 EUR"));
    }

    private void assign(String reservation, UUID unit) {
        ReservationSheet sheet = hotel.get(reservation);
        house.reservations.assignUnit(
                hotel.owner, sheet.id(), sheet.stays().getFirst().id(), Optional.of(unit));
    }

    private List<EventType> types(String reservation) {
        return house.reservations.history(hotel.owner, hotel.get(reservation).id()).stream()
                .map(Event::type)
                .toList();
    }
}
