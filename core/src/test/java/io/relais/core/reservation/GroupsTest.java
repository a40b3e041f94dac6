package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.reservation.StatusTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Groups: gathered, priced and cancelled together, all of the reservations or none. */
class GroupsTest {
    private static final TestHouse house = TestHouse.open();
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
    void a_group_is_filled_and_cancelled_together() {
        Groups groups = house.reservationParts.groups;
        ReservationGroup group = groups.create(hotel.owner, hotel.propertyId, " Wedding ");
        ReservationSheet a = hotel.sell(DAY, 1);
        ReservationSheet b = hotel.sell(DAY, 1);
        groups.add(hotel.owner, Seen.any(a.id()), group.id());
        groups.add(hotel.owner, Seen.any(b.id()), group.id());
        assertThat(groups.get(hotel.owner, group.id()).total().minor()).isEqualTo(200_00);
        assertThat(groups.list(hotel.owner, hotel.propertyId, Optional.empty(), 10))
                .extracting(ReservationGroup::name)
                .containsExactly("Wedding");
        List<Groups.Fee> fees = groups.previewCancellation(hotel.owner, group.id());
        assertThat(fees).hasSize(2).allMatch(fee -> fee.refusal() == null);
        List<Seen> all = fees.stream()
                .map(fee -> new Seen(fee.row().id(), fee.version()))
                .toList();
        groups.cancel(hotel.owner, group.id(), all, "storm");
        assertThat(hotel.sold(DAY)).isZero();
        refused(ProblemCode.VERSION_STALE, () -> groups.cancel(hotel.owner, group.id(), all, "again"));
        groups.remove(hotel.owner, Seen.any(a.id()));
        assertThat(groups.members(hotel.owner, group.id()))
                .extracting(ReservationSheet::id)
                .containsExactly(b.id());
    }

    @Test
    void of_two_who_gather_the_same_reservations_at_once_both_end_and_each_member_is_in_one_group() {
        Groups groups = house.reservationParts.groups;
        List<Seen> members = List.of(
                Seen.any(hotel.sell(DAY, 1).id()), Seen.any(hotel.sell(DAY, 1).id()));
        List<AtOnce.Outcome<ReservationGroup>> made = AtOnce.run(List.of(
                () -> groups.create(hotel.owner, hotel.propertyId, "First", members),
                () -> groups.create(hotel.owner, hotel.propertyId, "Second", members.reversed())));
        assertThat(made).allMatch(AtOnce.Outcome::ok);
        assertThat(made.stream()
                        .mapToInt(one -> groups.members(
                                        hotel.owner, one.value().getFirst().id())
                                .size())
                        .sum())
                .isEqualTo(2);
        Seen stale = new Seen(members.getFirst().id(), 0);
        refused(ProblemCode.VERSION_STALE, () -> groups.create(hotel.owner, hotel.propertyId, "Third", List.of(stale)));
        assertThat(groups.list(hotel.owner, hotel.propertyId, Optional.empty(), 10))
                .hasSize(2);
    }
}
