package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.Event;
import io.relais.core.inventory.NightState;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Opens reservations for a change of our own (locked, of the version that was seen) and keeps what became of them. Reservations
 * are locked before nights, in one order, so that two desks never wait for each other in a circle.
 */
@Singleton
final class Books {
    private final ReservationRows reservations;
    private final Lines lines;
    private final Bookkeeping bookkeeping;
    private final Properties properties;
    private final Moment moment;

    @Inject
    Books(ReservationRows reservations, Lines lines, Bookkeeping bookkeeping, Properties properties, Moment moment) {
        this.reservations = reservations;
        this.lines = lines;
        this.bookkeeping = bookkeeping;
        this.properties = properties;
        this.moment = moment;
    }

    /** One reservation, locked until the transaction ends. */
    Entry open(Handle handle, Principal principal, Seen seen) {
        return open(handle, principal, List.of(seen)).getFirst();
    }

    /**
     * Several reservations in the order named, all locked.
     *
     * @throws Problem RESERVATION_UNKNOWN, VERSION_STALE
     */
    List<Entry> open(Handle handle, Principal principal, List<Seen> seen) {
        Set<UUID> ids = seen.stream().map(Seen::id).collect(Collectors.toSet());
        Map<UUID, ReservationRow> rows =
                reservations.lockAll(handle, ids).stream().collect(Collectors.toMap(ReservationRow::id, row -> row));
        Map<UUID, Integer> versions = reservations.versions(handle, ids);
        List<Entry> entries = new ArrayList<>();
        for (Seen one : seen) {
            ReservationRow row = rows.get(one.id());
            if (row == null || !isVisible(principal, row.propertyId())) {
                throw Problem.of(ProblemCode.RESERVATION_UNKNOWN, one.id());
            }
            if (one.version() != null && !one.version().equals(versions.get(one.id()))) {
                throw Problem.of(ProblemCode.VERSION_STALE, row.confirmationNumber());
            }
            entries.add(lines.entry(handle, row));
        }
        return entries;
    }

    /** One reservation for a look, without a lock. */
    Entry look(Handle handle, Principal principal, UUID id) {
        return reservations
                .find(handle, id)
                .filter(row -> isVisible(principal, row.propertyId()))
                .map(row -> lines.entry(handle, row))
                .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, id));
    }

    int version(Handle handle, UUID id) {
        return Objects.requireNonNull(reservations.versions(handle, List.of(id)).get(id));
    }

    /** Keeps one change and tells the history why. */
    void keep(Handle handle, Principal principal, Entry before, Entry after, List<Event.Change> told) {
        keep(handle, List.of(Change.byDesk(before, after, principal.actor(), told)));
    }

    /**
     * Keeps changes of our own, together.
     *
     * @throws Problem NO_ROOM, UNIT_TAKEN
     */
    void keep(Handle handle, List<Change> changes) {
        try {
            lines.moveUnits(handle, changes);
            List<NightState> full = bookkeeping.keepOwn(handle, changes);
            if (!full.isEmpty()) {
                throw noRoom(handle, full);
            }
        } catch (JdbiException e) {
            // Another desk was faster by a hair: the exclusion constraint decided.
            if (Database.brokenConstraint(e).equals("stay_unit_once")) {
                throw Problem.of(ProblemCode.UNIT_TAKEN, "");
            }
            throw e;
        }
    }

    /** The refusal that names the unit type and the first night on which not enough is left. */
    static Problem noRoom(Handle handle, List<NightState> full) {
        UUID type = full.getFirst().unitTypeId();
        return Problem.of(
                ProblemCode.NO_ROOM,
                Names.of(handle, Set.of(type)).of(type),
                full.getFirst().night());
    }

    /** True when another guest has the unit on some of the stay's nights. */
    boolean isTaken(Handle handle, UUID unitId, StayRow stay) {
        return lines.isTaken(handle, unitId, stay);
    }

    /** What people call the channel that sold it: the OTA behind an aggregator, else the connector. */
    String channel(Handle handle, ReservationRow row) {
        return row.channelName().isEmpty() ? lines.connector(handle, row) : row.channelName();
    }

    Property property(Entry entry) {
        return properties.find(entry.row().propertyId()).orElseThrow();
    }

    Properties properties() {
        return properties;
    }

    Moment moment() {
        return moment;
    }

    /** Wakes those who tell partners and pages; to be called after the commit. */
    void wake() {
        moment.wakeups().wake(Topic.NIGHTS, Topic.REGISTER);
    }

    private boolean isVisible(Principal principal, UUID propertyId) {
        return principal.sees(propertyId)
                && properties
                        .find(propertyId)
                        .filter(property -> property.organisationId().equals(principal.organisationId()))
                        .isPresent();
    }

    /** Stays and charges of opened reservations, the units that the stays are given, and who sold them. */
    @Singleton
    static final class Lines {
        private final Stays stays;
        private final Charges charges;
        private final Connectors connectors;

        @Inject
        Lines(Stays stays, Charges charges, Connectors connectors) {
            this.stays = stays;
            this.charges = charges;
            this.connectors = connectors;
        }

        private String connector(Handle handle, ReservationRow row) {
            return handle.createQuery("""
                    select a.channel from connection c join account a on a.id = c.account_id where c.id = :connection
                    """)
                    .bind("connection", row.connectionId())
                    .mapTo(String.class)
                    .findOne()
                    .map(channel -> connectors.manifest(channel).name())
                    .orElse("the channel");
        }

        Entry entry(Handle handle, ReservationRow row) {
            List<UUID> ids = List.of(row.id());
            return new Entry(
                    row,
                    stays.byReservation(handle, ids).getOrDefault(row.id(), List.of()),
                    charges.byReservation(handle, ids).getOrDefault(row.id(), List.of()));
        }

        boolean isTaken(Handle handle, UUID unitId, StayRow stay) {
            return stays.isTaken(handle, unitId, stay.dates(), stay.id());
        }

        /** Takes units from stays that change, then sees that what they want is free. */
        private void moveUnits(Handle handle, List<Change> changes) {
            Set<StayRow> after = changes.stream()
                    .flatMap(change -> change.after().stays().stream())
                    .collect(Collectors.toSet());
            Set<StayRow> before = changes.stream()
                    .flatMap(change -> change.staysBefore().stream())
                    .collect(Collectors.toSet());
            stays.release(
                    handle,
                    before.stream()
                            .filter(stay -> stay.unitId() != null && !after.contains(stay))
                            .toList());
            for (StayRow stay : after) {
                UUID unit = stay.unitId();
                if (unit != null && stay.holding() && !hadPlace(before, stay) && isTaken(handle, unit, stay)) {
                    throw Problem.of(
                            ProblemCode.UNIT_TAKEN,
                            Names.of(handle, Set.of(unit)).of(unit));
                }
            }
        }

        /** Had the unit on all of its nights: nobody else can have got it since, and another channel's claim is known. */
        private static boolean hadPlace(Set<StayRow> before, StayRow stay) {
            return before.stream()
                    .anyMatch(had -> had.id().equals(stay.id())
                            && had.holding()
                            && Objects.equals(had.unitId(), stay.unitId())
                            && !had.dates().arrival().isAfter(stay.dates().arrival())
                            && !had.dates().departure().isBefore(stay.dates().departure()));
        }
    }
}
