package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.guest.Contacts;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestLink;
import io.relais.core.guest.GuestLinks;
import io.relais.core.guest.GuestMerges;
import io.relais.core.guest.GuestProposal;
import io.relais.core.guest.GuestProposals;
import io.relais.core.guest.Guests;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Whose reservation it is: what was recognised, what a person decides. The reservation's contact stays as it is, whoever it is. */
@Singleton
public final class ReservationGuests {
    private final Database database;
    private final Guests guests;
    private final GuestMerges merges;
    private final Ties ties;
    private final Reservations.Log log;

    @Inject
    public ReservationGuests(Database database, Guests guests, GuestMerges merges, Ties ties, Reservations.Log log) {
        this.database = database;
        this.guests = guests;
        this.merges = merges;
        this.ties = ties;
        this.log = log;
    }

    /**
     * Whose reservation it is, and who it may be.
     *
     * @throws Problem RESERVATION_UNKNOWN, NOT_ALLOWED
     */
    public GuestCard get(Principal principal, UUID reservationId) {
        principal.need(Permission.GUESTS_READ);
        return database.read(handle -> {
            property(handle, principal, reservationId);
            Optional<GuestLink> link = ties.links.find(handle, reservationId);
            Guest guest = link.flatMap(l -> guests.find(handle, principal, l.guestId()))
                    .orElse(null);
            List<GuestProposal> proposals = ties.proposals.list(handle, reservationId);
            List<Guest> blocked = Stream.concat(
                            Stream.ofNullable(guest),
                            proposals.stream()
                                    .filter(proposal -> proposal.state() == GuestProposal.State.OPEN)
                                    .map(GuestProposal::guest))
                    .filter(Guest::isBlocked)
                    .distinct()
                    .toList();
            return new GuestCard(
                    guest,
                    link.map(GuestLink::how).orElse(null),
                    link.map(GuestLink::version).orElse(0),
                    proposals,
                    blocked,
                    birthDate(handle, reservationId));
        });
    }

