package io.relais.core.guest;

import io.relais.connector.ContactDetails;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.OrganisationEvent;
import io.relais.core.event.OrganisationEvents;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Guests of an organisation: found, made, edited, blocked. Every property of the organisation shares them. A change of a guest never
 * touches a reservation's contact, and a contact never touches a guest.
 */
@Singleton
public final class Guests {
    private static final int NUMBER_MAX = 40;

    private final Database database;
    private final GuestRows rows;
    private final GuestSearch search;
    private final Candidates candidates;
    private final Log log;

    @Inject
    public Guests(Database database, GuestRows rows, GuestSearch search, Candidates candidates, Log log) {
        this.database = database;
        this.rows = rows;
        this.search = search;
        this.candidates = candidates;
        this.log = log;
    }

    /**
     * What is to change; what is not named stays.
     *
     * @param number the new guest number, empty to keep it
     */
    public record Edit(String number, Map<GuestField, String> values) {
        public Edit {
            values = Map.copyOf(values);
        }
    }

    /**
     * A page of guests in the order of their names.
     *
     * @throws Problem NOT_ALLOWED, CURSOR_INVALID, NUMBER_INVALID for a limit out of range, TEXT_INVALID
     */
    public GuestPage search(Principal principal, GuestQuery query) {
        principal.need(Permission.GUESTS_READ);
        Limits.within("limit", query.limit(), 1, GuestQuery.LIMIT_MAX);
        Limits.text("q", query.text(), GuestQuery.TEXT_MAX);
        return database.read(handle -> search.find(handle, principal.organisationId(), query));
    }

    /**
     * A guest; for one that was merged, who it turned out to be.
     *
     * @throws Problem GUEST_UNKNOWN
     */
    public Guest get(Principal principal, UUID id) {
        principal.need(Permission.GUESTS_READ);
        return database.read(handle -> rows.findRoot(handle, principal.organisationId(), id))
                .orElseThrow(() -> Problem.of(ProblemCode.GUEST_UNKNOWN, id));
    }

    /** What happened to the guest and to those merged into it, oldest first. */
    public List<OrganisationEvent> history(Principal principal, UUID id) {
        Guest guest = get(principal, id);
        return database.read(
                handle -> log.events.history(handle, principal.organisationId(), rows.family(handle, guest.id())));
    }

    /**
     * Makes a guest by hand. The number is the house's next when none is told.
     *
     * @throws Problem GUEST_NUMBER_TAKEN, VALUE_MISSING without a name, VALUE_INVALID, DATE_INVALID, TEXT_INVALID
     */
    public Guest create(Principal principal, String number, GuestDetails told) {
        principal.need(Permission.GUESTS_WRITE);
        GuestDetails details = DetailsCheck.of(told, today());
        Guest guest = numbered(number, handle -> {
            Guest made = make(handle, principal, number, details);
            log.events.append(
                    handle,
                    List.of(told(principal, made.id(), EventType.GUEST_MADE, changes(GuestDetails.NONE, details))));
            return made;
        });
        log.wake();
        return guest;
    }

    /**
     * Changes some fields.
     *
     * @param seen the version the caller looked at, empty when they do not care
     * @throws Problem VERSION_STALE, GUEST_UNKNOWN, GUEST_MERGED_AWAY, GUEST_ERASED, GUEST_NUMBER_TAKEN and what
     *     {@link #create} throws
     */
    public Guest edit(Principal principal, UUID id, OptionalInt seen, Edit edit) {
        principal.need(Permission.GUESTS_WRITE);
        numbered(edit.number(), handle -> {
            Guest before = lock(handle, principal, id);
            if (seen.isPresent() && seen.getAsInt() != before.version()) {
                throw Problem.of(ProblemCode.VERSION_STALE, before.number());
            }
            GuestDetails details = before.details();
            for (Map.Entry<GuestField, String> changed : edit.values().entrySet()) {
                details = details.with(changed.getKey(), changed.getValue());
            }
            details = DetailsCheck.of(details, today());
            String number =
                    edit.number().isBlank() ? before.number() : number(handle, principal, edit.number(), before);
            List<Event.Change> changes = changes(before.details(), details);
            if (!number.equals(before.number())) {
                changes.add(new Event.Change("guest-number", before.number(), number));
            }
            if (!changes.isEmpty()) {
                rows.change(handle, before, number, details, log.moment.now());
                log.events.append(handle, List.of(told(principal, id, type(before.details(), details), changes)));
            }
            return before;
        });
        log.wake();
        return get(principal, id);
    }

