package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.EventType;
import io.relais.core.payment.CashRegister;
import io.relais.core.payment.Ledger;
import io.relais.core.payment.PaymentMethod;
import io.relais.core.payment.Taking;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Money received for reservations, recorded by hand. The ledger only grows; what a reservation has paid is its sum. */
@Singleton
public final class Takings {
    private static final int REFERENCE_MAX = 100;
    private static final int NOTE_MAX = 500;

    private final Database database;
    private final Register register;
    private final Noting noting;
    private final Paying paying;

    @Inject
    Takings(Database database, Register register, Noting noting, Paying paying) {
        this.database = database;
        this.register = register;
        this.noting = noting;
        this.paying = paying;
    }

    /** The takings of one reservation, oldest first, at most {@link Ledger#LIST_MAX}. */
    public List<Taking> list(Principal principal, UUID reservationId) {
        principal.need(Permission.MONEY_READ);
        return database.read(handle -> {
            RegisterRow row = register.find(handle, principal, reservationId)
                    .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, reservationId));
            return paying.ledger().list(handle, row.id());
        });
    }

    /**
     * Records money received or given back. More than is due is taken and told in the answer.
     *
     * @throws Problem TAKING_CURRENCY for another currency than the reservation's; for cash CASH_REGISTER_NEEDED,
     *     CASH_SESSION_CLOSED, CASH_REGISTER_CLOSED where the property has registers
     */
    public Recorded record(Principal principal, UUID reservationId, NewTaking wanted) {
        return record(principal, Seen.any(reservationId), wanted);
    }

    /** The same for the reservation as it was seen: VERSION_STALE otherwise, unless this very taking was recorded before. */
    public Recorded record(Principal principal, Seen seen, NewTaking wanted) {
        principal.need(Permission.MONEY_WRITE);
        refuseNothing(Limits.amount("amount", wanted.amount().minor()));
        NewTaking clean = new NewTaking(
                wanted.id(),
                wanted.method(),
                wanted.amount(),
                wanted.date().map(date -> Limits.date("date", date)),
                Limits.text("reference", wanted.reference(), REFERENCE_MAX),
                Limits.text("note", wanted.note(), NOTE_MAX),
                wanted.registerId());
        return noting.change(principal, Seen.any(seen.id()), noted -> {
            Optional<Taking> before = wanted.id().flatMap(id -> paying.ledger().find(noted.handle(), id));
            if (before.isPresent()) {
                return again(noted, before.get());
            }
            noting.check(noted, seen);
            return first(noted, clean);
        });
    }

    /**
     * Counters an entry with one of the opposite amount, dated today; the entry itself stays.
     *
     * @throws Problem TAKING_UNKNOWN, TAKING_CORRECTED when it was countered before, TAKING_IS_CORRECTION
     */
    public Recorded correct(Principal principal, UUID reservationId, UUID takingId, String reason) {
        return correct(principal, Seen.any(reservationId), takingId, reason);
    }

    /** The same for the reservation as it was seen: VERSION_STALE otherwise. */
    public Recorded correct(Principal principal, Seen seen, UUID takingId, String reason) {
        principal.need(Permission.MONEY_WRITE);
        String why = Limits.required("reason", reason, NOTE_MAX);
        return noting.change(principal, seen, noted -> {
            Handle handle = noted.handle();
            Taking wrong = paying.ledger()
                    .find(handle, takingId)
                    .filter(taking -> seen.id().equals(taking.reservationId()))
                    .orElseThrow(() -> Problem.of(ProblemCode.TAKING_UNKNOWN, takingId));
            if (wrong.corrects() != null) {
                throw Problem.of(ProblemCode.TAKING_IS_CORRECTION, wrong.amount());
            }
            if (paying.ledger().findCorrection(handle, takingId).isPresent()) {
                throw Problem.of(ProblemCode.TAKING_CORRECTED, wrong.amount());
            }
            Taking counter = paying.counter(noted, wrong, why);
            return paying.settle(noted, counter, EventType.TAKING_CORRECTED);
        });
    }

    /**
     * Adds takings from elsewhere to many reservations at once, outside any cash session; all or none, each with a line in the
     * history. At most 10,000 at a time.
     *
     * @throws Problem RESERVATION_UNKNOWN when one is not there or not the principal's
     */
    public void bring(Principal principal, List<PastTaking> past) {
        principal.need(Permission.MONEY_WRITE);
        Limits.within("takings", past.size(), 0, Paying.PAST_MAX);
        past.forEach(taking -> {
            refuseNothing(Limits.amount("amount", taking.amount()));
            Limits.date("date", taking.date());
            Limits.text("reference", taking.reference(), REFERENCE_MAX);
        });
        database.write(handle -> {
            paying.bring(handle, principal, past);
            return true;
        });
    }

    private static void refuseNothing(long amount) {
        if (amount == 0) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "amount", "0");
        }
    }

    private Recorded again(Noting.Noted noted, Taking taking) {
        if (!noted.id().equals(taking.reservationId())) {
            throw Problem.of(ProblemCode.TAKING_UNKNOWN, taking.id());
        }
        return Paying.recorded(taking, noted.row());
    }

    private Recorded first(Noting.Noted noted, NewTaking wanted) {
        ReservationRow row = noted.row();
        if (!wanted.amount().currency().equals(row.currency())) {
            throw Problem.of(ProblemCode.TAKING_CURRENCY, wanted.amount().currency(), row.currency());
        }
        Property property = paying.property(noted.principal(), row.propertyId());
        LocalDate today = paying.today(property);
        LocalDate date = wanted.date().orElse(today);
        if (date.isAfter(today)) {
            throw Problem.of(ProblemCode.DATE_INVALID, "date", date);
        }
        Optional<CashRegister> drawer = paying.drawer(noted.handle(), row, wanted);
        UUID session = drawer.isPresent() && wanted.method() == PaymentMethod.CASH
                ? paying.registers().holdSession(noted.handle(), drawer.get())
                : null;
        Taking taking = new Taking(
                wanted.id().orElseGet(() -> noting.moment().ids().next()),
                row.id(),
                row.propertyId(),
                drawer.map(CashRegister::id).orElse(null),
                session,
                noting.moment().now(),
                date,
                wanted.method(),
                wanted.amount(),
                wanted.reference(),
                wanted.note(),
                null,
                noted.principal().actor());
        return paying.settle(noted, taking, EventType.TAKING_RECORDED);
    }
}
