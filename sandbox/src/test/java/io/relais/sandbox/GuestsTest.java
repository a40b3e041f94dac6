package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.sandbox.world.BookingRequest;
import io.relais.sandbox.world.ChangeRequest;
import io.relais.sandbox.world.Crowd;
import io.relais.sandbox.world.Guests;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.Revision;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuestsTest {
    private final Fixture fixture;
    private final Partner partner;
    private final Guests guests;

    GuestsTest() throws Exception {
        fixture = new Fixture();
        partner = fixture.sandbox.booking();
        guests = partner.guests();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void nobody_books_what_was_never_put_on_sale() {
        assertThat(book(2)).isEqualTo("sold-out");
    }

    @Test
    void the_last_room_is_sold_once() {
        fixture.open(partner, Fixture.DOUBLE, 1);

        assertThat(book(2)).isEqualTo("done");
        assertThat(book(1)).isEqualTo("sold-out");
        assertThat(count(0)).isZero();
        assertThat(count(1)).isZero();
        assertThat(count(2)).isEqualTo(1);
    }

    @Test
    void force_oversells_and_the_count_never_falls_below_zero() {
        var request = BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 1).forced();

        assertThat(Fixture.refusal(guests.book(request))).isEqualTo("done");
        assertThat(count(0)).isZero();
    }

    @Test
    void each_restriction_refuses_by_its_own_name() {
        fixture.open(partner, Fixture.DOUBLE, 9);

        assertThat(with(0, night -> night.withClosed(true), 2)).isEqualTo("closed");
        assertThat(with(0, night -> night.withClosedToArrival(true), 2)).isEqualTo("closed-to-arrival");
        assertThat(with(2, night -> night.withClosedToDeparture(true), 2)).isEqualTo("closed-to-departure");
        assertThat(with(0, night -> night.withMinStayArrival(3), 2)).isEqualTo("min-stay");
        assertThat(with(1, night -> night.withMinStayThrough(3), 2)).isEqualTo("min-stay");
        assertThat(with(0, night -> night.withMaxStay(1), 2)).isEqualTo("max-stay");
        assertThat(Fixture.refusal(guests.book(
                        BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 2).withParty(4, 0))))
                .isEqualTo("too-many-guests");
    }

    @Test
    void the_price_is_the_one_pushed_for_that_many_guests() {
        fixture.open(partner, Fixture.DOUBLE, 9);
        partner.stock()
                .changeRate(
                        Fixture.DOUBLE,
                        Range.days(Fixture.DAY, 1),
                        1,
                        night -> night.withPrice(0, 12_000).withPrice(1, 9_000));

        Revision two = fixture.book();
        Revision one = fixture.book(
                BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, 1).withParty(1, 0));

        assertThat(two.total()).isEqualTo(12_000 + 8_000);
        assertThat(one.total()).isEqualTo(9_000);
    }

    @Test
    void a_change_takes_only_the_nights_it_adds_and_keeps_the_price_of_those_it_keeps() {
        fixture.open(partner, Fixture.DOUBLE, 1);
        Revision booked = fixture.book();
        partner.stock().changeRate(Fixture.DOUBLE, Range.days(Fixture.DAY, 30), 1, night -> night.withPrice(0, 20_000));

        Revision longer = guests.change(booked.bookingId(), ChangeRequest.dates(Fixture.DAY.plusDays(1), 2))
                .revisionOrThrow();

        assertThat(longer.total()).isEqualTo(8_000 + 20_000);
        assertThat(longer.rooms().getFirst().reservationId())
                .isEqualTo(booked.rooms().getFirst().reservationId());
        assertThat(count(0)).isEqualTo(1);
        assertThat(count(1)).isZero();
        assertThat(count(2)).isZero();
    }

    @Test
    void a_refused_change_leaves_everything_as_it_was() {
        fixture.open(partner, Fixture.DOUBLE, 1);
        Revision booked = fixture.book();
        partner.stock().setCount("90001", Range.days(Fixture.DAY.plusDays(2), 1), 0, 1);

        assertThat(Fixture.refusal(guests.change(booked.bookingId(), ChangeRequest.dates(Fixture.DAY, 3))))
                .isEqualTo("sold-out");
        assertThat(partner.bookings().find(booked.bookingId())).contains(booked);
        assertThat(count(0)).isZero();
    }

    @Test
    void a_cancelled_room_is_on_sale_again_only_with_auto_replenishment() throws Exception {
        fixture.open(partner, Fixture.DOUBLE, 2);
        guests.cancel(fixture.book().bookingId());
        assertThat(count(0)).isEqualTo(2);

        fixture.api("PATCH", "/switches", "{\"booking\":{\"autoReplenish\":false}}");
        guests.cancel(fixture.book().bookingId());

        assertThat(count(0)).isEqualTo(1);
    }

    @Test
    void a_crowd_is_the_same_for_the_same_seed() throws Exception {
        fixture.open(partner, Fixture.DOUBLE, 3);
        var wish = new Crowd.Wish("900", 40, 7, 0.3, 0.2, Fixture.DAY, 20, false);

        Crowd.Result first = new Crowd(partner, wish).act();
        fixture.sandbox.reset();
        fixture.open(partner, Fixture.DOUBLE, 3);
        Crowd.Result second = new Crowd(partner, wish).act();

        assertThat(first.booked()).isPositive();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void numbers_differ_between_partners_and_after_a_reset() {
        fixture.open(partner, Fixture.DOUBLE, 9);
        fixture.open(fixture.sandbox.channex(), Fixture.CHANNEX_DOUBLE, 9);
        String before = fixture.book().code();
        String other = fixture.bookChannex().code();

        fixture.sandbox.reset();
        fixture.open(partner, Fixture.DOUBLE, 9);

        assertThat(fixture.book().code()).isNotEqualTo(before).isNotEqualTo(other);
    }

    private String with(int day, UnaryOperator<RateNight> rule, int nights) {
        var range = Range.days(Fixture.DAY.plusDays(day), 1);
        RateNight before = partner.stock().rate("90001", "71", range.first());
        partner.stock().changeRate(Fixture.DOUBLE, range, 1, rule);
        String code = book(nights);
        partner.stock().changeRate(Fixture.DOUBLE, range, 1, night -> before);
        return code;
    }

    private String book(int nights) {
        return Fixture.refusal(guests.book(BookingRequest.of("900", Fixture.DOUBLE, Fixture.DAY, nights)));
    }

    private int count(int day) {
        return partner.stock().room("90001", Fixture.DAY.plusDays(day)).count();
    }
}
