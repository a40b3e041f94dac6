package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Exchanges;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestFiles;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Erases one person for good: guest, contacts, names and words in past reservations and beside them, values in the history,
 * partners' messages and exchanges. Figures and the ledger stay, and an anonymous line says that it was done.
 */
@Singleton
public final class GuestErasure {
    /** Fields of the history that tell nothing of a person; the values of all others are blanked. */
    private static final Set<String> IMPERSONAL = Set.of(
            "status",
            "arrival",
            "departure",
            "total",
            "stays",
            "unit",
            "conflict",
            "nights",
            "paid",
            "fee",
            "balance",
            "guest",
            "connection",
            "rate-plan",
            "unit-type",
            "taking",
            "method");

    private static final int NAME_MIN = 3;

    private final Database database;
    private final GuestFiles files;
    private final Rows rows;
    private final Trails trails;
    private final Reservations.Log log;

    @Inject
    public GuestErasure(Database database, GuestFiles files, Rows rows, Trails trails, Reservations.Log log) {
        this.database = database;
        this.files = files;
        this.rows = rows;
        this.trails = trails;
        this.log = log;
    }

    /**
     * What was done.
     *
     * @param kept what stays and why
     */
    public record Done(UUID guestId, String number, int reservations, int messages, List<Retention> kept) {}

    private record Booking(
            UUID id,
            UUID propertyId,
            String number,
            Status status,
            @Nullable LocalDate departure,
            ZoneId zone) {}

    /**
     * Erases a guest with all who were merged into it.
     *
     * @throws Problem GUEST_IN_HOUSE while a stay is to come or under way; GUEST_ELSEWHERE when a reservation is of a property that
     *     the principal may not see; GUEST_UNKNOWN, GUEST_MERGED_AWAY, GUEST_ERASED, NOT_ALLOWED
     */
    public Done erase(Principal principal, UUID guestId) {
        principal.need(Permission.GUESTS_ERASE);
        Done done = database.write(handle -> {
            GuestFiles.Person person = files.lock(handle, principal, guestId);
            List<Booking> bookings = bookings(handle, person.reservationIds());
            bookings.forEach(booking -> refuse(principal, booking));
            List<UUID> ids = person.reservationIds();
            rows.groups.erase(handle, ids, names(person));
            rows.reservations.erase(handle, ids, log.moment().now());
            rows.stays.erase(handle, ids);
            rows.desk.erase(handle, ids);
            trails.events.blank(handle, ids, IMPERSONAL);
            trails.forgetting.forget(handle, ids);
            List<Inbox.Trail> messages = trails.inbox.erase(handle, ids);
            messages.forEach(trail -> trails.exchanges.blank(handle, trail.accountId(), trail.trace()));
            files.erase(handle, principal, person);
            bookings.forEach(booking -> log.append(handle, line(principal, booking)));
            return new Done(guestId, person.guest().number(), ids.size(), messages.size(), List.of(Retention.values()));
        });
        log.moment().wakeups().wake(Topic.REGISTER);
        return done;
    }

    /** Long enough not to stand in other words by chance. */
    private static List<String> names(GuestFiles.Person person) {
        return person.family().stream()
                .map(guest -> guest.details().get(GuestField.LAST_NAME))
                .filter(name -> name.length() >= NAME_MIN)
                .toList();
    }

    private void refuse(Principal principal, Booking booking) {
        if (!principal.sees(booking.propertyId())) {
            throw Problem.of(ProblemCode.GUEST_ELSEWHERE);
        }
        LocalDate today = LocalDate.ofInstant(log.moment().now(), booking.zone());
        LocalDate departure = booking.departure();
        boolean over = departure == null || departure.isBefore(today);
        if (booking.status().holdsNights() && !over) {
            throw Problem.of(ProblemCode.GUEST_IN_HOUSE, booking.number(), String.valueOf(departure));
        }
    }

    /** Held, so that no message changes them meanwhile. */
    private static List<Booking> bookings(Handle handle, List<UUID> ids) {
        return handle.createQuery("""
                select r.id, r.property_id, r.confirmation_number, r.status, r.departure, p.time_zone
                from reservation r join property p on p.id = r.property_id where r.id = any(:ids)
                order by r.connection_id, r.external_id, r.id for no key update of r
                """)
                .bind("ids", ids.toArray(UUID[]::new))
                .map((r, c) -> new Booking(
                        r.getObject("id", UUID.class),
                        r.getObject("property_id", UUID.class),
                        r.getString("confirmation_number"),
                        Status.ofCode(r.getString("status")),
                        r.getObject("departure", LocalDate.class),
                        ZoneId.of(r.getString("time_zone"))))
                .list();
    }

    private Event line(Principal principal, Booking booking) {
        return new Event(
                log.moment().ids().next(),
                booking.propertyId(),
                booking.id(),
                log.moment().now(),
                EventType.GUEST_ERASED,
                principal.actor(),
                List.of(),
                Trace.current());
    }

    /** The tables of reservations. */
    @Singleton
    static final class Rows {
        private final ReservationRows reservations;
        private final Stays stays;
        private final GroupRows groups;
        private final Written desk;

        @Inject
        Rows(ReservationRows reservations, Stays stays, GroupRows groups, Written desk) {
            this.reservations = reservations;
            this.stays = stays;
            this.groups = groups;
            this.desk = desk;
        }
    }

    /** What people at the desk wrote beside reservations. */
    @Singleton
    static final class Written {
        private final NoteRows notes;
        private final AdministrationRows administration;
        private final CustomValues values;
        private final KeptRows kept;

        @Inject
        Written(NoteRows notes, AdministrationRows administration, CustomValues values, KeptRows kept) {
            this.notes = notes;
            this.administration = administration;
            this.values = values;
            this.kept = kept;
        }

        private void erase(Handle handle, List<UUID> reservationIds) {
            notes.erase(handle, reservationIds);
            administration.erase(handle, reservationIds);
            values.erase(handle, reservationIds);
            kept.erase(handle, reservationIds);
        }
    }

    /** Where else a person leaves traces. */
    @Singleton
    static final class Trails {
        private final Events events;
        private final Inbox inbox;
        private final Exchanges exchanges;
        private final Forgetting forgetting;

        @Inject
        Trails(Events events, Inbox inbox, Exchanges exchanges, Forgetting forgetting) {
            this.events = events;
            this.inbox = inbox;
            this.exchanges = exchanges;
            this.forgetting = forgetting;
        }
    }
}
