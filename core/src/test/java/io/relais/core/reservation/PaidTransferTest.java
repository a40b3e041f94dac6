package io.relais.core.reservation;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.reservation.StatusTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.payment.Taking;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was paid follows the stays into another reservation, entry by entry. */
class PaidTransferTest {
    private static final TestHouse house = TestHouse.open();
    private static final Takings takings = house.reservationParts.takings;
    private static final Arrangements arrangements = house.reservationParts.arrangements;
    private final TestHotel hotel = house.plan().units(4).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void everything_adds_up() {
        LifeInvariants.hold(house.database);
    }

    @Test
    void combining_books_two_entries_that_counter_each_other_and_name_both_reservations() {
        ReservationSheet first = hotel.sell(DAY, 2);
        ReservationSheet second = hotel.sell(DAY.plusDays(3), 1);
        pay(first.id(), 50_00);
        pay(second.id(), 70_00);
        arrangements.combine(hotel.owner, Seen.any(first.id()), Seen.any(second.id()));
        assertThat(paid(first.id())).isEqualTo(120_00);
        assertThat(paid(second.id())).isZero();
        Taking out = takings.list(hotel.owner, second.id()).getLast();
        Taking in = takings.list(hotel.owner, first.id()).getLast();
        assertThat(out.amount().minor()).isEqualTo(-70_00);
        assertThat(in.amount().minor()).isEqualTo(70_00);
        assertThat(in.corrects()).isEqualTo(out.id());
        assertThat(List.of(out, in)).allSatisfy(entry -> {
            assertThat(entry.method()).isEqualTo(PaymentMethod.OTHER);
            assertThat(entry.sessionId()).isNull();
            assertThat(entry.reference())
                    .contains(first.row().confirmationNumber(), second.row().confirmationNumber());
        });
        refused(ProblemCode.TAKING_CORRECTED, () -> takings.correct(hotel.owner, second.id(), out.id(), "one half"));
        refused(ProblemCode.TAKING_IS_CORRECTION, () -> takings.correct(hotel.owner, first.id(), in.id(), "one half"));
    }

    @Test
    void combining_without_money_books_nothing_and_splitting_leaves_the_money_where_it_was_paid() {
        ReservationSheet first = hotel.sell(DAY, 2);
        ReservationSheet second = hotel.sell(DAY.plusDays(3), 1);
        ReservationSheet both = arrangements.combine(hotel.owner, Seen.any(first.id()), Seen.any(second.id()));
        assertThat(takings.list(hotel.owner, first.id())).isEmpty();
        pay(first.id(), 250_00);
        ReservationSheet apart = arrangements.split(
                hotel.owner, Seen.any(both.id()), List.of(both.stays().getLast().id()));
        assertThat(paid(first.id())).isEqualTo(250_00);
        assertThat(paid(apart.id())).isZero();
    }

    @Test
    void money_recorded_while_two_are_combined_is_never_lost() {
        for (int run = 0; run < AtOnce.times(5, 40); run++) {
            TestHotel one = house.plan().units(2).open();
            UUID a = one.sell(DAY, 2).id();
            UUID b = one.sell(DAY, 2).id();
            List<Callable<Boolean>> tasks = new ArrayList<>();
            tasks.add(() -> combined(one, a, b));
            tasks.add(() -> combined(one, b, a));
            for (UUID id : List.of(a, b, a, b)) {
                tasks.add(() -> takings.record(one.owner, id, new10(one)) != null);
            }
            assertThat(AtOnce.run(tasks).stream().flatMap(o -> o.failure().stream()))
                    .isEmpty();
            assertThat(house.reservations.get(one.owner, a).terms().paid().minor()
                            + house.reservations
                                    .get(one.owner, b)
                                    .terms()
                                    .paid()
                                    .minor())
                    .isEqualTo(40_00);
        }
    }

    private static boolean combined(TestHotel hotel, UUID a, UUID b) {
        try {
            arrangements.combine(hotel.owner, Seen.any(a), Seen.any(b));
            return true;
        } catch (Problem theOtherWasFaster) {
            assertThat(theOtherWasFaster.code()).isEqualTo(ProblemCode.CANNOT_COMBINE);
            return false;
        }
    }

    private static NewTaking new10(TestHotel hotel) {
        return taking(new Money(10_00, hotel.currency));
    }

    private static NewTaking taking(Money amount) {
        return new NewTaking(
                Optional.empty(), PaymentMethod.CARD_TERMINAL, amount, Optional.empty(), "", "", Optional.empty());
    }

    private void pay(UUID id, long minor) {
        takings.record(hotel.owner, id, taking(new Money(minor, hotel.currency)));
    }

    private long paid(UUID id) {
        return house.reservations.get(hotel.owner, id).terms().paid().minor();
    }
}
