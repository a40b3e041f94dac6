package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a commit to the partner's calendar: what is sent, and what is not. */
class CourierTest {
    private final TestHouse house = TestHouse.open(new FakePartner(), new RoomPricedPartner());
    private final TestHotel hotel = house.plan().units(2).open();

    @BeforeEach
    void tell_what_there_is() {
        markAll();
        quiet();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_sale_closes_its_nights_and_nothing_else_is_sent() {
        hotel.sell(DAY, 2);
        assertThat(round())
                .containsExactly(new AriChange.Availability("room", new NightRange(DAY, DAY.plusDays(1)), 1));
        assertThat(house.partner.calendar()).containsEntry(at(DAY), 1L).containsEntry(at(DAY.plusDays(2)), 2L);
    }

    @Test
    void what_did_not_change_is_not_sent() {
        markAll();
        assertThat(marks()).isPositive();
        assertThat(round()).isEmpty();
        assertThat(marks()).isZero();
        hotel.capacity(hotel.typeId, 2);
        hotel.price(hotel.typeId, 0, 100_00);
        assertThat(round()).isEmpty();
        assertThat(marks()).isZero();
    }

    @Test
    void a_sale_and_its_cancellation_before_the_courier_comes_are_no_news() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        house.reservations.cancel(hotel.owner, sheet.id());
        assertThat(marks()).isPositive();
        assertThat(round()).isEmpty();
        assertThat(marks()).isZero();
    }

    @Test
    void a_burst_of_changes_is_one_message() {
        for (int i = 0; i < 40; i++) {
            hotel.price(hotel.typeId, 2, 100_00 + i);
        }
        hotel.sell(DAY, 1);
        List<Packet> packets = house.deliveryParts.round();
        assertThat(packets).singleElement().satisfies(packet -> {
            assertThat(packet.letters()).hasSize(1);
            assertThat(packet.letters().getFirst().message().changes())
                    .containsExactlyInAnyOrder(
                            new AriChange.Availability("room", NightRange.of(DAY), 1),
                            new AriChange.Price("room", "rate", TestHotel.season(), 2, new Money(100_39, "EUR")));
        });
    }

    @Test
    void changes_gather_behind_the_least_time_between_two_messages() {
        hotel.sell(DAY, 1);
        assertThat(round()).hasSize(1);
        hotel.sell(DAY, 1);
        assertThat(round()).isEmpty();
        assertThat(house.courier.nextDue()).contains(house.clock.instant().plusMillis(200));
        house.time().advance(Duration.ofMillis(200));
        assertThat(round()).hasSize(1);
        assertThat(house.partner.calendar()).containsEntry(at(DAY), 0L);
    }

    @Test
    void restrictions_are_sent_and_taken_back() {
        house.calendar.restrict(
                hotel.owner, hotel.product(), NightRange.of(DAY), new Restriction(2, 1, 0, true, false, false));
        assertThat(round())
                .containsExactly(new AriChange.Restricted(
                        "room", "rate", NightRange.of(DAY), new Restriction(2, 1, 0, true, false, false)));
        house.time().advance(Duration.ofSeconds(1));
        house.calendar.restrict(hotel.owner, hotel.product(), NightRange.of(DAY), Restriction.NONE);
        assertThat(round())
                .containsExactly(new AriChange.Restricted("room", "rate", NightRange.of(DAY), Restriction.NONE));
    }

    @Test
    void nights_before_today_and_beyond_the_horizon_are_not_sent() {
        LocalDate today = LocalDate.parse("2026-06-01");
        NightRange far = new NightRange(today.minusDays(5), today.plusDays(500));
        house.calendar.setCapacity(hotel.owner, hotel.propertyId, hotel.typeId, far, 3);
        assertThat(round())
                .containsExactly(new AriChange.Availability("room", new NightRange(today, today.plusDays(364)), 3));
        assertThat(marks()).isZero();
    }

    @Test
    void today_is_the_propertys_today() {
        // 23:30 in London is the next day in Paris.
        house.time().advance(Duration.ofHours(12).plusMinutes(30));
        hotel.capacity(hotel.typeId, 1);
        assertThat(round().getFirst().nights().first()).isEqualTo(LocalDate.parse("2026-06-02"));
    }

    @Test
    void a_partners_own_sale_tells_that_partner_again_and_the_others_as_well() {
        TestHotel.Channel other = hotel.addChannel(FakePartner.ID, "other-place");
        house.map(other.connectionId(), new Mapping("zimmer", "preis", hotel.typeId, hotel.planId));
        hotel.capacity(hotel.typeId, 2);
        quiet();
        // The partner counts down by itself when it sells.
        house.partner.calendar().put(at(DAY), 1L);
        house.receive(hotel, hotel.message("A").stay("1", DAY, 1).inbound());
        assertThat(round())
                .containsExactlyInAnyOrder(
                        new AriChange.Availability("room", NightRange.of(DAY), 1),
                        new AriChange.Availability("zimmer", NightRange.of(DAY), 1));
    }

