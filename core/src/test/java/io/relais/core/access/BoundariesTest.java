package io.relais.core.access;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.TestMessage;
import io.relais.core.event.Actor;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.ReservationSheet;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Nobody sees or changes what is another organisation's, or another property's when bound to some. */
class BoundariesTest {
    private static final TestHouse house = TestHouse.open();
    private static final NightRange NIGHT = NightRange.of(DAY);

    private final TestHotel mine = house.hotel();
    private final TestHotel sister = house.plan().beside(mine).open();
    private final TestHotel foreign = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    /** Those who must not get at {@link #mine}. */
    private Stream<Principal> strangers() {
        return Stream.of(foreign.owner, sister.bound(sister.propertyId), foreign.bound(mine.propertyId));
    }

    @Test
    void reservations_are_read_and_changed_by_their_own_people_only() {
        ReservationSheet sheet = mine.sell(DAY, 1);
        UUID stay = sheet.stays().getFirst().id();
        UUID unit = mine.unitIds.getFirst();
        strangers().forEach(stranger -> {
            refused(ProblemCode.RESERVATION_UNKNOWN, () -> house.reservations.get(stranger, sheet.id()));
            refused(ProblemCode.RESERVATION_UNKNOWN, () -> house.reservations.history(stranger, sheet.id()));
            refused(ProblemCode.RESERVATION_UNKNOWN, () -> house.reservations.cancel(stranger, sheet.id()));
            refused(
                    ProblemCode.RESERVATION_UNKNOWN,
                    () -> house.reservations.assignUnit(stranger, sheet.id(), stay, Optional.of(unit)));
            refused(ProblemCode.PROPERTY_UNKNOWN, () -> house.reservations.book(stranger, mine.sale(DAY, 1)));
        });
        assertThat(house.reservations
                        .get(mine.bound(mine.propertyId), sheet.id())
                        .id())
                .isEqualTo(sheet.id());
        assertThat(mine.sold(DAY)).isEqualTo(1);
    }

    @Test
    void the_register_shows_the_own_reservations_only() {
        ReservationSheet sheet = mine.sell(DAY, 1);
        house.receive(
                mine, mine.message("A").stay("1", "unknown", "rate", DAY, 1).inbound());
        strangers().forEach(stranger -> {
            for (String text : List.of("", "A", "nour", sheet.row().confirmationNumber())) {
                assertThat(house.register
                                .search(stranger, RegisterQuery.first(text, 50))
                                .rows())
                        .isEmpty();
            }
            assertThat(house.register
                            .search(stranger, new RegisterQuery("", Optional.of(mine.propertyId), false, "", 50))
                            .rows())
                    .isEmpty();
            assertThat(house.register.countConflicts(stranger)).isZero();
        });
        assertThat(house.register
                        .search(mine.owner, RegisterQuery.first("", 50))
                        .rows())
                .hasSize(2);
    }

    @Test
    void the_calendar_is_read_and_changed_by_its_own_people_only() {
        strangers().forEach(stranger -> {
            refused(ProblemCode.PROPERTY_UNKNOWN, () -> house.availability.list(stranger, mine.propertyId, DAY, DAY));
            refused(
                    ProblemCode.PROPERTY_UNKNOWN,
                    () -> house.calendar.setCapacity(stranger, mine.propertyId, mine.typeId, NIGHT, 9));
            refused(
                    ProblemCode.RATE_PLAN_UNKNOWN,
                    () -> house.calendar.setPrice(stranger, mine.product(), NIGHT, 0, new Money(1, "EUR")));
            refused(
                    ProblemCode.RATE_PLAN_UNKNOWN,
                    () -> house.calendar.restrict(stranger, mine.product(), NIGHT, Restriction.NONE));
        });
        refused(
                ProblemCode.UNIT_TYPE_UNKNOWN,
                () -> house.calendar.setCapacity(mine.owner, mine.propertyId, sister.typeId, NIGHT, 9));
        assertThat(mine.night(DAY).capacity()).isEqualTo(4);
        assertThat(mine.sell(DAY, 1).row().total().minor()).isEqualTo(100_00);
    }

    @Test
    void channels_are_seen_and_steered_by_their_own_people_only() {
        strangers().forEach(stranger -> {
            assertThat(house.channels.list(stranger))
                    .noneMatch(c -> c.propertyId().equals(mine.propertyId));
            refused(ProblemCode.CONNECTION_UNKNOWN, () -> house.channels.get(stranger, mine.connectionId));
            refused(ProblemCode.CONNECTION_UNKNOWN, () -> house.channels.exchanges(stranger, mine.connectionId, 10));
            refused(ProblemCode.CONNECTION_UNKNOWN, () -> house.channels.pause(stranger, mine.connectionId));
            refused(ProblemCode.CONNECTION_UNKNOWN, () -> house.channels.resume(stranger, mine.connectionId));
            refused(ProblemCode.CONNECTION_UNKNOWN, () -> house.channels.pullNow(stranger, mine.connectionId));
        });
        assertThat(house.channels.get(mine.owner, mine.connectionId).state()).isEqualTo("active");
    }

    @Test
    void parked_messages_are_seen_and_replayed_by_their_own_people_only() {
        house.receive(mine, TestMessage.unreadable("U"));
        UUID id = house.parked.list(mine.owner).getFirst().id();
        Stream.concat(strangers(), Stream.of(mine.bound(mine.propertyId))).forEach(stranger -> {
            assertThat(house.parked.list(stranger)).isEmpty();
            refused(ProblemCode.PARKED_UNKNOWN, () -> house.parked.replay(stranger, id));
        });
        assertThat(house.parked.list(mine.owner)).hasSize(1);
    }

    @Test
    void properties_are_listed_for_their_own_people_only() {
        assertThat(house.properties.list(mine.owner))
                .extracting(p -> p.id())
                .containsExactlyInAnyOrder(mine.propertyId, sister.propertyId);
        assertThat(house.properties.list(mine.bound(sister.propertyId)))
                .extracting(p -> p.id())
                .containsExactly(sister.propertyId);
        strangers()
                .forEach(stranger ->
                        refused(ProblemCode.PROPERTY_UNKNOWN, () -> house.properties.get(stranger, mine.propertyId)));
    }

    @Test
    void without_the_permission_nothing_is_done() {
        Principal nobody =
                new Principal(mine.organisationId, List.of(), Set.of(), new Actor(Actor.Kind.AGENT, "k", "key"), "en");
        ReservationSheet sheet = mine.sell(DAY, 1);
        for (ThrowingCallable attempt : List.<ThrowingCallable>of(
                () -> house.reservations.get(nobody, sheet.id()),
                () -> house.reservations.book(nobody, mine.sale(DAY, 1)),
                () -> house.reservations.cancel(nobody, sheet.id()),
                () -> house.register.search(nobody, RegisterQuery.first("", 1)),
                () -> house.register.countConflicts(nobody),
                () -> house.availability.list(nobody, mine.propertyId, DAY, DAY),
                () -> house.calendar.setCapacity(nobody, mine.propertyId, mine.typeId, NIGHT, 9),
                () -> house.channels.list(nobody),
                () -> house.channels.pause(nobody, mine.connectionId),
                () -> house.parked.list(nobody),
                () -> house.parked.replay(nobody, sheet.id()))) {
            refused(ProblemCode.NOT_ALLOWED, attempt);
        }
    }

    private static void refused(ProblemCode code, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
