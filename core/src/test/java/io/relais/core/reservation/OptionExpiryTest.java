package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OptionExpiryTest {
    private static final TestHouse house = TestHouse.open();
    private static final Duration HOUR = Duration.ofHours(1);
    private final TestHotel hotel = house.hotel();
    private final OptionExpiry expiry = house.reservationParts.optionExpiry;

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
    }

    @Test
    void an_option_gives_its_nights_back_when_its_time_is_over_and_the_channel_is_told() {
        UUID id = option();
        house.time().advance(HOUR.minusSeconds(1));
        assertThat(expiry.expireOptions()).isZero();
        assertThat(hotel.sold(DAY)).isEqualTo(1);
        long marks = marks();
        house.time().advance(Duration.ofSeconds(1));
        assertThat(expiry.expireOptions()).isEqualTo(1);
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(marks()).isGreaterThan(marks);
        assertThat(house.reservations.get(hotel.owner, id).row().status()).isEqualTo(Status.CANCELLED);
        List<Event> history = house.reservations.history(hotel.owner, id);
        assertThat(history).extracting(Event::type).contains(EventType.OPTION_EXPIRED);
        assertThat(history.getLast().actor()).isEqualTo(Actor.SYSTEM);
        assertThat(expiry.expireOptions()).isZero();
    }

    @Test
    void many_end_together() {
        TestHotel big = house.plan().units(80).open();
        for (int i = 0; i < 70; i++) {
            house.reservations.book(big.owner, option(big));
        }
        house.time().advance(HOUR);
        assertThat(expiry.expireOptions()).isEqualTo(70);
        assertThat(big.sold(DAY)).isZero();
    }

    @Test
    void one_confirmed_at_the_moment_it_ends_is_one_or_the_other() {
        for (int run = 0; run < AtOnce.times(8, 80); run++) {
            TestHotel fresh = house.hotel();
            UUID id = house.reservations.book(fresh.owner, option(fresh)).id();
            house.time().advance(HOUR);
            List<AtOnce.Outcome<Boolean>> outcomes =
                    AtOnce.run(List.of(() -> confirm(fresh, id), () -> expiry.expireOptions() > 0));
            assertThat(outcomes).allMatch(AtOnce.Outcome::ok);
            expiry.expireOptions();
            Status status = house.reservations.get(fresh.owner, id).row().status();
            boolean confirmed = outcomes.getFirst().value().getFirst();
            assertThat(status).isEqualTo(confirmed ? Status.CONFIRMED : Status.CANCELLED);
            assertThat(fresh.sold(DAY)).isEqualTo(confirmed ? 1 : 0);
        }
    }

    private UUID option() {
        return house.reservations.book(hotel.owner, option(hotel)).id();
    }

    private static NewReservation option(TestHotel at) {
        NewReservation plain = at.sale(DAY, 2);
        return new NewReservation(
                plain.propertyId(),
                Source.DESK,
                Status.OPTION,
                house.moment.now().plus(HOUR),
                plain.stays(),
                "",
                plain.contact(),
                "");
    }

    /** As the desk confirms: the row locked, its status looked at, then changed. */
    private static boolean confirm(TestHotel at, UUID id) {
        ReservationFixture parts = house.reservationParts;
        return house.database.write(handle -> {
            ReservationRow row = parts.rows.lock(handle, id).orElseThrow();
            if (row.status() != Status.OPTION) {
                return false;
            }
            Entry before = new Entry(
                    row, parts.stays.byReservation(handle, List.of(id)).getOrDefault(id, List.of()));
            Entry after =
                    new Entry(row.withTerms(row.terms().withOption(null)).withStatus(Status.CONFIRMED), before.stays());
            parts.bookkeeping.keep(
                    handle, List.of(new Change(before, after, null, null, at.owner.actor(), List.of(), "")));
            return true;
        });
    }

    private static long marks() {
        return house.database.read(handle -> handle.createQuery("select count(*) from dirty_nights")
                .mapTo(Long.class)
                .one());
    }
}
