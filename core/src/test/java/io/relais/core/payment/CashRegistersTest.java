package io.relais.core.payment;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.NewTaking;
import io.relais.core.reservation.Recorded;
import io.relais.core.reservation.Takings;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Drawers: counted when they open, counted when they close, and nothing falls between. */
class CashRegistersTest {
    private static final TestHouse house = TestHouse.open();
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private final CashRegisters registers = house.reservationParts.payment.registers;
    private final CashDrawers drawers = house.reservationParts.payment.drawers;
    private final Takings takings = house.reservationParts.takings;
    private final TestHotel hotel = house.plan().units(9).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void a_day_at_the_desk_ends_with_the_difference_between_counted_and_expected() {
        CashRegisters.Place desk = register("Desk");
        drawers.open(hotel.owner, desk, count(100_00));
        UUID id = hotel.sell(DAY, 2).id();
        Taking cash = pay(id, PaymentMethod.CASH, 80_00).taking();
        Taking wrong = pay(id, PaymentMethod.CASH, 8_00).taking();
        takings.correct(hotel.owner, id, wrong.id(), "not paid");
        pay(id, PaymentMethod.CARD_TERMINAL, 40_00);
        drawers.move(hotel.owner, desk, new CashDrawers.Move(CashMovement.Kind.PAYMENT_OUT, 12_50, "bread"));
        drawers.move(hotel.owner, desk, new CashDrawers.Move(CashMovement.Kind.DEPOSIT, 50_00, "bank"));

        assertThat(cash.registerId()).isEqualTo(desk.registerId());
        CashSession open =
                Objects.requireNonNull(registers.get(hotel.owner, desk).session());
        assertThat(open.expected()).isEqualTo(new Money(117_50, "EUR"));
        assertThat(drawers.movements(hotel.owner, desk)).hasSize(2);
        CashSession closed = drawers.close(hotel.owner, desk, new CashDrawers.Count(117_00, "50 cents short"));
        assertThat(closed.difference()).isEqualTo(new Money(-50, "EUR"));
        assertThat(closed.closedBy()).isEqualTo(hotel.owner.actor().name());
        assertThat(drawers.sessions(hotel.owner, desk, Optional.empty(), 10)).containsExactly(closed);
        refused(ProblemCode.CASH_SESSION_CLOSED, () -> drawers.close(hotel.owner, desk, count(1)));
    }

    @Test
    void cash_needs_an_open_drawer_where_the_property_has_one() {
        UUID id = hotel.sell(DAY, 1).id();
        assertThat(pay(id, PaymentMethod.CASH, 1_00).taking().registerId()).isNull();
        CashRegisters.Place desk = register("Desk");
        refused(ProblemCode.CASH_REGISTER_NEEDED, () -> pay(id, PaymentMethod.CASH, 1_00));
        assertThat(pay(id, PaymentMethod.CHEQUE, 1_00).taking().registerId()).isNull();
        refused(ProblemCode.CASH_SESSION_CLOSED, () -> pay(id, PaymentMethod.CASH, 1_00, desk.registerId()));
        drawers.open(hotel.owner, desk, count(0));
        CashRegisters.Place bar = register("Bar");
        drawers.open(hotel.owner, bar, count(0));
        refused(ProblemCode.CASH_REGISTER_NEEDED, () -> pay(id, PaymentMethod.CASH, 1_00));
        assertThat(pay(id, PaymentMethod.CASH, 1_00, bar.registerId()).taking().sessionId())
                .isNotNull();
        refused(ProblemCode.CASH_REGISTER_UNKNOWN, () -> pay(id, PaymentMethod.CASH, 1_00, UUID.randomUUID()));
    }

    @Test
    void a_register_is_named_renamed_and_closed_down() {
        CashRegisters.Place desk = register("Desk");
        refused(ProblemCode.CASH_REGISTER_NAMED, () -> register("Desk"));
        assertThat(registers.rename(hotel.owner, desk, "Reception").name()).isEqualTo("Reception");
        drawers.open(hotel.owner, desk, count(5_00));
        refused(ProblemCode.CASH_SESSION_OPEN, () -> registers.closeDown(hotel.owner, desk));
        drawers.close(hotel.owner, desk, count(5_00));
        assertThat(registers.closeDown(hotel.owner, desk).isInUse()).isFalse();
        refused(ProblemCode.CASH_REGISTER_CLOSED, () -> drawers.open(hotel.owner, desk, count(5_00)));
        refused(ProblemCode.CASH_REGISTER_CLOSED, () -> registers.closeDown(hotel.owner, desk));
    }

    @Test
    void no_more_goes_out_than_is_in_the_drawer() {
        CashRegisters.Place desk = register("Desk");
        drawers.open(hotel.owner, desk, count(10_00));
        refused(
                ProblemCode.CASH_NOT_THERE,
                () -> drawers.move(hotel.owner, desk, new CashDrawers.Move(CashMovement.Kind.DEPOSIT, 10_01, "bank")));
        drawers.move(hotel.owner, desk, new CashDrawers.Move(CashMovement.Kind.PAYMENT_IN, 1, "change"));
        drawers.move(hotel.owner, desk, new CashDrawers.Move(CashMovement.Kind.DEPOSIT, 10_01, "bank"));
        assertThat(drawers.close(hotel.owner, desk, count(0)).difference()).isEqualTo(new Money(0, "EUR"));
    }

