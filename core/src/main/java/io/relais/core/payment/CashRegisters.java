package io.relais.core.payment;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Drawers of a property, their sessions and what moves in and out beside guests' payments. */
@Singleton
public final class CashRegisters {
    /** So many sessions are listed at once. */
    public static final int SESSIONS_MAX = 200;

    private static final int NAME_MAX = 80;
    private static final int NOTE_MAX = 500;

    private final Database database;
    private final Properties properties;
    private final RegisterRows registers;
    private final CashSessions sessions;
    private final Log log;

    @Inject
    CashRegisters(Database database, Properties properties, RegisterRows registers, CashSessions sessions, Log log) {
        this.database = database;
        this.properties = properties;
        this.registers = registers;
        this.sessions = sessions;
        this.log = log;
    }

    /** One register of a property. */
    public record Place(UUID propertyId, UUID registerId) {}

    /** Money counted in a drawer, in minor units of the register's currency, with what there is to say about it. */
    public record Count(long minor, String note) {}

    /** Cash that moves without a guest; the amount in minor units, always positive. */
    public record Move(CashMovement.Kind kind, long minor, String note) {}

    /** The property's registers by name, those closed down last. */
    public List<CashRegister> list(Principal principal, UUID propertyId) {
        principal.need(Permission.MONEY_READ);
        properties.get(principal, propertyId);
        return database.read(handle -> registers.list(handle, propertyId, sessions));
    }

