package io.relais.core.payment;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The cash registers of a property; their drawers are opened and closed by {@link CashDrawers}. */
@Singleton
public final class CashRegisters {
    private static final int NAME_MAX = 80;

    private final Database database;
    private final Properties properties;
    private final RegisterRows registers;
    private final CashSessions sessions;
    private final CashLog log;

    @Inject
    CashRegisters(
            Database database, Properties properties, RegisterRows registers, CashSessions sessions, CashLog log) {
        this.database = database;
        this.properties = properties;
        this.registers = registers;
        this.sessions = sessions;
        this.log = log;
    }

    /** One register of a property. */
    public record Place(UUID propertyId, UUID registerId) {}

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
        UUID id = log.moment().ids().next();
        CashRegister register = new CashRegister(id, propertyId, clean, property.currency(), null, null);
        unique(
                clean,
                () -> database.write(handle -> {
                    registers.insert(handle, register, log.moment().now());
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
            registers.closeDown(handle, place.registerId(), log.moment().now());
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
}
