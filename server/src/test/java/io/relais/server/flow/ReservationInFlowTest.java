package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.event.EventType;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.SheetStay;
import io.relais.core.reservation.Source;
import io.relais.core.reservation.Status;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.BookedRoom.BookedNight;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Guest;
import io.relais.sandbox.world.Revision;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class ReservationInFlowTest {
    private static final Guest GUEST = new Guest(
            "Åse", "Ångström-Øvrebø", "ase@example.com", "+47 900 00 000", "no", "nb", "Bergen", "Kaigaten 1", "5003");

    @Inject
    Inns inns;

    @Inject
    Books books;

    /** Where the guest books. */
    record Place(String name, Model model, int outlet) {
        Outlet of(Inn inn) {
            return inn.outlets().get(outlet);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Each partner, each form of message, currencies with 0, 2 and 3 decimals. */
    static List<Place> places() {
        return List.of(
                new Place("euros at Booking.com", Model.LODGE, 0),
                new Place("euros at Channex", Model.LODGE, 1),
                new Place("yen at Booking.com", Model.TWIN, 0),
                new Place("yen at Channex", Model.TWIN, 1),
                new Place("dinars over B.XML", Model.SUITE, 0));
    }

    @AfterEach
    void close() {
        inns.close();
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_booking_is_in_the_register_with_guest_stay_and_price_and_its_nights_are_taken_everywhere(Place place) {
        Inn inn = inns.open(place.model);
        Outlet outlet = place.of(inn);
        LocalDate arrival = inn.day(20);
        Revision booked =
                outlet.book(outlet.request(arrival, 3).withParty(2, 1).withGuest(GUEST, "A room with a view, please"));
        new FrontDoor(inn).pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        ReservationSheet sheet = books.sheet(inn, booked);
        assertRow(inn, booked, sheet.row());
        assertThat(sheet.contact().name()).isEqualTo(GUEST.fullName());
        assertThat(sheet.contact().details().phone()).isEqualTo(GUEST.phone());
        assertStay(inn, booked.rooms().getFirst(), sheet.stays().getFirst());
        assertThat(books.history(inn, booked)).containsExactly(EventType.RESERVATION_CREATED);
        assertThat(books.sold(inn, arrival, 4)).containsExactly(1, 1, 1, 0);
        inn.outlets()
                .forEach(one ->
                        Patience.until(() -> assertThat(one.free(arrival, 4)).containsExactly(3, 3, 3, 4)));
        Patience.until(() -> assertThat(outlet.waiting()).isZero());
    }

    @ParameterizedTest
    @MethodSource("places")
    void a_change_moves_the_nights_and_a_cancellation_frees_them_everywhere(Place place) {
        Inn inn = inns.open(place.model);
        Outlet outlet = place.of(inn);
        FrontDoor door = new FrontDoor(inn);
        LocalDate arrival = inn.day(30);
        Revision booked = outlet.book(arrival, 2);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        Revision moved = outlet.move(booked, arrival.plusDays(1), 3);
        door.pull(outlet);
        Patience.until(
                () -> assertThat(books.sheet(inn, booked).row().arrival()).isEqualTo(arrival.plusDays(1)));
        inn.outlets()
                .forEach(one ->
                        Patience.until(() -> assertThat(one.free(arrival, 5)).containsExactly(4, 3, 3, 3, 4)));
        assertRow(inn, moved, books.sheet(inn, booked).row());
        assertStay(
                inn, moved.rooms().getFirst(), books.sheet(inn, booked).stays().getFirst());
        outlet.cancel(booked);
        door.pull(outlet);
        inn.outlets()
                .forEach(one ->
                        Patience.until(() -> assertThat(one.free(arrival, 5)).containsOnly(4)));
        Patience.until(() -> assertThat(books.sheet(inn, booked).row().status()).isEqualTo(Status.CANCELLED));
        assertThat(books.sold(inn, arrival, 5)).containsOnly(0);
        assertThat(books.history(inn, booked))
                .containsExactly(
                        EventType.RESERVATION_CREATED, EventType.RESERVATION_MODIFIED, EventType.RESERVATION_CANCELLED);
        assertThat(books.messages(outlet, "applied")).isEqualTo(3);
    }

    @Test
    void a_booking_of_two_rooms_takes_two_units_and_gives_back_the_one_that_is_dropped() {
        Inn inn = inns.open(Model.LODGE);
        Outlet outlet = inn.booking();
        FrontDoor door = new FrontDoor(inn);
        LocalDate arrival = inn.day(40);
        Revision booked = outlet.book(outlet.request(arrival, 2).withRooms(2));
        door.pull(outlet);
        Patience.until(() -> assertThat(inn.channex().free(arrival, 2)).containsExactly(2, 2));
        assertThat(books.sheet(inn, booked).stays()).hasSize(2);
        outlet.change(booked, ChangeRequest.dropping(booked.rooms().getFirst().reservationId()));
        door.pull(outlet);
        Patience.until(() -> assertThat(inn.channex().free(arrival, 2)).containsExactly(3, 3));
        assertThat(books.sheet(inn, booked).stays())
                .singleElement()
                .satisfies(stay -> assertStay(inn, booked.rooms().getLast(), stay));
    }

    @Test
    void a_poll_that_was_asked_for_while_another_ran_is_not_forgotten() {
        Inn inn = inns.open(Model.LODGE);
        Outlet outlet = inn.booking();
        FrontDoor door = new FrontDoor(inn);
        Partners.fault("booking.reservations.pull.changes", FaultKind.DELAY);
        door.pull(outlet);
        // New bookings have been handed out by the time the poll stands still at the queue of changes.
        Partners.awaitFaultsOver();
        Revision booked = outlet.book(inn.day(50), 1);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
    }

    private static void assertRow(Inn inn, Revision told, RegisterRow row) {
        BookedRoom room = told.rooms().getFirst();
        assertThat(row.externalId()).isEqualTo(told.bookingId());
        assertThat(row.source()).isEqualTo(Source.CHANNEL);
        assertThat(row.status()).isEqualTo(Status.CONFIRMED);
        assertThat(row.conflict()).isEqualTo(Conflict.NONE);
        assertThat(row.guestName()).isEqualTo(told.guest().fullName());
        assertThat(row.arrival()).isEqualTo(room.arrival());
        assertThat(row.departure()).isEqualTo(room.departure());
        assertThat(row.adults() + row.children()).isEqualTo(room.guests());
        assertThat(row.unitTypes()).isEqualTo("Kind A");
        assertThat(row.total()).isEqualTo(new Money(told.total(), inn.model().currency()));
    }

    private static void assertStay(Inn inn, BookedRoom told, SheetStay stay) {
        assertThat(stay.dates().arrival()).isEqualTo(told.arrival());
        assertThat(stay.dates().departure()).isEqualTo(told.departure());
        assertThat(stay.unitTypeId()).isEqualTo(inn.product().unitTypeId());
        assertThat(stay.ratePlanId()).isEqualTo(inn.product().ratePlanId());
        assertThat(stay.holding()).isTrue();
        assertThat(stay.nightAmounts())
                .isEqualTo(told.nights().stream()
                        .map(BookedNight::amount)
                        .map(amount -> new Money(amount, inn.model().currency()))
                        .toList());
    }
}