    /**
     * One register.
     *
     * @throws Problem CASH_REGISTER_UNKNOWN when the property has none of that id
     */
    public CashRegister get(Principal principal, Place place) {
        return list(principal, place.propertyId()).stream()
                .filter(register -> register.id().equals(place.registerId()))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.CASH_REGISTER_UNKNOWN, place.registerId()));
    }

    /**
     * A new register in the property's currency.
     *
     * @throws Problem CASH_REGISTER_NAMED when another has that name
     */
    public CashRegister add(Principal principal, UUID propertyId, String name) {
        principal.need(Permission.SETTINGS_WRITE);
        Property property = properties.get(principal, propertyId);
        String clean = Limits.required("name", name, NAME_MAX);
        UUID id = log.moment.ids().next();
        CashRegister register = new CashRegister(id, propertyId, clean, property.currency(), null, null);
        unique(
                clean,
                () -> database.write(handle -> {
                    registers.insert(handle, register, log.moment.now());
                    log.append(
                            handle,
                            principal,
                            propertyId,
                            EventType.CASH_REGISTER_ADDED,
                            List.of(change("register", "", clean)));
                    return true;
                }));
        return register;
    }

    /** Gives a register another name. */
    public CashRegister rename(Principal principal, Place place, String name) {
        principal.need(Permission.SETTINGS_WRITE);
        CashRegister before = get(principal, place);
        String clean = Limits.required("name", name, NAME_MAX);
        unique(
                clean,
                () -> database.write(handle -> {
                    registers.rename(handle, place.registerId(), clean);
                    log.append(
                            handle,
                            principal,
                            place.propertyId(),
                            EventType.CASH_REGISTER_RENAMED,
                            List.of(change("register", before.name(), clean)));
                    return true;
                }));
        return get(principal, place);
    }

    /**
     * Closes a register down for good; its journal stays.
     *
     * @throws Problem CASH_SESSION_OPEN while its drawer is in use
     */
    public CashRegister closeDown(Principal principal, Place place) {
        principal.need(Permission.SETTINGS_WRITE);
        CashRegister before = get(principal, place);
        database.write(handle -> {
            if (registers.lock(handle, place.registerId()).isPresent()) {
                throw Problem.of(ProblemCode.CASH_REGISTER_CLOSED, before.name());
            }
            if (sessions.lock(handle, place.registerId()).isPresent()) {
                throw Problem.of(ProblemCode.CASH_SESSION_OPEN, before.name());
            }
            registers.closeDown(handle, place.registerId(), log.moment.now());
            log.append(
                    handle,
                    principal,
                    place.propertyId(),
                    EventType.CASH_REGISTER_CLOSED_DOWN,
                    List.of(change("register", before.name(), "")));
            return true;
        });
        return get(principal, place);
    }

    /**
     * Opens the drawer with what was counted in it. Of two who open at once, one does.
     *
     * @throws Problem CASH_SESSION_OPEN when it is open already, CASH_REGISTER_CLOSED when it was closed down
     */
    public CashRegister open(Principal principal, Place place, Count count) {
        principal.need(Permission.MONEY_WRITE);
        CashRegister register = get(principal, place);
        Money opening = counted(count, register);
        CashSession session = new CashSession(
                log.moment.ids().next(),
                register.id(),
                log.moment.now(),
                principal.actor().name(),
                opening,
                opening,
                null,
                null,
                null,
                "");
        try {
            database.write(handle -> {
                if (registers.lock(handle, register.id()).isPresent()) {
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
        return get(principal, place);
    }

    /**
     * Closes the drawer with what was counted in it. What is expected is read when no taking can come any more, so nothing falls
     * between two sessions.
     *
     * @throws Problem CASH_SESSION_CLOSED when none is open
     */
    public CashSession close(Principal principal, Place place, Count count) {
        principal.need(Permission.MONEY_WRITE);
        CashRegister register = get(principal, place);
        Money counted = counted(count, register);
        return database.write(handle -> {
            CashSession session = sessions.get(handle, lock(handle, register));
            sessions.close(
                    handle,
                    session,
                    new Count(count.minor(), Limits.text("note", count.note(), NOTE_MAX)),
                    principal.actor().name(),
                    log.moment.now());
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
     * @throws Problem CASH_SESSION_CLOSED when the drawer is locked away; NUMBER_INVALID for more than is in it
     */
    public CashMovement move(Principal principal, Place place, Move move) {
        principal.need(Permission.MONEY_WRITE);
        CashRegister register = get(principal, place);
        Limits.within("amount", move.minor(), 1, Limits.AMOUNT_MAX);
        long signed = move.kind() == CashMovement.Kind.PAYMENT_IN ? move.minor() : -move.minor();
        String note = Limits.required("note", move.note(), NOTE_MAX);
        return database.write(handle -> {
            CashSession session = sessions.get(handle, lock(handle, register));
            if (session.expected().minor() + signed < 0) {
                throw Problem.of(ProblemCode.CASH_NOT_THERE, register.name(), session.expected());
            }
            CashMovement movement = new CashMovement(
                    log.moment.ids().next(),
                    session.id(),
                    log.moment.now(),
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
    public List<CashSession> sessions(Principal principal, Place place, Optional<UUID> after, int limit) {
        get(principal, place);
        Limits.within("limit", limit, 1, SESSIONS_MAX);
        return database.read(handle -> {
            if (after.isPresent() && !sessions.isOf(handle, after.get(), place.registerId())) {
                throw Problem.of(ProblemCode.CURSOR_INVALID);
            }
            return sessions.list(handle, place.registerId(), after, limit + 1);
        });
    }

    /** What moved in and out of the open drawer beside guests' payments, oldest first. */
    public List<CashMovement> movements(Principal principal, Place place) {
        CashSession session = get(principal, place).session();
        return session == null ? List.of() : database.read(handle -> sessions.movements(handle, session.id()));
    }

    /**
     * The session that a taking in cash belongs to, kept open until the caller's transaction ends.
     *
     * @throws Problem CASH_REGISTER_CLOSED, CASH_SESSION_CLOSED
     */
    public UUID holdSession(Handle handle, CashRegister register) {
        if (!register.isInUse()) {
            throw Problem.of(ProblemCode.CASH_REGISTER_CLOSED, register.name());
        }
        return sessions.hold(handle, register.id())
                .orElseThrow(() -> Problem.of(ProblemCode.CASH_SESSION_CLOSED, register.name()));
    }

    /** The property's registers, read within the caller's transaction, who has checked that the property may be seen. */
    public List<CashRegister> list(Handle handle, UUID propertyId) {
        return registers.list(handle, propertyId, sessions);
    }

    private UUID lock(Handle handle, CashRegister register) {
        return sessions.lock(handle, register.id())
                .orElseThrow(() -> Problem.of(ProblemCode.CASH_SESSION_CLOSED, register.name()));
    }

    private static Money counted(Count count, CashRegister register) {
        return new Money(Limits.within("counted", count.minor(), 0, Limits.AMOUNT_MAX), register.currency());
    }

    private static void unique(String name, Runnable write) {
        try {
            write.run();
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals("cash_register_name")) {
                throw Problem.of(ProblemCode.CASH_REGISTER_NAMED, name);
            }
            throw e;
        }
    }

    private static Event.Change change(String field, String before, String after) {
        return new Event.Change(field, before, after);
    }

    /** Tells what happened to a property's registers. */
    @Singleton
    static final class Log {
        private final Events events;
        private final Moment moment;

        @Inject
        Log(Events events, Moment moment) {
            this.events = events;
            this.moment = moment;
        }

        void append(Handle handle, Principal principal, UUID propertyId, EventType type, List<Event.Change> changes) {
            events.append(
                    handle,
                    List.of(new Event(
                            moment.ids().next(),
                            propertyId,
                            null,
                            moment.now(),
                            type,
                            principal.actor(),
                            changes,
                            Trace.current())));
        }
    }
}