    @Test
    void a_partners_own_sale_and_cancellation_tell_it_again_although_our_count_is_what_it_was() {
        house.receive(hotel, hotel.message("A").stay("1", DAY, 1).inbound());
        quiet();
        house.partner.calendar().put(at(DAY), 7L);
        house.receive(hotel, hotel.message("A").cancelled().minute(1).inbound());
        house.receive(hotel, hotel.message("B").stay("1", DAY, 1).inbound());
        quiet();
        assertThat(house.partner.calendar()).containsEntry(at(DAY), 1L);
    }

    @Test
    void an_overbooked_night_is_told_as_zero() {
        hotel.sell(DAY, 1);
        hotel.sell(DAY, 1);
        house.receive(hotel, hotel.message("A").stay("1", DAY, 1).inbound());
        quiet();
        assertThat(hotel.night(DAY).overbooked()).isEqualTo(1);
        assertThat(house.partner.calendar()).containsEntry(at(DAY), 0L);
    }

    @Test
    void
            a_partner_that_takes_one_price_per_room_gets_the_price_whatever_the_number_or_the_fullest_and_the_one_for_one() {
        TestHotel priced = house.plan().unpriced().open();
        TestHotel.Channel rooms = priced.addChannel(RoomPricedPartner.ID, "room-priced");
        house.map(rooms.connectionId(), new Mapping("r", "p", priced.typeId, priced.planId));
        quiet();
        priced.price(priced.typeId, 1, 80_00);
        priced.price(priced.typeId, 2, 100_00);
        List<Packet> packets = house.deliveryParts.round();
        assertThat(changesTo("room-priced", packets))
                .containsExactly(
                        new AriChange.Price("r", "p", TestHotel.season(), 0, new Money(100_00, "EUR")),
                        new AriChange.Price("r", "p", TestHotel.season(), 1, new Money(80_00, "EUR")));
        assertThat(changesTo(priced.remoteId, packets))
                .containsExactly(
                        new AriChange.Price("room", "rate", TestHotel.season(), 1, new Money(80_00, "EUR")),
                        new AriChange.Price("room", "rate", TestHotel.season(), 2, new Money(100_00, "EUR")));
        house.time().advance(Duration.ofSeconds(1));
        priced.price(priced.typeId, 0, 90_00);
        assertThat(changesTo("room-priced", house.deliveryParts.round()))
                .containsExactly(new AriChange.Price("r", "p", TestHotel.season(), 0, new Money(90_00, "EUR")));
    }

    @Test
    void long_news_travel_in_several_messages_in_order() {
        house.partner.limitMessagesTo(2);
        for (int i = 0; i < 5; i++) {
            hotel.sell(DAY.plusDays(2L * i), 1);
        }
        assertThat(house.deliveryParts.round().getFirst().letters()).hasSize(3);
        assertThat(marks()).isZero();
        assertThat(house.partner.calendar()).containsEntry(at(DAY.plusDays(8)), 1L);
    }

    @Test
    void a_paused_connection_hears_nothing_and_everything_when_it_is_resumed() {
        house.channels.pause(hotel.owner, hotel.connectionId);
        hotel.sell(DAY, 1);
        assertThat(round()).isEmpty();
        house.channels.resume(hotel.owner, hotel.connectionId);
        assertThat(round()).hasSize(1);
    }

    @Test
    void the_health_of_a_connection_tells_what_waits_and_what_was_taken() {
        hotel.sell(DAY, 1);
        ConnectionHealth waiting = house.channels.get(hotel.owner, hotel.connectionId);
        assertThat(waiting.waiting()).isPositive();
        assertThat(waiting.waitingSince()).isEqualTo(house.clock.instant());
        house.time().advance(Duration.ofSeconds(2));
        assertThat(house.deliveryParts.lag.figures().delivery()).isEqualTo(Duration.ofSeconds(2));
        round();
        ConnectionHealth done = house.channels.get(hotel.owner, hotel.connectionId);
        assertThat(done.waiting()).isZero();
        assertThat(done.acknowledgedAt()).isEqualTo(house.clock.instant());
        assertThat(done.exposureP95()).isBetween(Duration.ZERO, Duration.ofSeconds(2));
        assertThat(house.deliveryParts.lag.figures().delivery()).isZero();
    }

    private static List<AriChange> changesTo(String property, List<Packet> packets) {
        return packets.stream()
                .flatMap(packet -> packet.letters().stream())
                .filter(letter -> letter.message().remotePropertyId().equals(property))
                .flatMap(letter -> letter.message().changes().stream())
                .toList();
    }

    private List<AriChange> round() {
        return house.deliveryParts.round().stream()
                .flatMap(packet -> packet.letters().stream())
                .flatMap(letter -> letter.message().changes().stream())
                .toList();
    }

    private void markAll() {
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
    }

    /** Sends until there is nothing to say, and lets the least time between two messages pass. */
    private void quiet() {
        do {
            house.time().advance(Duration.ofSeconds(1));
        } while (!house.deliveryParts.round().isEmpty());
        house.time().advance(Duration.ofSeconds(1));
        house.partner.takeSent();
    }

    private long marks() {
        return house.channels.get(hotel.owner, hotel.connectionId).waiting();
    }

    private String at(LocalDate night) {
        return hotel.remoteId + "/availability/room//" + night;
    }
}
