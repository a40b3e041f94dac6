package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.reservation.StatusTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.ContactDetails;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.Restriction;
import io.relais.vocabulary.StayDates;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changing a reservation: first shown, then done, with the price that the desk chose. */
class ModifyTest {
    private static final TestHouse house = TestHouse.open();
    private static final Modifications modifications = house.reservationParts.modifications;
    private final TestHotel hotel = house.plan().units(1).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        LifeInvariants.hold(house.database);
    }

    @Test
    void the_preview_shows_each_night_and_the_total_and_saves_nothing() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        ModificationPreview preview = modifications.preview(hotel.owner, sheet.id(), dates(sheet, 1, 3));
        assertThat(preview.lines())
                .extracting(PriceLine::night, PriceLine::before, PriceLine::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DAY, 100_00L, null),
                        org.assertj.core.groups.Tuple.tuple(DAY.plusDays(1), 100_00L, 100_00L),
                        org.assertj.core.groups.Tuple.tuple(DAY.plusDays(2), null, 100_00L),
                        org.assertj.core.groups.Tuple.tuple(DAY.plusDays(3), null, 100_00L),
                        org.assertj.core.groups.Tuple.tuple(null, 200_00L, 300_00L));
        assertThat(preview.total().difference()).isEqualTo(100_00);
        assertThat(preview.noRoom()).isEmpty();
        assertThat(hotel.sold(DAY)).isEqualTo(1);
        assertThat(hotel.sold(DAY.plusDays(3))).isZero();
    }

    @Test
    void the_new_price_is_taken_with_the_new_nights() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        ReservationSheet now = apply(sheet, dates(sheet, 1, 3), PriceChoice.take());
        assertThat(now.row().total().minor()).isEqualTo(300_00);
        assertThat(now.row().arrival()).isEqualTo(DAY.plusDays(1));
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(hotel.sold(DAY.plusDays(3))).isEqualTo(1);
        Event event = house.reservations.history(hotel.owner, sheet.id()).getLast();
        assertThat(event.type()).isEqualTo(EventType.RESERVATION_MODIFIED);
        assertThat(event.changes())
                .contains(
                        new Event.Change("prices", "2 × 100.00 EUR", "3 × 100.00 EUR"),
                        new Event.Change("total", "200.00 EUR", "300.00 EUR"));
    }

    @Test
    void a_kept_or_typed_price_needs_a_reason_and_is_divided_to_the_last_cent() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        refused(ProblemCode.REASON_MISSING, () -> apply(sheet, dates(sheet, 0, 3), PriceChoice.keep("")));
        ReservationSheet kept = apply(sheet, dates(sheet, 0, 3), PriceChoice.keep("a gift"));
        assertThat(kept.row().total().minor()).isEqualTo(200_00);
        assertThat(kept.stays().getFirst().nightAmounts())
                .extracting(io.relais.vocabulary.Money::minor)
                .containsExactly(66_67L, 66_67L, 66_66L);
        ReservationSheet typed = apply(kept, dates(sheet, 0, 3), PriceChoice.type(100_01, "agreed"));
        assertThat(typed.row().total().minor()).isEqualTo(100_01);
        assertThat(house.reservations.history(hotel.owner, sheet.id()).getLast().changes())
                .contains(new Event.Change("reason", "", "agreed"), new Event.Change("price-choice", "", "type"));
    }

    @Test
    void a_broken_rule_is_shown_and_overridden_with_a_price_of_the_desk_only() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        house.calendar.restrict(
                hotel.owner, hotel.product(), NightRange.of(DAY), new Restriction(2, 1, 0, false, false, false));
        Modification shorter = dates(sheet, 0, 1);
        assertThat(modifications.preview(hotel.owner, sheet.id(), shorter).refusals())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.MIN_STAY);
        refused(ProblemCode.MIN_STAY, () -> apply(sheet, shorter, PriceChoice.take()));
        refused(ProblemCode.REASON_MISSING, () -> apply(sheet, shorter, PriceChoice.keep(" ")));
        assertThat(apply(sheet, shorter, PriceChoice.type(90_00, "illness"))
                        .row()
                        .total()
                        .minor())
                .isEqualTo(90_00);
    }

    @Test
    void nobody_may_go_on_where_no_room_is_left() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        hotel.sell(DAY.plusDays(1), 1);
        Modification longer = dates(sheet, 0, 2);
        assertThat(modifications.preview(hotel.owner, sheet.id(), longer).noRoom())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.NO_ROOM);
        refused(ProblemCode.NO_ROOM, () -> apply(sheet, longer, PriceChoice.type(0, "please")));
        assertThat(hotel.sold(DAY)).isEqualTo(1);
    }

    @Test
    void what_changed_since_the_preview_is_refused() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        apply(sheet, dates(sheet, 0, 2), PriceChoice.take());
        refused(ProblemCode.VERSION_STALE, () -> apply(sheet, dates(sheet, 0, 3), PriceChoice.take()));
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        UUID nothing = UUID.randomUUID();
        refused(ProblemCode.NOTHING_CHANGED, () -> apply(sheet, dates(sheet, 0, 1), PriceChoice.take()));
        refused(
                ProblemCode.STAY_UNKNOWN,
                () -> apply(
                        sheet, Modification.of(StayChange.dates(nothing, StayDates.of(DAY, 1))), PriceChoice.take()));
        refused(
                ProblemCode.UNIT_TYPE_UNKNOWN,
                () -> apply(sheet, Modification.of(StayChange.unitType(stay(sheet), nothing)), PriceChoice.take()));
        house.reservations.cancel(hotel.owner, sheet.id());
        refused(
                ProblemCode.RESERVATION_CLOSED,
                () -> modifications.apply(hotel.owner, Seen.any(sheet.id()), dates(sheet, 0, 2), PriceChoice.take()));
    }

    @Test
    void two_desks_that_want_the_last_unit_do_not_both_get_it() {
        for (int run = 0; run < AtOnce.times(4, 40); run++) {
            TestHotel two = house.plan().units(1).open();
            ReservationSheet a = two.sell(DAY, 1);
            ReservationSheet b = two.sell(DAY.plusDays(1), 1);
            List<Callable<ReservationSheet>> desks = List.of(
                    () -> modifications.apply(two.owner, Seen.any(a.id()), dates(a, 2, 1), PriceChoice.take()),
                    () -> modifications.apply(two.owner, Seen.any(b.id()), dates(b, 2, 1), PriceChoice.take()));
            List<AtOnce.Outcome<ReservationSheet>> outcomes = AtOnce.run(desks);
            assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(1);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.NO_ROOM));
            LifeInvariants.hold(house.database);
        }
    }

    @Test
    void a_channels_stay_keeps_what_the_desk_changed_and_shows_what_the_channel_says() {
        UUID single = hotel.addType("Single", 2, new ArrayList<>());
        house.receive(hotel, hotel.message("A").inbound());
        ReservationSheet sheet = hotel.get("A");
        StayChange change = new StayChange(
                stay(sheet), StayDates.of(DAY, 3), single, null, null, Occupancy.of(1, 0), null, null, null);
        apply(sheet, new Modification(List.of(change), "late", null), PriceChoice.keep(""));
        assertThat(hotel.sold(DAY)).isZero();
        assertThat(hotel.get("A").row().total().minor()).isEqualTo(200_00);

        house.receive(
                hotel,
                hotel.message("A")
                        .modified()
                        .minute(2)
                        .in("EUR", 150_00)
                        .stay("1", DAY.plusDays(1), 2)
                        .inbound());

        ReservationSheet now = hotel.get("A");
        assertThat(now.stays().getFirst().dates()).isEqualTo(StayDates.of(DAY, 3));
        assertThat(now.stays().getFirst().unitType()).isEqualTo("Single");
        assertThat(now.stays().getFirst().occupancy().people()).isEqualTo(1);
        assertThat(now.remarks()).isEqualTo("late");
        assertThat(now.row().total().minor()).isEqualTo(300_00);
        assertThat(house.reservationParts.keptFields.list(hotel.owner, now.id()))
                .filteredOn(KeptFields.Difference::news)
                .extracting(KeptFields.Difference::field)
                .containsExactly(KeptField.DATES);
        assertThat(house.reservations.history(hotel.owner, now.id()))
                .extracting(Event::type)
                .contains(EventType.CHANNEL_OVERRULED);

        house.reservationParts.keptFields.decide(hotel.owner, Seen.any(now.id()), "1", KeptField.DATES, false);
        assertThat(house.reservationParts.keptFields.list(hotel.owner, now.id()))
                .noneMatch(KeptFields.Difference::news);
        house.reservationParts.keptFields.decide(hotel.owner, Seen.any(now.id()), "1", KeptField.DATES, true);
        assertThat(hotel.get("A").stays().getFirst().dates()).isEqualTo(StayDates.of(DAY.plusDays(1), 2));
        assertThat(hotel.get("A").stays().getFirst().unitType()).isEqualTo("Single");
    }

    @Test
    void a_contact_kept_at_the_desk_outlives_the_channels() {
        house.receive(hotel, hotel.message("A").inbound());
        ReservationSheet sheet = hotel.get("A");
        ContactDetails ours = new ContactDetails("Ida", "Lund", "ida@example.org", "", "", "", "", "", "", "da");
        apply(sheet, new Modification(List.of(), null, ours), PriceChoice.keep(""));
        house.receive(
                hotel,
                hotel.message("A").modified().minute(1).guest("Otto", "Holm").inbound());
        assertThat(hotel.get("A").contact().name()).isEqualTo("Ida Lund");
        house.reservationParts.keptFields.decide(hotel.owner, Seen.any(sheet.id()), "", KeptField.CONTACT, true);
        assertThat(hotel.get("A").contact().name()).isEqualTo("Otto Holm");
    }

    @Test
    void a_typed_price_of_a_channel_is_kept_too() {
        house.receive(hotel, hotel.message("A").inbound());
        ReservationSheet sheet = hotel.get("A");
        apply(sheet, dates(sheet, 0, 2), PriceChoice.type(150_01, "agreed by telephone"));
        house.receive(
                hotel, hotel.message("A").modified().minute(1).in("EUR", 90_00).inbound());
        assertThat(hotel.get("A").row().total().minor()).isEqualTo(150_01);
        assertThat(hotel.get("A").stays().getFirst().total().minor()).isEqualTo(150_01);
    }

    @Test
    void a_desk_and_a_channels_message_at_once_leave_every_count_right() {
        for (int run = 0; run < AtOnce.times(4, 40); run++) {
            TestHotel one = house.plan().units(2).open();
            house.receive(one, one.message("A").inbound());
            ReservationSheet sheet = one.get("A");
            List<Callable<Boolean>> tasks = List.of(
                    () -> {
                        modifications.apply(one.owner, Seen.any(sheet.id()), dates(sheet, 3, 2), PriceChoice.keep(""));
                        return true;
                    },
                    () -> {
                        house.receive(
                                one,
                                one.message("A")
                                        .modified()
                                        .minute(1)
                                        .stay("1", DAY, 4)
                                        .inbound());
                        return true;
                    });
            assertThat(AtOnce.run(tasks).stream().flatMap(o -> o.failure().stream()))
                    .isEmpty();
            assertThat(one.get("A").stays().getFirst().dates()).isEqualTo(StayDates.of(DAY.plusDays(3), 2));
            LifeInvariants.hold(house.database);
        }
    }

    private ReservationSheet apply(ReservationSheet seen, Modification wanted, PriceChoice price) {
        return modifications.apply(hotel.owner, new Seen(seen.id(), seen.version()), wanted, price);
    }

    private static Modification dates(ReservationSheet sheet, int daysAfter, int nights) {
        return Modification.of(StayChange.dates(stay(sheet), StayDates.of(DAY.plusDays(daysAfter), nights)));
    }

    private static UUID stay(ReservationSheet sheet) {
        return sheet.stays().getFirst().id();
    }
}
