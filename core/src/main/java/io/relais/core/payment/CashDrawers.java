package io.relais.core.payment;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Drawers of cash registers: opened and closed with a count, and what moves in and out beside guests' payments. */
@Singleton
public final class CashDrawers {
    /** So many sessions are listed at once. */
    public static final int SESSIONS_MAX = 200;

    private static final int NOTE_MAX = 500;

    private final Database database;
    private final CashRegisters registers;
    private final RegisterRows rows;
    private final CashSessions sessions;
    private final CashLog log;

    @Inject
    CashDrawers(Database database, CashRegisters registers, RegisterRows rows, CashSessions sessions, CashLog log) {
        this.database = database;
        this.registers = registers;
        this.rows = rows;
        this.sessions = sessions;
        this.log = log;
    }

    /** Money counted in a drawer, in minor units of the register's currency, with what there is to say about it. */
    public record Count(long minor, String note) {}

    /** Cash that moves without a guest; the amount in minor units, always positive. */
    public record Move(CashMovement.Kind kind, long minor, String note) {}

    /**
     * Opens the drawer with what was counted in it. Of two who open at once, one does.
     *
     * @throws Problem CASH_SESSION_OPEN when it is open already, CASH_REGISTER_CLOSED when it was closed down
     */
    public CashRegister open(Principal principal, CashRegisters.Place place, Count count) {
        principal.need(Permission.MONEY_WRITE);
        CashRegister register = registers.get(principal, place);
        Money opening = counted(count, register);
        CashSession session = new CashSession(
                log.moment().ids().next(),
                register.id(),
                log.moment().now(),
                principal.actor().name(),
                opening,
                opening,
                null,
                null,
                null,
                "");
        try {
            database.write(handle -> {
                if (rows.lock(handle, register.id()).isPresent()) {
                    throw Problem.of(ProblemCode.CASH_REGISTER_CLOSED, register.name());
                }
                sessions.open(handle, session);
                log.append(
                        handle,
                        principal,
                        place.propertyId(),
                        EventType.CASH_SESSION_OPENED,
                        List.of(change("register", "", register.name()), change("opening", "", opening.toString())));
                return true;
            });
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals("cash_session_open")) {
                throw Problem.of(ProblemCode.CASH_SESSION_OPEN, register.name());
            }
            throw e;
        }
        return registers.get(principal, place);
    }

    /**
     * Closes the drawer with what was counted in it. What is expected is read when no taking can come any more, so nothing falls
     * between two sessions.
     *
     * @throws Problem CASH_SESSION_CLOSED when none is open
     */
    public CashSession close(Principal principal, CashRegisters.Place place, Count count) {
        principal.need(Permission.MONEY_WRITE);
        CashRegister register = registers.get(principal, place);
        Money counted = counted(count, register);
        return database.write(handle -> {
            CashSession session = sessions.get(handle, lock(handle, register));
            sessions.close(
                    handle,
                    session,
                    new Count(count.minor(), Limits.text("note", count.note(), NOTE_MAX)),
                    principal.actor().name(),
                    log.moment().now());
            log.append(
                    handle,
                    principal,
                    place.propertyId(),
                    EventType.CASH_SESSION_CLOSED,
                    List.of(
                            change("register", "", register.name()),
                            change("counted", session.expected().toString(), counted.toString()),
                            change(
                                    "difference",
                                    "",
                                    counted.minus(session.expected()).toString())));
            return sessions.get(handle, session.id());
        });
    }

    /**
     * Records cash that was taken out or put in.
     *
     * @throws Problem CASH_SESSION_CLOSED when the drawer is locked away; CASH_NOT_THERE for more than is in it
     */
    public CashMovement move(Principal principal, CashRegisters.Place place, Move move) {
        principal.need(Permission.MONEY_WRITE);
        CashRegister register = registers.get(principal, place);
        Limits.within("amount", move.minor(), 1, Limits.AMOUNT_MAX);
        long signed = move.kind() == CashMovement.Kind.PAYMENT_IN ? move.minor() : -move.minor();
        String note = Limits.required("note", move.note(), NOTE_MAX);
        return database.write(handle -> {
            CashSession session = sessions.get(handle, lock(handle, register));
            if (session.expected().minor() + signed < 0) {
                throw Problem.of(ProblemCode.CASH_NOT_THERE, register.name(), session.expected());
            }
            CashMovement movement = new CashMovement(
                    log.moment().ids().next(),
                    session.id(),
                    log.moment().now(),
                    move.kind(),
                    new Money(signed, register.currency()),
                    note,
                    principal.actor().name());
            sessions.move(handle, movement);
            log.append(
                    handle,
                    principal,
                    place.propertyId(),
                    EventType.CASH_MOVED,
                    List.of(
                            change("register", "", register.name()),
                            change("movement", "", movement.amount().toString())));
            return movement;
        });
    }

    /** Sessions of a register, newest first, one more than asked for when there are more. */
    public List<CashSession> sessions(Principal principal, CashRegisters.Place place, Optional<UUID> after, int limit) {
        UUID id = registers.get(principal, place).id();
        Limits.within("limit", limit, 1, SESSIONS_MAX);
        return database.read(handle -> {
            if (after.isPresent() && !sessions.isOf(handle, after.get(), id)) {
                throw Problem.of(ProblemCode.CURSOR_INVALID);
            }
            return sessions.list(handle, id, after, limit + 1);
        });
    }

    /** What moved in and out of the open drawer beside guests' payments, oldest first. */
    public List<CashMovement> movements(Principal principal, CashRegisters.Place place) {
        CashSession session = registers.get(principal, place).session();
        return session == null ? List.of() : database.read(handle -> sessions.movements(handle, session.id()));
    }

    private UUID lock(Handle handle, CashRegister register) {
        return sessions.lock(handle, register.id())
                .orElseThrow(() -> Problem.of(ProblemCode.CASH_SESSION_CLOSED, register.name()));
    }

    private static Money counted(Count count, CashRegister register) {
        return new Money(Limits.within("counted", count.minor(), 0, Limits.AMOUNT_MAX), register.currency());
    }

    private static Event.Change change(String field, String before, String after) {
        return new Event.Change(field, before, after);
    }
}
