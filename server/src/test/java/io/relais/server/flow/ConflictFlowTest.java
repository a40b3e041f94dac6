package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.event.EventType;
import io.relais.core.inventory.Product;
import io.relais.core.reservation.Conflict;
import io.relais.core.reservation.Status;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Revision;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a partner sold and we could not expect: it is kept, shown, and put right as soon as it can be. */
@QuarkusTest
class ConflictFlowTest {
    /** The campsite's tent-lodge, which no inn maps by itself. */
    private static final RateOf UNMAPPED = new RateOf("110010103", "4400001");

    private static final String OTHER_HOTEL = "1100102";

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

    @Test
    void a_booking_of_an_unmapped_room_is_kept_and_takes_its_nights_once_the_room_is_mapped() {
        Outlet other = new Outlet(
                inn.booking().accountId(),
                inn.booking().connectionId(),
                new Model.Desk(
                        "booking-com",
                        inn.booking().desk().hotelId(),
                        UNMAPPED,
                        inn.booking().desk().credentials()));
        UUID type = inns.addUnitType(inn, "B");
        Revision booked = other.book(other.request(inn.day(10), 2).forced());
        door.pull(other);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertThat(books.sheet(inn, booked).row().conflict()).isEqualTo(Conflict.UNMAPPED_ROOM);
        assertThat(books.sheet(inn, booked).row().total().minor()).isEqualTo(booked.total());
        assertThat(books.sheet(inn, booked).stays())
                .singleElement()
                .satisfies(stay -> assertThat(stay.unitTypeId()).isNull());
        inns.map(other, new Product(type, inn.product().ratePlanId()));
        Patience.until(
                () -> assertThat(books.sheet(inn, booked).row().conflict()).isEqualTo(Conflict.NONE));
        assertThat(books.sheet(inn, booked).stays()).singleElement().satisfies(stay -> {
            assertThat(stay.holding()).isTrue();
            assertThat(stay.unitTypeId()).isEqualTo(type);
        });
        assertThat(books.history(inn, booked)).contains(EventType.ROOM_UNMAPPED, EventType.ROOM_MAPPED);
        Patience.until(() -> assertThat(other.free(inn.day(10), 2)).containsExactly(3, 3));
    }

    @Test
    void a_booking_for_a_hotel_that_is_not_connected_is_parked_and_comes_home_once_it_is() {
        Model.Desk desk = new Model.Desk(
                "booking-com",
                OTHER_HOTEL,
                Model.TWIN.desks().getFirst().rate(),
                inn.booking().desk().credentials());
        Outlet unknown = new Outlet(inn.booking().accountId(), inn.booking().connectionId(), desk);
        Revision booked = unknown.book(unknown.request(inn.day(10), 2).forced());
        door.pull(inn.booking());
        Patience.until(() -> assertThat(books.messages(inn.booking(), "parked")).isEqualTo(1));
        assertThat(unknown.isAcknowledged(booked)).isTrue();
        assertThat(books.rows(inn, booked)).isEmpty();
        inns.connectHotel(inn.booking().accountId(), inn.propertyId(), "booking-com", OTHER_HOTEL);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertThat(books.messages(inn.booking(), "parked")).isZero();
    }

    @Test
    void what_a_partner_sells_without_a_unit_left_is_kept_as_a_conflict_and_nothing_is_lost() {
        List<Revision> booked = new ArrayList<>();
        for (int i = 0; i < Inn.UNITS + 2; i++) {
            Outlet outlet = inn.outlets().get(i % 2);
            booked.add(outlet.book(outlet.request(inn.day(10), 2).forced()));
        }
        inn.outlets().forEach(door::pull);
        booked.forEach(
                one -> Patience.until(() -> assertThat(books.rows(inn, one)).hasSize(1)));
        List<Revision> conflicts = booked.stream()
                .filter(one -> books.sheet(inn, one).row().conflict() == Conflict.OVERBOOKED)
                .toList();
        assertThat(conflicts).hasSize(2);
        assertThat(booked)
                .allSatisfy(
                        one -> assertThat(books.sheet(inn, one).row().status()).isEqualTo(Status.CONFIRMED));
        assertThat(books.sold(inn, inn.day(10), 2)).containsExactly(6, 6);
        assertThat(books.overbooked(inn, inn.day(10), 2)).containsExactly(2, 2);
        inn.outlets()
                .forEach(outlet -> Patience.until(
                        () -> assertThat(outlet.free(inn.day(10), 3)).containsExactly(0, 0, 4)));
        cancelRegularOnes(booked, conflicts);
        Patience.until(() -> assertThat(conflicts)
                .allSatisfy(one ->
                        assertThat(books.sheet(inn, one).row().conflict()).isEqualTo(Conflict.NONE)));
        assertThat(books.sold(inn, inn.day(10), 2)).containsExactly(4, 4);
        assertThat(books.overbooked(inn, inn.day(10), 2)).containsExactly(0, 0);
        inn.outlets()
                .forEach(outlet -> Patience.until(
                        () -> assertThat(outlet.free(inn.day(10), 3)).containsExactly(0, 0, 4)));
    }

    private void cancelRegularOnes(List<Revision> booked, List<Revision> conflicts) {
        booked.stream().filter(one -> !conflicts.contains(one)).limit(2).forEach(one -> {
            Outlet outlet = inn.outlets().stream()
                    .filter(candidate -> candidate.desk().hotelId().equals(one.hotelId()))
                    .findFirst()
                    .orElseThrow();
            outlet.cancel(one);
            door.pull(outlet);
        });
    }
}
