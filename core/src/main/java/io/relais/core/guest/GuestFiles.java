package io.relais.core.guest;

import io.relais.core.access.Principal;
import io.relais.core.data.Moment;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.OrganisationEvent;
import io.relais.core.event.OrganisationEvents;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** All that is kept of one person under guests: handed over whole, or erased for good. */
@Singleton
public final class GuestFiles {
    /** Stands where a name stood. */
    public static final String MARK = "[erased]";

    private final GuestRows guests;
    private final GuestLinks links;
    private final Contacts contacts;
    private final Decisions decisions;
    private final Moment moment;

    @Inject
    public GuestFiles(GuestRows guests, GuestLinks links, Contacts contacts, Decisions decisions, Moment moment) {
        this.guests = guests;
        this.links = links;
        this.contacts = contacts;
        this.decisions = decisions;
        this.moment = moment;
    }

    /**
     * One person: the guest, those merged into it, and the reservations of all.
     *
     * @param family the guest first
     */
    public record Person(Guest guest, List<Guest> family, List<UUID> reservationIds, List<OrganisationEvent> history) {
        public Person {
            family = List.copyOf(family);
            reservationIds = List.copyOf(reservationIds);
            history = List.copyOf(history);
        }
    }

    /**
     * Reads the whole person.
     *
     * @throws Problem GUEST_UNKNOWN
     */
    public Person get(Handle handle, Principal principal, UUID id) {
        Guest root = guests.findRoot(handle, principal.organisationId(), id)
                .orElseThrow(() -> Problem.of(ProblemCode.GUEST_UNKNOWN, id));
        List<UUID> family = guests.family(handle, root.id());
        return new Person(
                root,
                guests.byIds(handle, family),
                links.reservations(handle, family),
                decisions.events.history(handle, principal.organisationId(), family));
    }

    /**
     * Holds the whole person until the transaction ends: nobody links, edits or merges meanwhile.
     *
     * @throws Problem GUEST_UNKNOWN, GUEST_ERASED; GUEST_MERGED_AWAY for one that is somebody else now
     */
    public Person lock(Handle handle, Principal principal, UUID id) {
        Identification.hold(handle, principal.organisationId());
        Guest guest = guests.lock(handle, principal.organisationId(), List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.GUEST_UNKNOWN, id));
        Guests.refuseGone(guest);
        guests.lock(handle, principal.organisationId(), guests.family(handle, id));
        return get(handle, principal, id);
    }

    /** Erases what is kept of a held person here: details, contacts, proposals, values in history and merges. */
    public void erase(Handle handle, Principal principal, Person person) {
        List<UUID> family = person.family().stream().map(Guest::id).toList();
        GuestDetails mark = GuestDetails.NONE.with(GuestField.LAST_NAME, MARK);
        person.family().forEach(guest -> guests.change(handle, guest, guest.number(), mark, moment.now()));
        guests.markErased(handle, family, moment.now());
        List<String> words = NameWords.of(handle, person.reservationIds());
        contacts.erase(handle, person.reservationIds(), MARK);
        NameWords.forgetUnused(handle, principal.organisationId(), words);
        decisions.proposals.drop(handle, family, person.reservationIds());
        decisions.merges.blank(handle, family);
        decisions.events.blank(handle, family);
        // The anonymous line: that it was done, when and by whom, and how much it was.
        decisions.events.append(
                handle,
                List.of(Guests.told(
                        principal,
                        person.guest().id(),
                        EventType.GUEST_ERASED,
                        List.of(new Event.Change(
                                "reservations",
                                "",
                                String.valueOf(person.reservationIds().size()))))));
    }

    /** What was decided about guests. */
    @Singleton
    public static final class Decisions {
        private final GuestProposals proposals;
        private final MergeRows merges;
        private final OrganisationEvents events;

        @Inject
        public Decisions(GuestProposals proposals, MergeRows merges, OrganisationEvents events) {
            this.proposals = proposals;
            this.merges = merges;
            this.events = events;
        }
    }
}