    /**
     * Makes somebody the main guest of this one reservation: a known guest, or with an empty id a new one made of the contact.
     *
     * @param seen the version of the link the caller looked at, empty when they do not care
     * @throws Problem RESERVATION_UNKNOWN, GUEST_UNKNOWN, GUEST_MERGED_AWAY, GUEST_ERASED, VERSION_STALE
     */
    public GuestCard change(Principal principal, UUID reservationId, Optional<UUID> guestId, OptionalInt seen) {
        principal.need(Permission.GUESTS_WRITE);
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            Scope scope = property(handle, principal, reservationId);
            Optional<GuestLink> link = ties.links.lock(handle, reservationId);
            if (seen.isPresent()
                    && seen.getAsInt() != link.map(GuestLink::version).orElse(0)) {
                throw Problem.of(ProblemCode.VERSION_STALE, scope.number());
            }
            Guest chosen = guestId.isPresent()
                    ? guests.lock(handle, principal, guestId.get())
                    : guests.make(
                            handle,
                            principal,
                            ties.contacts.get(handle, reservationId).details());
            choose(handle, principal, reservationId, chosen);
            return true;
        });
        return told(principal, reservationId);
    }

    /**
     * Says that a proposed guest is the one. A guest whom the house had made of this very reservation is merged into them, which can
     * be undone; else only this reservation is linked anew.
     *
     * @throws Problem RESERVATION_UNKNOWN, PROPOSAL_UNKNOWN, PROPOSAL_DECIDED, GUEST_ERASED
     */
    public GuestCard accept(Principal principal, UUID reservationId, UUID proposalId) {
        principal.need(Permission.GUESTS_WRITE);
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            property(handle, principal, reservationId);
            Optional<GuestLink> link = ties.links.lock(handle, reservationId);
            GuestProposal proposal = open(handle, reservationId, proposalId);
            Optional<Guest> now = link.flatMap(l -> guests.find(handle, principal, l.guestId()));
            boolean sameAlready =
                    now.isPresent() && now.get().id().equals(proposal.guest().id());
            boolean madeOfThis =
                    now.isPresent() && reservationId.equals(now.get().originId());
            if (madeOfThis && !sameAlready) {
                merges.merge(
                        handle,
                        principal,
                        new GuestMerges.Plan(proposal.guest().id(), now.get().id(), Optional.empty(), Set.of()));
                tell(
                        handle,
                        principal,
                        reservationId,
                        now.get().number(),
                        proposal.guest().number());
            } else if (!sameAlready) {
                choose(
                        handle,
                        principal,
                        reservationId,
                        guests.lock(handle, principal, proposal.guest().id()));
            }
            ties.proposals.decide(handle, proposalId, GuestProposal.State.ACCEPTED);
            return true;
        });
        return told(principal, reservationId);
    }

    /**
     * Says that a proposed guest is somebody else; it is not proposed again for this reservation.
     *
     * @throws Problem RESERVATION_UNKNOWN, PROPOSAL_UNKNOWN, PROPOSAL_DECIDED
     */
    public GuestCard refuse(Principal principal, UUID reservationId, UUID proposalId) {
        principal.need(Permission.GUESTS_WRITE);
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            Scope scope = property(handle, principal, reservationId);
            GuestProposal proposal = open(handle, reservationId, proposalId);
            ties.proposals.decide(handle, proposalId, GuestProposal.State.REFUSED);
            log.append(
                    handle,
                    event(
                            principal,
                            scope,
                            reservationId,
                            EventType.GUEST_REFUSED,
                            new Event.Change("guest", proposal.guest().number(), "")));
            return true;
        });
        return told(principal, reservationId);
    }

    /** Keeps a birth date that was told for this reservation; its guest may be recognised by it. */
    public GuestCard tellBirthDate(Principal principal, UUID reservationId, Optional<LocalDate> date) {
        principal.need(Permission.RESERVATIONS_WRITE);
        database.write(handle -> {
            Scope scope = property(handle, principal, reservationId);
            ties.contacts.tellBirthDate(handle, reservationId, date);
            // Personal details are not repeated in the history: it only says that they changed.
            log.append(
                    handle,
                    event(
                            principal,
                            scope,
                            reservationId,
                            EventType.RESERVATION_MODIFIED,
                            new Event.Change("contact", "", "")));
            return true;
        });
        return told(principal, reservationId);
    }

    private GuestCard told(Principal principal, UUID reservationId) {
        log.moment().wakeups().wake(Topic.REGISTER);
        return get(principal, reservationId);
    }

    private GuestProposal open(Handle handle, UUID reservationId, UUID proposalId) {
        GuestProposal proposal = ties.proposals
                .lock(handle, reservationId, proposalId)
                .orElseThrow(() -> Problem.of(ProblemCode.PROPOSAL_UNKNOWN, proposalId));
        if (proposal.state() != GuestProposal.State.OPEN) {
            throw Problem.of(ProblemCode.PROPOSAL_DECIDED);
        }
        return proposal;
    }

    private void choose(Handle handle, Principal principal, UUID reservationId, Guest chosen) {
        String before = ties.links
                .find(handle, reservationId)
                .flatMap(link -> guests.find(handle, principal, link.guestId()))
                .map(Guest::number)
                .orElse("");
        ties.links.choose(handle, reservationId, chosen.id(), log.moment().now());
        tell(handle, principal, reservationId, before, chosen.number());
    }

    private void tell(Handle handle, Principal principal, UUID reservationId, String before, String after) {
        log.append(
                handle,
                event(
                        principal,
                        property(handle, principal, reservationId),
                        reservationId,
                        EventType.GUEST_LINKED,
                        new Event.Change("guest", before, after)));
    }

    private Event event(Principal principal, Scope scope, UUID reservationId, EventType type, Event.Change change) {
        return new Event(
                log.moment().ids().next(),
                scope.propertyId(),
                reservationId,
                log.moment().now(),
                type,
                principal.actor(),
                List.of(change),
                Trace.current());
    }

    private static @Nullable LocalDate birthDate(Handle handle, UUID reservationId) {
        return handle.createQuery(
                        "select birth_date from contact where reservation_id = :id and birth_date is not null")
                .bind("id", reservationId)
                .mapTo(LocalDate.class)
                .findOne()
                .orElse(null);
    }

    private record Scope(UUID propertyId, UUID organisationId, String number) {}

    private static Scope property(Handle handle, Principal principal, UUID reservationId) {
        principal.need(Permission.RESERVATIONS_READ);
        return handle.createQuery("""
                        select r.property_id, p.organisation_id, r.confirmation_number
                        from reservation r join property p on p.id = r.property_id where r.id = :id
                        """)
                .bind("id", reservationId)
                .map((r, c) -> new Scope(r.getObject(1, UUID.class), r.getObject(2, UUID.class), r.getString(3)))
                .findOne()
                .filter(scope -> Objects.equals(scope.organisationId(), principal.organisationId()))
                .filter(scope -> principal.sees(scope.propertyId()))
                .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, reservationId));
    }

    /** What ties a reservation to its guest. */
    @Singleton
    public static final class Ties {
        private final GuestLinks links;
        private final GuestProposals proposals;
        private final Contacts contacts;

        @Inject
        public Ties(GuestLinks links, GuestProposals proposals, Contacts contacts) {
            this.links = links;
            this.proposals = proposals;
            this.contacts = contacts;
        }
    }
}
