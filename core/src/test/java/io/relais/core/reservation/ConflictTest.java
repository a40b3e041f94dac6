package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a partner sold is always kept; what about it needs a person is shown until it is mended. */
class ConflictTest {
    private static final TestHouse house = TestHouse.open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
    }

    @Test
    void a_channel_sale_without_room_is_kept_as_overbooked() {
        TestHotel hotel = house.plan().units(1).open();
        hotel.sell(DAY, 2);
        house.receive(hotel, hotel.message("A").inbound());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        assertThat(hotel.get("A").row().status()).isEqualTo(Status.CONFIRMED);
        assertThat(hotel.get("A").stays().getFirst().overbooked()).isTrue();
        assertThat(hotel.night(DAY).overbooked()).isEqualTo(1);
        assertThat(hotel.free(DAY)).isZero();
        assertThat(house.register.countConflicts(hotel.owner)).isEqualTo(1);
        assertThat(events(hotel, "A")).containsExactly(EventType.RESERVATION_CREATED, EventType.RESERVATION_OVERBOOKED);
    }

    @Test
    void a_cancellation_lifts_the_oldest_conflict_first() {
        TestHotel hotel = house.plan().units(1).open();
        ReservationSheet own = hotel.sell(DAY, 2);
        for (String number : List.of("first", "second", "third")) {
            house.time().advance(Duration.ofMinutes(1));
            house.receive(hotel, hotel.message(number).inbound());
        }
        house.reservations.cancel(hotel.owner, own.id());
        assertThat(hotel.get("first").row().conflict()).isEqualTo(Conflict.NONE);
        assertThat(hotel.get("second").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        assertThat(events(hotel, "first")).endsWith(EventType.CONFLICT_RESOLVED);
        house.receive(hotel, hotel.message("first").cancelled().minute(1).inbound());
        assertThat(hotel.get("second").row().conflict()).isEqualTo(Conflict.NONE);
        assertThat(hotel.get("third").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        Invariants.overbookingIsShown(house.database);
    }

    @Test
    void a_conflict_is_lifted_only_when_every_night_has_room() {
        TestHotel hotel = house.plan().units(1).open();
        ReservationSheet first = hotel.sell(DAY, 1);
        ReservationSheet second = hotel.sell(DAY.plusDays(1), 1);
        house.receive(hotel, hotel.message("A").inbound());
        house.reservations.cancel(hotel.owner, first.id());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        house.reservations.cancel(hotel.owner, second.id());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NONE);
        Invariants.overbookingIsShown(house.database);
    }

    @Test
    void one_unit_too_many_is_one_conflict_whoever_moved() {
        TestHotel hotel = house.plan().units(1).open();
        hotel.sell(DAY, 1);
        house.receive(hotel, hotel.message("A").inbound());
        house.time().advance(Duration.ofMinutes(1));
        house.receive(hotel, hotel.message("B").stay("1", DAY.plusDays(1), 1).inbound());
        // A is too many on the first night anyway, so B may have the second.
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        assertThat(hotel.get("B").row().conflict()).isEqualTo(Conflict.NONE);
        house.receive(
                hotel,
                hotel.message("A")
                        .modified()
                        .minute(1)
                        .stay("1", DAY.plusDays(1), 1)
                        .inbound());
        assertThat(house.register.countConflicts(hotel.owner)).isEqualTo(1);
        house.receive(hotel, hotel.message("B").cancelled().minute(1).inbound());
        assertThat(house.register.countConflicts(hotel.owner)).isZero();
        Invariants.overbookingIsShown(house.database);
    }

    @Test
    void raising_the_capacity_lifts_what_it_makes_room_for() {
        TestHotel hotel = house.plan().units(1).open();
        hotel.sell(DAY, 2);
        house.receive(hotel, hotel.message("A").inbound());
        house.time().advance(Duration.ofMinutes(1));
        house.receive(hotel, hotel.message("B").inbound());
        hotel.capacity(hotel.typeId, 2);
        assertThat(house.remapping.run()).isPositive();
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NONE);
        assertThat(hotel.get("B").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        assertThat(house.remapping.run()).isZero();
        Invariants.overbookingIsShown(house.database);
    }

    @Test
    void lowering_the_capacity_keeps_what_is_sold_and_sells_no_more() {
        TestHotel hotel = house.plan().units(3).open();
        hotel.sell(DAY, 1);
        hotel.sell(DAY, 1);
        hotel.capacity(hotel.typeId, 1);
        assertThat(hotel.night(DAY).sold()).isEqualTo(2);
        assertThat(hotel.night(DAY).overbooked()).isEqualTo(1);
        assertThat(hotel.free(DAY)).isZero();
        hotel.capacity(hotel.typeId, 2);
        assertThat(hotel.night(DAY).overbooked()).isZero();
    }

    @Test
    void an_unmapped_room_is_kept_without_nights_and_takes_them_when_it_is_mapped() {
        TestHotel hotel = house.plan().units(1).unmapped().open();
        house.receive(hotel, hotel.message("A").inbound());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.UNMAPPED_ROOM);
        assertThat(hotel.get("A").row().unitTypes()).isEqualTo("? room");
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(house.remapping.run()).isZero();
        hotel.map("room", "rate");
        assertThat(house.remapping.run()).isEqualTo(1);
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NONE);
        assertThat(hotel.get("A").stays().getFirst().ratePlan()).isEqualTo("Flexible");
        assertThat(hotel.sold(DAY)).isEqualTo(1);
        assertThat(events(hotel, "A"))
                .containsExactly(EventType.RESERVATION_CREATED, EventType.ROOM_UNMAPPED, EventType.ROOM_MAPPED);
    }

    @Test
    void a_room_that_is_full_by_the_time_it_is_mapped_becomes_overbooked() {
        TestHotel hotel = house.plan().units(1).unmapped().open();
        house.receive(hotel, hotel.message("A").inbound());
        hotel.sell(DAY, 1);
        hotel.map("room", "rate");
        house.remapping.run();
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.OVERBOOKED);
        Invariants.overbookingIsShown(house.database);
    }

    @Test
    void an_unmapped_rate_holds_its_nights() {
        TestHotel hotel = house.hotel();
        house.receive(
                hotel,
                hotel.message("A").stay("1", "room", "other rate", DAY, 2).inbound());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.UNMAPPED_RATE);
        assertThat(hotel.sold(DAY)).isEqualTo(1);
        hotel.map("room", "other rate");
        house.remapping.run();
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NONE);
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    @Test
    void a_cancelled_reservation_of_an_unmapped_room_needs_nobody() {
        TestHotel hotel = house.plan().unmapped().open();
        house.receive(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A").cancelled().minute(1).inbound());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NONE);
        hotel.map("room", "rate");
        house.remapping.run();
        assertThat(hotel.sold(DAY)).isZero();
    }

    @Test
    void a_modification_without_the_stay_waits_for_it_as_a_conflict() {
        TestHotel hotel = house.hotel();
        house.receive(
                hotel, hotel.message("A").modified().minute(1).withoutContent().inbound());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NO_STAY);
        assertThat(events(hotel, "A")).contains(EventType.STAY_UNKNOWN);
        house.receive(hotel, hotel.message("A").inbound());
        assertThat(hotel.get("A").row().conflict()).isEqualTo(Conflict.NONE);
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    private List<EventType> events(TestHotel hotel, String reservation) {
        return house.reservations.history(hotel.owner, hotel.get(reservation).id()).stream()
                .map(Event::type)
                .toList();
    }
}
