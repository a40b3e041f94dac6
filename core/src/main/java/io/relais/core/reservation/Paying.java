package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.payment.CashRegister;
import io.relais.core.payment.CashRegisters;
import io.relais.core.payment.Ledger;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.payment.Taking;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Puts entries into the ledger and what was paid onto the reservation, both in the transaction that locked it. */
@Singleton
final class Paying {
    /** So many entries are brought over at once. */
    static final int PAST_MAX = 10_000;

    private final Ledger ledger;
    private final CashRegisters registers;
    private final Properties properties;
    private final ReservationRows reservations;
    private final Books books;

    @Inject
    Paying(Ledger ledger, CashRegisters registers, Properties properties, ReservationRows reservations, Books books) {
        this.ledger = ledger;
        this.registers = registers;
        this.properties = properties;
        this.reservations = reservations;
        this.books = books;
    }

    Ledger ledger() {
        return ledger;
    }

    CashRegisters registers() {
        return registers;
    }

    Property property(Principal principal, UUID id) {
        return properties.get(principal, id);
    }

    LocalDate today(Property property) {
        return LocalDate.ofInstant(books.noting.moment().now(), property.timeZone());
    }

    /** The register that a taking goes through: the one named, or for cash the only open one of the currency. */
    Optional<CashRegister> drawer(Handle handle, ReservationRow row, NewTaking wanted) {
        List<CashRegister> all = registers.list(handle, row.propertyId());
        if (wanted.registerId().isPresent()) {
            UUID id = wanted.registerId().get();
            CashRegister named = all.stream()
                    .filter(register -> register.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.CASH_REGISTER_UNKNOWN, id));
            if (!named.currency().equals(row.currency())) {
                throw Problem.of(ProblemCode.TAKING_CURRENCY, row.currency(), named.currency());
            }
            return Optional.of(named);
        }
        List<CashRegister> fit = all.stream()
                .filter(register -> register.isInUse() && register.currency().equals(row.currency()))
                .toList();
        if (wanted.method() != PaymentMethod.CASH || fit.isEmpty()) {
            return Optional.empty();
        }
        List<CashRegister> open =
                fit.stream().filter(register -> register.session() != null).toList();
        if (open.size() != 1) {
            throw Problem.of(ProblemCode.CASH_REGISTER_NEEDED, open.size());
        }
        return Optional.of(open.getFirst());
    }

    /** The entry that takes another back. Cash goes out of the drawer as it is today. */
    Taking counter(Noting.Noted noted, Taking wrong, String reason) {
        UUID session = null;
        UUID register = wrong.registerId();
        if (wrong.sessionId() != null && register != null) {
            CashRegister drawer = registers.list(noted.handle(), wrong.propertyId()).stream()
                    .filter(one -> one.id().equals(register))
                    .findFirst()
                    .orElseThrow();
            session = registers.holdSession(noted.handle(), drawer);
        }
        return new Taking(
                books.noting.moment().ids().next(),
                wrong.reservationId(),
                wrong.propertyId(),
                register,
                session,
                books.noting.moment().now(),
                today(property(noted.principal(), wrong.propertyId())),
                wrong.method(),
                new Money(-wrong.amount().minor(), wrong.amount().currency()),
                wrong.reference(),
                reason,
                wrong.id(),
                noted.principal().actor());
    }

    Recorded settle(Noting.Noted noted, Taking taking, EventType type) {
        ledger.append(noted.handle(), List.of(taking));
        ReservationRow after = withPaid(noted.handle(), List.of(noted.row())).getFirst();
        List<Event.Change> changes = new ArrayList<>();
        String amount = taking.amount().toString();
        changes.add(
                type == EventType.TAKING_CORRECTED
                        ? new Event.Change(
                                "taking", new Money(-taking.amount().minor(), after.currency()).toString(), "")
                        : new Event.Change("taking", "", amount));
        changes.add(new Event.Change("method", "", taking.method().code()));
        if (type == EventType.TAKING_CORRECTED) {
            changes.add(new Event.Change("reason", "", taking.note()));
        }
        changes.add(paid(noted.row(), after));
        books.noting.keep(noted, after, type, changes);
        return recorded(taking, after);
    }

    void bring(Handle handle, Principal principal, List<PastTaking> past) {
        Map<UUID, ReservationRow> rows =
                reservations
                        .lockAll(
                                handle,
                                past.stream().map(PastTaking::reservationId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(ReservationRow::id, Function.identity()));
        Map<UUID, Property> seen = rows.values().stream()
                .map(ReservationRow::propertyId)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), id -> property(principal, id)));
        List<Taking> takings = past.stream()
                .map(one -> taking(principal, one, rows.get(one.reservationId()), seen))
                .toList();
        ledger.append(handle, takings);
        // The history tells when the money came, not when it was brought over.
        Instant now = books.noting.moment().now();
        Map<UUID, Instant> last = takings.stream()
                .collect(Collectors.toMap(
                        taking -> Objects.requireNonNull(taking.reservationId()),
                        taking -> taking.at().isBefore(now) ? taking.at() : now,
                        (one, other) -> one.isAfter(other) ? one : other));
        List<ReservationRow> before = List.copyOf(rows.values());
        List<ReservationRow> after = withPaid(handle, before);
        List<Event> told = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            List<Event.Change> changes = List.of(paid(before.get(i), after.get(i)));
            told.add(books.noting
                    .event(principal, after.get(i), EventType.TAKING_RECORDED, changes)
                    .at(Objects.requireNonNull(last.get(after.get(i).id()))));
        }
        books.bookkeeping.keepNoted(handle, after, told);
    }

    private Taking taking(
            Principal principal, PastTaking past, @Nullable ReservationRow row, Map<UUID, Property> seen) {
        if (row == null) {
            throw Problem.of(ProblemCode.RESERVATION_UNKNOWN, past.reservationId());
        }
        return new Taking(
                books.noting.moment().ids().next(),
                row.id(),
                row.propertyId(),
                null,
                null,
                past.date()
                        .atTime(LocalTime.NOON)
                        .atZone(Objects.requireNonNull(seen.get(row.propertyId()))
                                .timeZone())
                        .toInstant(),
                past.date(),
                past.method(),
                new Money(past.amount(), row.currency()),
                past.reference(),
                "",
                null,
                principal.actor());
    }

    private List<ReservationRow> withPaid(Handle handle, List<ReservationRow> rows) {
        Map<UUID, Long> sums =
                ledger.sums(handle, rows.stream().map(ReservationRow::id).toList());
        return rows.stream()
                .map(row -> row.withTerms(row.terms().withPaid(sums.getOrDefault(row.id(), 0L))))
                .toList();
    }

    private static Event.Change paid(ReservationRow before, ReservationRow after) {
        return new Event.Change(
                "paid",
                new Money(before.terms().paid(), before.currency()).toString(),
                new Money(after.terms().paid(), after.currency()).toString());
    }

    static Recorded recorded(Taking taking, ReservationRow row) {
        long due = row.status().holdsNights() ? row.total() : row.terms().fee();
        return new Recorded(
                taking,
                new Money(row.terms().paid(), row.currency()),
                new Money(due - row.terms().paid(), row.currency()));
    }

    /** Where changes of reservations are written. */
    @Singleton
    static final class Books {
        private final Noting noting;
        private final Bookkeeping bookkeeping;

        @Inject
        Books(Noting noting, Bookkeeping bookkeeping) {
            this.noting = noting;
            this.bookkeeping = bookkeeping;
        }
    }
}
