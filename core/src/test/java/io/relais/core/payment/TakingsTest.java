package io.relais.core.payment;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.NewTaking;
import io.relais.core.reservation.PastTaking;
import io.relais.core.reservation.Recorded;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Takings;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money received: the ledger only grows, and what a reservation has paid is its sum at every moment. */
class TakingsTest {
    private static final TestHouse house = TestHouse.open();
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private final Takings takings = house.reservationParts.takings;
    private final TestHotel hotel = house.plan().units(9).open();

    @AfterAll
    static void close() {
        house.close();
    }

    @AfterEach
    void what_was_paid_is_the_sum_of_the_takings() {
        List<String> wrong = house.database.read(
                handle -> handle.createQuery("""
                        select r.id || ': ' || r.paid || ' paid, ' || r.balance || ' left of ' || r.total from reservation r
                        left join (select reservation_id, sum(amount) as sum from taking group by 1) t on t.reservation_id = r.id
                        where r.paid <> coalesce(t.sum, 0)
                           or r.paid + r.balance <> case when r.status in ('cancelled', 'no-show') then r.fee else r.total end
                        """).mapTo(String.class).list());
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_taking_lowers_the_balance_and_stands_in_the_history() {
        ReservationSheet sheet = hotel.sell(DAY, 2);
        Recorded recorded = takings.record(hotel.owner, sheet.id(), cash(50_00));
        assertThat(recorded.paid()).isEqualTo(new Money(50_00, "EUR"));
        assertThat(recorded.balance()).isEqualTo(new Money(150_00, "EUR"));
        assertThat(recorded.taking().businessDate()).isEqualTo(TODAY);
        ReservationSheet after = house.reservations.get(hotel.owner, sheet.id());
        assertThat(after.terms().paid().minor()).isEqualTo(50_00);
        assertThat(after.terms().balance().minor()).isEqualTo(150_00);
        assertThat(after.version()).isEqualTo(sheet.version() + 1);
        Event event = house.reservations.history(hotel.owner, sheet.id()).getLast();
        assertThat(event.type()).isEqualTo(EventType.TAKING_RECORDED);
        assertThat(event.changes()).contains(new Event.Change("paid", "0.00 EUR", "50.00 EUR"));
    }

    @Test
    void a_correction_is_an_entry_of_its_own_and_made_once() {
        UUID id = hotel.sell(DAY, 1).id();
        Taking wrong = takings.record(hotel.owner, id, cash(500_00)).taking();
        Recorded corrected = takings.correct(hotel.owner, id, wrong.id(), "typed a nought too many");
        assertThat(corrected.paid().minor()).isZero();
        assertThat(corrected.taking().amount().minor()).isEqualTo(-500_00);
        assertThat(corrected.taking().corrects()).isEqualTo(wrong.id());
        assertThat(takings.list(hotel.owner, id)).containsExactly(wrong, corrected.taking());
        refused(ProblemCode.TAKING_CORRECTED, () -> takings.correct(hotel.owner, id, wrong.id(), "again"));
        refused(
                ProblemCode.TAKING_IS_CORRECTION,
                () -> takings.correct(hotel.owner, id, corrected.taking().id(), "back"));
        refused(ProblemCode.VALUE_MISSING, () -> takings.correct(hotel.owner, id, wrong.id(), " "));
        refused(
                ProblemCode.TAKING_UNKNOWN,
                () -> takings.correct(hotel.owner, hotel.sell(DAY, 1).id(), wrong.id(), "not its own"));
    }

    @Test
    void more_than_is_due_is_taken_and_told() {
        UUID id = hotel.sell(DAY, 1).id();
        Recorded recorded = takings.record(hotel.owner, id, cash(120_00));
        assertThat(recorded.isOverpaid()).isTrue();
        assertThat(recorded.balance().minor()).isEqualTo(-20_00);
    }

    @Test
    void a_cancelled_reservation_owes_its_fee() {
        UUID id = hotel.sell(DAY, 1).id();
        takings.record(hotel.owner, id, cash(100_00));
        house.reservations.cancel(hotel.owner, id);
        ReservationSheet sheet = house.reservations.get(hotel.owner, id);
        assertThat(sheet.terms().balance().minor()).isEqualTo(-100_00);
        assertThat(takings.record(hotel.owner, id, cash(-100_00)).balance().minor())
                .isZero();
    }

    @Test
    void the_database_itself_changes_and_deletes_no_entry() {
        UUID id = hotel.sell(DAY, 1).id();
        takings.record(hotel.owner, id, cash(10_00));
        for (String attempt : List.of(
                "update taking set amount = 1",
                "update taking set reservation_id = null",
                "delete from taking",
                "truncate taking cascade")) {
            assertThatExceptionOfType(JdbiException.class)
                    .as(attempt)
                    .isThrownBy(() -> house.database.write(handle -> handle.execute(attempt)));
        }
        assertThat(takings.list(hotel.owner, id)).hasSize(1);
    }

    @Test
    void erasing_a_reservation_leaves_its_entries_in_the_books_without_it() {
        UUID id = hotel.sell(DAY, 1).id();
        UUID taking = takings.record(hotel.owner, id, cash(10_00)).taking().id();
        house.database.write(handle -> handle.execute("delete from reservation where id = ?", id));
        Optional<Taking> kept =
                house.database.read(handle -> house.reservationParts.payment.ledger.find(handle, taking));
        assertThat(kept).isPresent();
        assertThat(kept.get().reservationId()).isNull();
        assertThat(kept.get().amount().minor()).isEqualTo(10_00);
    }

    @Test
    void what_cannot_be_is_refused_by_name() {
        UUID id = hotel.sell(DAY, 1).id();
        refused(ProblemCode.VALUE_INVALID, () -> takings.record(hotel.owner, id, cash(0)));
        refused(ProblemCode.NUMBER_INVALID, () -> takings.record(hotel.owner, id, cash(2_000_000_000_000L)));
        refused(ProblemCode.TAKING_CURRENCY, () -> takings.record(hotel.owner, id, by(new Money(1, "JPY"), TODAY)));
        refused(
                ProblemCode.DATE_INVALID,
                () -> takings.record(hotel.owner, id, by(new Money(1, "EUR"), TODAY.plusDays(1))));
        refused(
                ProblemCode.DATE_INVALID,
                () -> takings.record(hotel.owner, id, by(new Money(1, "EUR"), LocalDate.of(1850, 1, 1))));
        refused(ProblemCode.RESERVATION_UNKNOWN, () -> takings.record(house.hotel().owner, id, cash(1)));
        Principal reader = new Principal(
                hotel.organisationId,
                List.of(),
                Set.of(Permission.MONEY_READ),
                new Actor(Actor.Kind.AGENT, "k", "key"),
                "en");
        refused(ProblemCode.NOT_ALLOWED, () -> takings.record(reader, id, cash(1)));
        refused(ProblemCode.NOT_ALLOWED, () -> takings.correct(reader, id, id, "x"));
        assertThat(takings.list(reader, id)).isEmpty();
    }

    @Test
    void the_same_entry_sent_twice_is_recorded_once() {
        UUID id = hotel.sell(DAY, 1).id();
        UUID sent = UUID.randomUUID();
        NewTaking taking = new NewTaking(
                Optional.of(sent), PaymentMethod.OTHER, euros(30_00), Optional.empty(), "", "", Optional.empty());
        List<AtOnce.Outcome<Recorded>> outcomes = AtOnce.run(IntStream.range(0, 6)
                .<Callable<Recorded>>mapToObj(i -> () -> takings.record(hotel.owner, id, taking))
                .toList());
        assertThat(outcomes).allMatch(AtOnce.Outcome::ok);
        assertThat(takings.list(hotel.owner, id)).hasSize(1);
        UUID other = hotel.sell(DAY, 1).id();
        refused(ProblemCode.TAKING_UNKNOWN, () -> takings.record(hotel.owner, other, taking));
    }

    @Test
    void two_desks_that_record_at_once_lose_nothing() {
        UUID id = hotel.sell(DAY, 2).id();
        int desks = 12;
        List<AtOnce.Outcome<Recorded>> outcomes = AtOnce.run(IntStream.rangeClosed(1, desks)
                .<Callable<Recorded>>mapToObj(i -> () -> takings.record(hotel.owner, id, cash(i)))
                .toList());
        assertThat(outcomes).allMatch(AtOnce.Outcome::ok);
        assertThat(house.reservations.get(hotel.owner, id).terms().paid().minor())
                .isEqualTo(desks * (desks + 1) / 2);
    }

    @Test
    void of_many_corrections_at_once_one_is_made() {
        UUID id = hotel.sell(DAY, 2).id();
        UUID wrong = takings.record(hotel.owner, id, cash(70_00)).taking().id();
        List<AtOnce.Outcome<Recorded>> outcomes = AtOnce.run(IntStream.range(0, 8)
                .<Callable<Recorded>>mapToObj(i -> () -> takings.correct(hotel.owner, id, wrong, "desk " + i))
                .toList());
        assertThat(outcomes.stream().filter(AtOnce.Outcome::ok)).hasSize(1);
        assertThat(outcomes.stream().flatMap(o -> o.failure().stream()))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.TAKING_CORRECTED)));
    }

    /** Any sequence of takings, refunds, corrections and a cancellation; the check after each test asserts the sums. */
    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD"})
    void any_sequence_adds_up_in_every_currency(String currency) {
        TestHotel other = house.plan().currency(currency, 12_345).units(9).open();
        for (int run = 0; run < AtOnce.times(4, 60); run++) {
            Random random = new Random(7_919L * run + currency.hashCode());
            UUID id = other.sell(DAY.plusDays(random.nextInt(20)), 1 + random.nextInt(4))
                    .id();
            long sum = 0;
            List<Taking> open = new ArrayList<>();
            int steps = 3 + random.nextInt(8);
            for (int step = 0; step < steps; step++) {
                if (!open.isEmpty() && random.nextInt(3) == 0) {
                    Taking wrong = open.remove(random.nextInt(open.size()));
                    takings.correct(other.owner, id, wrong.id(), "wrong");
                    sum -= wrong.amount().minor();
                } else {
                    long amount = 1 + random.nextInt(50_000) * (random.nextBoolean() ? 1L : -1L);
                    open.add(takings.record(other.owner, id, by(new Money(amount, currency), TODAY))
                            .taking());
                    sum += amount;
                }
                if (step == 4) {
                    house.reservations.cancel(other.owner, id);
                }
            }
            ReservationSheet sheet = house.reservations.get(other.owner, id);
            assertThat(sheet.terms().paid()).isEqualTo(new Money(sum, currency));
            long due = steps > 4
                    ? sheet.terms().fee().minor()
                    : sheet.row().total().minor();
            assertThat(sheet.terms().paid().plus(sheet.terms().balance())).isEqualTo(new Money(due, currency));
        }
        what_was_paid_is_the_sum_of_the_takings();
    }

    @Test
    void books_of_before_are_brought_over_at_once_or_not_at_all() {
        List<UUID> ids = IntStream.range(0, 5)
                .mapToObj(i -> hotel.sell(DAY.plusDays(i), 1).id())
                .toList();
        List<PastTaking> past = ids.stream()
                .flatMap(id -> List.of(20_00L, 30_00L).stream()
                        .map(amount ->
                                new PastTaking(id, PaymentMethod.BANK_TRANSFER, amount, TODAY.minusDays(9), "T")))
                .toList();
        takings.bring(hotel.owner, past);
        assertThat(ids)
                .allSatisfy(id -> assertThat(house.reservations
                                .get(hotel.owner, id)
                                .terms()
                                .paid()
                                .minor())
                        .isEqualTo(50_00));
        List<PastTaking> foreign = List.of(
                past.getFirst(), new PastTaking(house.hotel().sell(DAY, 1).id(), PaymentMethod.OTHER, 1, TODAY, ""));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> takings.bring(hotel.owner, foreign));
        refused(
                ProblemCode.RESERVATION_UNKNOWN,
                () -> takings.bring(
                        hotel.owner, List.of(new PastTaking(UUID.randomUUID(), PaymentMethod.OTHER, 1, TODAY, ""))));
        assertThat(takings.list(hotel.owner, ids.getFirst())).hasSize(2);
    }

    private static Money euros(long minor) {
        return new Money(minor, "EUR");
    }

    private static NewTaking cash(long minor) {
        return new NewTaking(
                Optional.empty(), PaymentMethod.CASH, euros(minor), Optional.empty(), "", "", Optional.empty());
    }

    private static NewTaking by(Money amount, LocalDate date) {
        return new NewTaking(
                Optional.empty(), PaymentMethod.CARD_TERMINAL, amount, Optional.of(date), "", "", Optional.empty());
    }

    private static void refused(ProblemCode code, ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
