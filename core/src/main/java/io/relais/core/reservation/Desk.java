package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Unit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** What is done to an existing reservation at the desk. */
@Singleton
final class Desk {
    private final Database database;
    private final ReservationRows reservations;
    private final Stays stays;
    private final Bookkeeping bookkeeping;
    private final House house;

    @Inject
    Desk(Database database, ReservationRows reservations, Stays stays, Bookkeeping bookkeeping, House house) {
        this.database = database;
        this.reservations = reservations;
        this.stays = stays;
        this.bookkeeping = bookkeeping;
        this.house = house;
    }

    void cancel(Handle handle, Principal principal, ReservationSheet sheet) {
        ReservationRow row = reservations.lock(handle, sheet.id()).orElseThrow();
        if (row.source() == Source.CHANNEL) {
            throw Problem.of(
                    ProblemCode.CHANNEL_OWNS_RESERVATION,
                    row.confirmationNumber(),
                    sheet.row().channel());
        }
        if (row.status() == Status.CANCELLED) {
            throw Problem.of(ProblemCode.ALREADY_CANCELLED, row.confirmationNumber());
        }
        List<StayRow> lines = stays.byReservation(handle, List.of(row.id())).getOrDefault(row.id(), List.of());
        Entry before = new Entry(row, lines);
        Entry after = new Entry(
                row.withStatus(Status.CANCELLED),
                lines.stream()
                        .map(stay -> stay.with(false, false, stay.unitId()))
                        .toList());
        bookkeeping.keep(
                handle,
                List.of(new Change(
                        before, after.withConflict(), null, null, principal.actor(), List.of(), Trace.current())));
    }

    void assign(Principal principal, ReservationSheet sheet, UUID stayId, Optional<UUID> unitId) {
        SheetStay stay = sheet.stays().stream()
                .filter(s -> s.id().equals(stayId))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, stayId));
        Optional<Unit> unit = unitId.map(id -> unit(stay, id));
        try {
            database.write(handle -> {
                reservations.lock(handle, sheet.id());
                unit.ifPresent(u -> refuseUnfit(handle, u, stay, sheet));
                stays.assign(handle, stayId, unitId);
                house.log.append(handle, event(principal, sheet, stay, unit));
                return true;
            });
        } catch (JdbiException e) {
            // Another desk was faster by a hair: the exclusion constraint decided.
            if (Database.brokenConstraint(e).equals("stay_unit_once")) {
                throw Problem.of(ProblemCode.UNIT_TAKEN, unit.map(Unit::name).orElse(""));
            }
            throw e;
        }
    }

    private Unit unit(SheetStay stay, UUID unitId) {
        UUID type = stay.unitTypeId();
        return (type == null ? List.<Unit>of() : house.properties.listUnits(type))
                .stream()
                        .filter(unit -> unit.id().equals(unitId))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(ProblemCode.UNIT_UNKNOWN, unitId));
    }

    /** The stay as it is now: the channel may have changed it since somebody looked at it. */
    private void refuseUnfit(Handle handle, Unit unit, SheetStay seen, ReservationSheet sheet) {
        StayRow stay = stays.byReservation(handle, List.of(sheet.id())).getOrDefault(sheet.id(), List.of()).stream()
                .filter(s -> s.id().equals(seen.id()))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, seen.id()));
        if (!unit.unitTypeId().equals(stay.unitTypeId())) {
            throw Problem.of(ProblemCode.UNIT_UNKNOWN, unit.id());
        }
        if (stays.isTaken(handle, unit.id(), stay.dates(), stay.id())) {
            throw Problem.of(ProblemCode.UNIT_TAKEN, unit.name());
        }
    }

    private Event event(Principal principal, ReservationSheet sheet, SheetStay stay, Optional<Unit> unit) {
        return new Event(
                house.log.moment().ids().next(),
                sheet.row().propertyId(),
                sheet.id(),
                house.log.moment().now(),
                unit.isPresent() ? EventType.UNIT_ASSIGNED : EventType.UNIT_RELEASED,
                principal.actor(),
                List.of(new Event.Change(
                        "unit", stay.unit(), unit.map(Unit::name).orElse(""))),
                Trace.current());
    }

    /** The units of the house and its log. */
    @Singleton
    static final class House {
        private final Properties properties;
        private final Reservations.Log log;

        @Inject
        House(Properties properties, Reservations.Log log) {
            this.properties = properties;
            this.log = log;
        }
    }
}