    /** Who among the known guests somebody with these details may be, the likeliest first: to warn before a sale is made. */
    public List<GuestMatch> match(Principal principal, ContactDetails contact) {
        principal.need(Permission.GUESTS_READ);
        UUID organisation = principal.organisationId();
        return database.read(handle -> {
            Set<String> own = candidates.own(handle, List.of(organisation)).getOrDefault(organisation, Set.of());
            Matching.Asked asked = Matching.Asked.of(organisation, GuestDetails.of(contact), own);
            return candidates.matching(handle, List.of(asked)).find(asked);
        });
    }

    /** A guest within the caller's transaction; for one that was merged, who it turned out to be. */
    public Optional<Guest> find(Handle handle, Principal principal, UUID id) {
        return rows.findRoot(handle, principal.organisationId(), id);
    }

    /** Makes a guest of a reservation's contact, within the caller's transaction. */
    public Guest make(Handle handle, Principal principal, ContactDetails contact) {
        Guest made = make(handle, principal, "", GuestDetails.of(contact));
        log.append(handle, told(principal, made.id(), EventType.GUEST_MADE, List.of()));
        return made;
    }

    /** Makes a guest within the caller's transaction; details are not checked. */
    private Guest make(Handle handle, Principal principal, String number, GuestDetails details) {
        Guest guest = new Guest(
                log.moment.ids().next(),
                principal.organisationId(),
                number.isBlank()
                        ? rows.takeNumbers(handle, principal.organisationId(), 1)
                                .getFirst()
                        : number(handle, principal, number, null),
                details,
                null,
                null,
                false,
                0,
                log.moment.now());
        rows.insert(handle, List.of(guest));
        return guest;
    }

    /**
     * Holds a guest that may be changed until the transaction ends.
     *
     * @throws Problem GUEST_UNKNOWN, GUEST_MERGED_AWAY, GUEST_ERASED
     */
    public Guest lock(Handle handle, Principal principal, UUID id) {
        Guest guest = rows.lock(handle, principal.organisationId(), List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.GUEST_UNKNOWN, id));
        refuseGone(guest);
        return guest;
    }

    static void refuseGone(Guest guest) {
        if (guest.erased()) {
            throw Problem.of(ProblemCode.GUEST_ERASED, guest.number());
        }
        if (guest.mergedInto() != null) {
            throw Problem.of(ProblemCode.GUEST_MERGED_AWAY, guest.number());
        }
    }

    static OrganisationEvents.Told told(Principal principal, UUID guestId, EventType type, List<Event.Change> changes) {
        return new OrganisationEvents.Told(principal.organisationId(), guestId, type, principal.actor(), changes);
    }

    static List<Event.Change> changes(GuestDetails before, GuestDetails after) {
        List<Event.Change> changes = new ArrayList<>();
        before.differences(after)
                .forEach(field ->
                        changes.add(new Event.Change("guest." + field.code(), before.get(field), after.get(field))));
        return changes;
    }

    private static EventType type(GuestDetails before, GuestDetails after) {
        if (before.isBlocked() == after.isBlocked()) {
            return EventType.GUEST_CHANGED;
        }
        return after.isBlocked() ? EventType.GUEST_BLOCKED : EventType.GUEST_UNBLOCKED;
    }

    /** A number that a person gives. "G" and digits are the house's own, up to the last it gave. */
    private String number(Handle handle, Principal principal, String wanted, @Nullable Guest guest) {
        String number = Limits.text("number", wanted, NUMBER_MAX).replace('\n', ' ');
        boolean own = number.matches("G\\d{1,18}")
                && Long.parseLong(number.substring(1)) > rows.lastNumber(handle, principal.organisationId());
        if (own && (guest == null || !guest.number().equals(number))) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "number", "G1001 and the like are given by Relais");
        }
        return number;
    }

    private Guest numbered(String number, Function<Handle, Guest> work) {
        try {
            return database.write(work);
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals("guest_number_once")) {
                throw Problem.of(ProblemCode.GUEST_NUMBER_TAKEN, number.strip());
            }
            throw e;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(log.moment.now(), ZoneOffset.UTC);
    }

    /** What happened, and who is told. */
    @Singleton
    public static final class Log {
        private final OrganisationEvents events;
        private final Moment moment;

        @Inject
        public Log(OrganisationEvents events, Moment moment) {
            this.events = events;
            this.moment = moment;
        }

        void append(Handle handle, OrganisationEvents.Told told) {
            events.append(handle, List.of(told));
        }

        OrganisationEvents events() {
            return events;
        }

        Moment moment() {
            return moment;
        }

        void wake() {
            moment.wakeups().wake(Topic.REGISTER);
        }
    }
}
