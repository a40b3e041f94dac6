package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.reservation.StatusTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.StayDates;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Splitting, combining, copying, cutting, and erasing for good. */
class ArrangementTest {
    private static final TestHouse house = TestHouse.open();
    private static final Arrangements arrangements = house.reservationParts.arrangements;
    private final TestHotel hotel = house.plan().units(2).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        LifeInvariants.hold(house.database);
    }

    @Test
    void combining_moves_the_stays_and_leaves_a_pointer_and_splitting_takes_them_apart_again() {
        ReservationSheet first = hotel.sell(DAY, 2);
        ReservationSheet second = hotel.sell(DAY.plusDays(3), 1);
        ReservationSheet both = arrangements.combine(hotel.owner, Seen.any(first.id()), Seen.any(second.id()));
        assertThat(both.stays()).hasSize(2);
        assertThat(both.row().total().minor()).isEqualTo(300_00);
        assertThat(both.row().departure()).isEqualTo(DAY.plusDays(4));
        Life pointer = house.reservationParts.lives.get(hotel.owner, second.id());
        assertThat(pointer.status()).isEqualTo(Status.CANCELLED);
        assertThat(pointer.combinedInto()).extracting("id").isEqualTo(first.id());

        ReservationSheet apart = arrangements.split(
                hotel.owner,
                new Seen(both.id(), both.version()),
                List.of(both.stays().getLast().id()));
        assertThat(apart.row().total().minor()).isEqualTo(100_00);
        assertThat(apart.contact().name()).isEqualTo("Nour Haddad");
        assertThat(apart.row().confirmationNumber()).isNotEqualTo(both.row().confirmationNumber());
        assertThat(house.reservations.get(hotel.owner, first.id()).row().total().minor())
                .isEqualTo(200_00);
        refused(
                ProblemCode.CANNOT_SPLIT,
                () -> arrangements.split(
                        hotel.owner,
                        Seen.any(apart.id()),
                        List.of(apart.stays().getFirst().id())));
    }

    @Test
    void what_cannot_be_combined_is_refused() {
        ReservationSheet sheet = hotel.sell(DAY, 1);
        refused(
                ProblemCode.CANNOT_COMBINE,
                () -> arrangements.combine(hotel.owner, Seen.any(sheet.id()), Seen.any(sheet.id())));
        TestHotel yen = house.plan().beside(hotel).currency("JPY", 9_000).open();
        ReservationSheet other = yen.sell(DAY, 1);
        refused(
                ProblemCode.CANNOT_COMBINE,
                () -> arrangements.combine(hotel.owner, Seen.any(sheet.id()), Seen.any(other.id())));
        house.receive(hotel, hotel.message("A").inbound());
        refused(
                ProblemCode.CHANNEL_DECIDES,
                () -> arrangements.combine(
                        hotel.owner,
                        Seen.any(sheet.id()),
                        Seen.any(hotel.get("A").id())));
    }

    @Test
    void a_period_from_the_middle_leaves_two_stays_in_the_same_unit() {
        ReservationSheet sheet = hotel.sell(DAY, 5);
        house.reservations.assignUnit(
                hotel.owner, sheet.id(), sheet.stays().getFirst().id(), Optional.of(hotel.unitIds.getFirst()));
        Period middle = new Period(sheet.stays().getFirst().id(), DAY.plusDays(2), DAY.plusDays(3));
        assertThat(arrangements
                        .previewRemoval(hotel.owner, sheet.id(), middle)
                        .getLast()
                        .difference())
                .isEqualTo(-100_00);
        ReservationSheet cut = arrangements.removePeriod(hotel.owner, Seen.any(sheet.id()), middle);
        assertThat(cut.stays())
                .extracting(SheetStay::dates)
                .containsExactly(StayDates.of(DAY, 2), StayDates.of(DAY.plusDays(3), 2));
        assertThat(cut.stays()).extracting(SheetStay::unitId).containsOnly(hotel.unitIds.getFirst());
        assertThat(cut.row().total().minor()).isEqualTo(400_00);
        assertThat(hotel.sold(DAY.plusDays(2))).isZero();
        refused(
                ProblemCode.PERIOD_OUTSIDE,
                () -> arrangements.removePeriod(
                        hotel.owner,
                        Seen.any(sheet.id()),
                        new Period(cut.stays().getFirst().id(), DAY, DAY.plusDays(2))));
    }

    @Test
    void a_period_may_become_a_reservation_of_its_own() {
        ReservationSheet sheet = hotel.sell(DAY, 3);
        ReservationSheet apart = arrangements.splitPeriod(
                hotel.owner,
                Seen.any(sheet.id()),
                new Period(sheet.stays().getFirst().id(), DAY.plusDays(1), DAY.plusDays(3)));
        assertThat(apart.row().total().minor()).isEqualTo(200_00);
        assertThat(hotel.sold(DAY.plusDays(1))).isEqualTo(1);
        assertThat(house.reservations.get(hotel.owner, sheet.id()).row().nights())
                .isEqualTo(1);
    }

    @Test
    void a_channels_stay_is_cut_at_its_ends_only() {
        house.receive(hotel, hotel.message("A").stay("1", DAY, 3).inbound());
        ReservationSheet sheet = hotel.get("A");
        refused(
                ProblemCode.CHANNEL_DECIDES,
                () -> arrangements.removePeriod(
                        hotel.owner,
                        Seen.any(sheet.id()),
                        new Period(sheet.stays().getFirst().id(), DAY.plusDays(1), DAY.plusDays(2))));
        ReservationSheet cut = arrangements.removePeriod(
                hotel.owner,
                Seen.any(sheet.id()),
                new Period(sheet.stays().getFirst().id(), DAY, DAY.plusDays(1)));
        assertThat(cut.row().arrival()).isEqualTo(DAY.plusDays(1));
        assertThat(cut.row().total().minor()).isEqualTo(300_00);
    }

    @Test
    void a_copy_is_sold_anew() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        hotel.price(hotel.typeId, 0, 120_00);
        ReservationSheet copy = arrangements.copy(hotel.owner, sheet.id(), DAY.plusDays(10));
        assertThat(copy.row().total().minor()).isEqualTo(240_00);
        assertThat(copy.row().arrival()).isEqualTo(DAY.plusDays(10));
        assertThat(hotel.sold(DAY.plusDays(11))).isEqualTo(1);
        arrangements.copy(hotel.owner, sheet.id(), DAY.plusDays(10));
        refused(ProblemCode.NO_ROOM, () -> arrangements.copy(hotel.owner, sheet.id(), DAY.plusDays(10)));
    }

    @Test
    void two_stays_change_units() {
        ReservationSheet a = hotel.sell(DAY, 2);
        ReservationSheet b = hotel.sell(DAY.plusDays(1), 2);
        assign(a, 0);
        assign(b, 1);
        arrangements.swapUnits(hotel.owner, place(a), place(b));
        assertThat(unit(a)).isEqualTo(hotel.unitIds.get(1));
        assertThat(unit(b)).isEqualTo(hotel.unitIds.get(0));
    }

    @Test
    void erasing_asks_for_the_right_the_number_and_settled_money_and_leaves_no_guest() {
        Erasing erasing = house.reservationParts.erasing;
        ReservationSheet sheet = hotel.sell(DAY, 1);
        String number = sheet.row().confirmationNumber();
        Seen seen = Seen.any(sheet.id());
        Principal desk = new Principal(
                hotel.organisationId,
                List.of(),
                EnumSet.of(io.relais.core.access.Permission.RESERVATIONS_WRITE),
                hotel.owner.actor(),
                "en");
        refused(ProblemCode.NOT_ALLOWED, () -> erasing.erase(desk, seen, number));
        refused(ProblemCode.CANCEL_FIRST, () -> erasing.erase(hotel.owner, seen, number));
        house.reservationParts.statuses.change(hotel.owner, seen, StatusChange.cancelled(10_00L, "fee"));
        refused(ProblemCode.MONEY_UNSETTLED, () -> erasing.erase(hotel.owner, seen, number));
        house.reservationParts.statuses.change(hotel.owner, seen, StatusChange.to(Status.CONFIRMED));
        house.reservations.cancel(hotel.owner, sheet.id());
        refused(ProblemCode.ERASE_UNCONFIRMED, () -> erasing.erase(hotel.owner, seen, "yes"));
        erasing.erase(hotel.owner, seen, number.toLowerCase(java.util.Locale.ROOT));
        refused(ProblemCode.RESERVATION_UNKNOWN, () -> house.reservations.get(hotel.owner, sheet.id()));
        assertThat(left(sheet)).isEqualTo("1 0 0 0");
    }

    @Test
    void an_erased_reservation_of_a_channel_does_not_come_back() {
        house.receive(hotel, hotel.message("A").inbound(), hotel.message("B").inbound());
        house.receive(hotel, hotel.message("A").cancelled().minute(2).inbound());
        ReservationSheet sheet = hotel.get("A");
        house.reservationParts.erasing.erase(
                hotel.owner, Seen.any(sheet.id()), sheet.row().confirmationNumber());
        house.receive(
                hotel,
                hotel.message("A").inbound(),
                hotel.message("A").modified().minute(5).inbound(),
                hotel.message("B").modified().minute(5).inbound());
        assertThat(house.register
                        .search(hotel.owner, RegisterQuery.first("", 50))
                        .rows())
                .extracting(RegisterRow::externalId)
                .containsExactly("B");
        assertThat(house.parked.list(hotel.owner)).isEmpty();
    }

    @Test
    void combining_and_cancelling_at_once_never_doubles_or_loses_a_night() {
        for (int run = 0; run < AtOnce.times(4, 40); run++) {
            TestHotel one = house.plan().units(2).open();
            ReservationSheet a = one.sell(DAY, 2);
            ReservationSheet b = one.sell(DAY, 2);
            List<Callable<Boolean>> tasks = List.of(() -> combined(one, a, b), () -> combined(one, b, a), () -> {
                try {
                    house.reservations.cancel(one.owner, b.id());
                    return true;
                } catch (Problem combinedBefore) {
                    return false;
                }
            });
            assertThat(AtOnce.run(tasks).stream().flatMap(o -> o.failure().stream()))
                    .isEmpty();
            LifeInvariants.hold(house.database);
        }
    }

    private static boolean combined(TestHotel hotel, ReservationSheet a, ReservationSheet b) {
        try {
            arrangements.combine(hotel.owner, Seen.any(a.id()), Seen.any(b.id()));
            return true;
        } catch (Problem cancelledBefore) {
            assertThat(cancelledBefore.code()).isEqualTo(ProblemCode.CANNOT_COMBINE);
            return false;
        }
    }

    private static String left(ReservationSheet sheet) {
        return house.database.read(handle -> handle.createQuery("""
                        select concat_ws(' ',
                          (select count(*) from erasure where confirmation_number = :number),
                          (select count(*) from contact where reservation_id = :id),
                          (select count(*) from stay where reservation_id = :id),
                          (select count(*) from event where reservation_id = :id))
                        """)
                .bind("number", sheet.row().confirmationNumber())
                .bind("id", sheet.id())
                .mapTo(String.class)
                .one());
    }

    private void assign(ReservationSheet sheet, int unit) {
        house.reservations.assignUnit(
                hotel.owner, sheet.id(), sheet.stays().getFirst().id(), Optional.of(hotel.unitIds.get(unit)));
    }

    private static Arrangements.Place place(ReservationSheet sheet) {
        return new Arrangements.Place(
                Seen.any(sheet.id()), sheet.stays().getFirst().id());
    }

    private java.util.UUID unit(ReservationSheet sheet) {
        return java.util.Objects.requireNonNull(house.reservations
                .get(hotel.owner, sheet.id())
                .stays()
                .getFirst()
                .unitId());
    }
}
