package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.Invariants;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Our own sales: each rule says no by name and date, and what is sold is what was priced. */
class OwnSaleTest {
    private static final TestHouse house = TestHouse.open();
    private static final LocalDate NEXT = DAY.plusDays(1);
    private final TestHotel hotel = house.plan().units(2).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        Invariants.hold(house.database);
    }

    @Test
    void a_sale_takes_its_nights_and_tells_its_price() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        assertThat(sheet.row().status()).isEqualTo(Status.CONFIRMED);
        assertThat(sheet.row().total()).isEqualTo(new Money(200_00, "EUR"));
        assertThat(sheet.row().confirmationNumber()).matches("[2-9A-HJKMNP-TV-Z]{9}");
        assertThat(sheet.contact().name()).isEqualTo("Nour Haddad");
        assertThat(sheet.stays().getFirst().nightAmounts())
                .containsExactly(new Money(100_00, "EUR"), new Money(100_00, "EUR"));
        assertThat(hotel.free(DAY)).isEqualTo(1);
        assertThat(hotel.free(NEXT)).isEqualTo(1);
        assertThat(hotel.free(DAY.plusDays(2))).isEqualTo(2);
        assertThat(house.reservations.history(hotel.owner, sheet.id()))
                .extracting(Event::type)
                .containsExactly(EventType.RESERVATION_CREATED);
    }

    @Test
    void a_full_night_refuses_with_its_date_and_takes_nothing() {
        hotel.sell(NEXT, 1);
        hotel.sell(NEXT, 1);
        assertThat(refused(hotel.sale(DAY, 3), ProblemCode.NO_ROOM)).contains("Double", NEXT.toString());
        assertThat(hotel.sold(DAY)).isZero();
    }

    @Test
    void a_night_without_a_price_refuses_with_its_date() {
        NewReservation late = hotel.sale(TestHotel.season().last(), 2);
        assertThat(refused(late, ProblemCode.NO_PRICE))
                .contains(
                        "Flexible",
                        "Double",
                        TestHotel.season().last().plusDays(1).toString());
    }

    @Test
    void a_closed_night_refuses() {
        restrict(NEXT, new Restriction(1, 1, 0, true, false, false));
        assertThat(refused(hotel.sale(DAY, 2), ProblemCode.NIGHT_CLOSED)).contains("Flexible", NEXT.toString());
        hotel.sell(DAY, 1);
    }

    @Test
    void a_stay_shorter_than_the_arrival_demands_refuses() {
        restrict(DAY, new Restriction(3, 1, 0, false, false, false));
        assertThat(refused(hotel.sale(DAY, 2), ProblemCode.MIN_STAY)).contains(DAY.toString(), "3");
        hotel.sell(DAY, 3);
        hotel.sell(DAY.minusDays(1), 2);
    }

    @Test
    void a_stay_shorter_than_a_night_on_its_way_demands_refuses() {
        restrict(NEXT, new Restriction(1, 3, 0, false, false, false));
        assertThat(refused(hotel.sale(DAY, 2), ProblemCode.MIN_STAY)).contains(NEXT.toString(), "3");
        hotel.sell(DAY, 1);
        hotel.sell(DAY, 3);
    }

    @Test
    void a_stay_longer_than_the_arrival_allows_refuses() {
        restrict(DAY, new Restriction(1, 1, 2, false, false, false));
        assertThat(refused(hotel.sale(DAY, 3), ProblemCode.MAX_STAY)).contains(DAY.toString(), "2");
        hotel.sell(DAY, 2);
    }

    @Test
    void a_day_closed_to_arrival_refuses_arrivals_only() {
        restrict(DAY, new Restriction(1, 1, 0, false, true, false));
        assertThat(refused(hotel.sale(DAY, 1), ProblemCode.CLOSED_TO_ARRIVAL)).contains(DAY.toString());
        hotel.sell(DAY.minusDays(1), 2);
    }

    @Test
    void a_day_closed_to_departure_refuses_departures_only() {
        restrict(NEXT, new Restriction(1, 1, 0, false, false, true));
        assertThat(refused(hotel.sale(DAY, 1), ProblemCode.CLOSED_TO_DEPARTURE)).contains(NEXT.toString());
        hotel.sell(DAY, 2);
    }

    @Test
    void more_people_than_the_type_takes_refuse() {
        NewReservation two = hotel.sale(DAY, 1);
        NewReservation four = new NewReservation(
                two.propertyId(),
                two.source(),
                hotel.typeId,
                hotel.planId,
                stay(two).dates(),
                Occupancy.of(3, 1),
                two.contact(),
                "");
        assertThat(refused(four, ProblemCode.TOO_MANY_PEOPLE)).contains("Double", "3");
    }

    @Test
    void a_unit_type_or_rate_plan_of_another_property_is_unknown() {
        TestHotel sister = house.plan().beside(hotel).open();
        NewReservation own = hotel.sale(DAY, 1);
        assertThat(refused(with(own, sister.typeId, hotel.planId), ProblemCode.UNIT_TYPE_UNKNOWN))
                .contains(sister.typeId.toString());
        assertThat(refused(with(own, hotel.typeId, sister.planId), ProblemCode.RATE_PLAN_UNKNOWN))
                .contains(sister.planId.toString());
    }

    @Test
    void the_price_of_exactly_so_many_people_goes_before_the_price_whatever_the_number() {
        hotel.price(hotel.typeId, 2, 120_00);
        assertThat(hotel.sell(DAY, 1).row().total().minor()).isEqualTo(120_00);
        hotel.price(hotel.typeId, 3, 150_00);
        assertThat(hotel.sell(DAY, 1).row().total().minor()).isEqualTo(120_00);
    }

    @Test
    void a_cancelled_sale_frees_its_nights_once() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        assertThat(house.reservations.cancel(hotel.owner, sheet.id()).row().status())
                .isEqualTo(Status.CANCELLED);
        assertThat(hotel.free(DAY)).isEqualTo(2);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.reservations.cancel(hotel.owner, sheet.id()))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.ALREADY_CANCELLED));
        assertThat(hotel.free(DAY)).isEqualTo(2);
    }

    @Test
    void a_channels_reservation_is_cancelled_at_the_channel() {
        house.receive(hotel, hotel.message("A").inbound());
        UUID id = hotel.get("A").id();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.reservations.cancel(hotel.owner, id))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.CHANNEL_OWNS_RESERVATION));
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    @Test
    void somebody_elses_property_is_unknown() {
        Principal stranger = house.hotel().owner;
        NewReservation sale = hotel.sale(DAY, 1);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> house.reservations.book(stranger, sale))
                .satisfies(p -> assertThat(p.code()).isEqualTo(ProblemCode.PROPERTY_UNKNOWN));
    }

    @Test
    void a_type_without_units_sells_nothing() {
        UUID empty = hotel.addType("Empty", 0, new ArrayList<>());
        hotel.price(empty, 0, 50_00);
        assertThat(refused(with(hotel.sale(DAY, 1), empty, hotel.planId), ProblemCode.NO_ROOM))
                .contains(DAY.toString());
    }

    private static NewReservation with(NewReservation sale, UUID type, UUID plan) {
        return new NewReservation(
                sale.propertyId(),
                sale.source(),
                type,
                plan,
                stay(sale).dates(),
                stay(sale).occupancy(),
                sale.contact(),
                "");
    }

    private static NewStay stay(NewReservation sale) {
        return sale.stays().getFirst();
    }

    private void restrict(LocalDate night, Restriction restriction) {
        house.calendar.restrict(hotel.owner, hotel.product(), NightRange.of(night), restriction);
    }

    /** The refusal's text for people. */
    private String refused(NewReservation sale, ProblemCode code) {
        int sold = hotel.sold(DAY);
        try {
            house.reservations.book(hotel.owner, sale);
        } catch (Problem problem) {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(hotel.sold(DAY)).isEqualTo(sold);
            return problem.detail(Locale.ENGLISH);
        }
        throw new AssertionError("sold although " + code);
    }
}