    @Test
    void of_many_who_open_a_register_at_once_one_does() {
        for (int run = 0; run < AtOnce.times(3, 40); run++) {
            CashRegisters.Place desk = register("Desk " + run);
            List<AtOnce.Outcome<CashRegister>> outcomes = AtOnce.run(IntStream.range(0, 8)
                    .<Callable<CashRegister>>mapToObj(i -> () -> drawers.open(hotel.owner, desk, count(i)))
                    .toList());
            assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(1);
            assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                    .allSatisfy(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(
                                    Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CASH_SESSION_OPEN)));
        }
    }

    @Test
    void a_drawer_that_is_closed_while_cash_comes_in_counts_all_that_is_in_it() {
        for (int run = 0; run < AtOnce.times(3, 40); run++) {
            CashRegisters.Place desk = register("Desk " + run);
            drawers.open(hotel.owner, desk, count(0));
            List<UUID> ids =
                    IntStream.range(0, 7).mapToObj(i -> hotel.sell(DAY, 1).id()).toList();
            List<Callable<Object>> tasks = new ArrayList<>();
            ids.forEach(id -> tasks.add(() -> pay(id, PaymentMethod.CASH, 1_00, desk.registerId())));
            tasks.add(3, () -> drawers.close(hotel.owner, desk, count(0)));
            AtOnce.run(tasks);
            CashSession closed =
                    drawers.sessions(hotel.owner, desk, Optional.empty(), 1).getFirst();
            long inIt = house.database.read(handle -> handle.createQuery(
                            "select coalesce(sum(amount), 0) from taking where session_id = :session")
                    .bind("session", closed.id())
                    .mapTo(Long.class)
                    .one());
            assertThat(closed.expected().minor()).isEqualTo(inIt);
            assertThat(closed.closedAt()).isNotNull();
            ids.forEach(id -> house.reservations.cancel(hotel.owner, id));
        }
    }

    @Test
    void the_journal_tells_each_day_by_method() {
        Journal journal = house.reservationParts.payment.journal;
        UUID id = hotel.sell(DAY, 2).id();
        pay(id, PaymentMethod.CASH, 30_00);
        pay(id, PaymentMethod.CASH, -5_00);
        pay(id, PaymentMethod.VOUCHER, 7_00);
        List<JournalDay> days = journal.days(hotel.owner, hotel.propertyId, TODAY.minusDays(3), TODAY);
        assertThat(days).hasSize(1);
        assertThat(days.getFirst().sums())
                .containsExactly(
                        new JournalDay.Sum(PaymentMethod.CASH, new Money(25_00, "EUR"), 2),
                        new JournalDay.Sum(PaymentMethod.VOUCHER, new Money(7_00, "EUR"), 1));
        Journal.Query all = new Journal.Query(hotel.propertyId, TODAY, TODAY, Optional.empty(), Optional.empty(), 2);
        List<JournalLine> first = journal.lines(hotel.owner, all);
        assertThat(first).hasSize(3).allMatch(line -> !line.confirmationNumber().isEmpty());
        List<JournalLine> rest = journal.lines(
                hotel.owner,
                new Journal.Query(
                        hotel.propertyId,
                        TODAY,
                        TODAY,
                        Optional.empty(),
                        Optional.of(first.get(1).taking().id()),
                        2));
        assertThat(rest).containsExactly(first.get(2));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> journal.days(house.hotel().owner, hotel.propertyId, TODAY, TODAY));
        refused(
                ProblemCode.NUMBER_INVALID,
                () -> journal.days(hotel.owner, hotel.propertyId, TODAY, TODAY.minusDays(1)));
    }

    @Test
    void somebody_elses_registers_are_unknown() {
        CashRegisters.Place desk = register("Desk");
        var stranger = house.hotel().owner;
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> registers.list(stranger, hotel.propertyId));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> drawers.open(stranger, desk, count(1)));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> registers.closeDown(stranger, desk));
        TestHotel sister = house.plan().beside(hotel).open();
        CashRegisters.Place crossed = new CashRegisters.Place(sister.propertyId, desk.registerId());
        refused(ProblemCode.CASH_REGISTER_UNKNOWN, () -> drawers.open(hotel.owner, crossed, count(1)));
    }

    private CashRegisters.Place register(String name) {
        return new CashRegisters.Place(
                hotel.propertyId,
                registers.add(hotel.owner, hotel.propertyId, name).id());
    }

    private static CashDrawers.Count count(long minor) {
        return new CashDrawers.Count(minor, "");
    }

    private Recorded pay(UUID id, PaymentMethod method, long minor, UUID... register) {
        return takings.record(
                hotel.owner,
                id,
                new NewTaking(
                        Optional.empty(),
                        method,
                        new Money(minor, "EUR"),
                        Optional.empty(),
                        "",
                        "",
                        List.of(register).stream().findFirst()));
    }

    private static void refused(ProblemCode code, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
