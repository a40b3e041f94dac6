package io.relais.core.guest;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.event.OrganisationEvents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whose reservations are, after they were kept and in the background: linked where e-mail and name agree with a known
 * guest, else a guest is made of the contact and who else it may be is proposed. A contact that changes later changes neither guest
 * nor link; it may only bring a proposal. Any number of workers: reservations are taken once, and those of one organisation are
 * decided one batch after the other, so that two of one new person end as one guest.
 */
@Singleton
public final class Identification {
    private static final int BATCH = 200;
    private static final int PROPOSALS_MAX = 3;
    private static final int LOCK_SPACE = 35_013;

    private final Database database;
    private final Contacts contacts;
    private final Candidates candidates;
    private final Kept kept;
    private final Moment moment;

    @Inject
    public Identification(Database database, Contacts contacts, Candidates candidates, Kept kept, Moment moment) {
        this.database = database;
        this.contacts = contacts;
        this.candidates = candidates;
        this.kept = kept;
        this.moment = moment;
    }

    private record Waiting(
            UUID reservationId,
            UUID propertyId,
            UUID organisationId,
            GuestDetails details,
            @Nullable UUID linkedTo,
            boolean chosen) {}

    /** What one batch decides. */
    private static final class Decided {
        private final List<Guest> made = new ArrayList<>();
        private final List<GuestLink> links = new ArrayList<>();
        private final List<GuestProposals.Made> proposals = new ArrayList<>();
        private final Map<UUID, String> numbers = new HashMap<>();
    }

    /**
     * Decides the contacts that wait longest, at most one batch.
     *
     * @return how many; 0 when none waits or others have them
     */
    public int run() {
        int done = database.write(this::batch);
        if (done > 0) {
            moment.wakeups().wake(Topic.REGISTER);
        }
        return done;
    }

    private int batch(Handle handle) {
        List<UUID> ids = contacts.takeWaiting(handle, BATCH);
        if (ids.isEmpty()) {
            return 0;
        }
        Set<UUID> organisations = lockOrganisations(handle, ids);
        NameWords.learn(handle, ids, moment.now());
        Map<UUID, Set<String>> own = candidates.own(handle, organisations);
        List<Waiting> waiting = read(handle, ids).stream()
                .filter(one -> !one.chosen())
                .map(one -> withoutOwn(one, own.getOrDefault(one.organisationId(), Set.of())))
                .toList();
        Map<UUID, Matching.Asked> asked = new HashMap<>();
        waiting.forEach(one -> asked.put(
                one.reservationId(),
                Matching.Asked.of(
                        one.organisationId(), one.details(), own.getOrDefault(one.organisationId(), Set.of()))));
        write(handle, waiting, decide(handle, waiting, asked));
        return ids.size();
    }

    private Decided decide(Handle handle, List<Waiting> waiting, Map<UUID, Matching.Asked> asked) {
        Matching matching = candidates.matching(handle, asked.values());
        Map<UUID, Guest> linked = candidates.roots(
                handle,
                waiting.stream().map(Waiting::linkedTo).filter(id -> id != null).collect(Collectors.toSet()));
        Map<UUID, List<String>> numbers = numbers(handle, waiting);
        Decided decided = new Decided();
        for (Waiting one : waiting) {
            List<GuestMatch> matches = matching.find(Objects.requireNonNull(asked.get(one.reservationId())));
            if (one.linkedTo() != null) {
                disagree(decided, one, matches, linked.get(one.linkedTo()));
            } else if (!matches.isEmpty() && matches.getFirst().certain()) {
                link(decided, one, matches.getFirst().guest(), GuestLink.How.MATCHED);
            } else if (isSomebody(one.details())) {
                List<String> free = Objects.requireNonNull(numbers.get(one.organisationId()));
                Guest made = made(one, free.removeFirst());
                matching.add(made);
                decided.made.add(made);
                link(decided, one, made, GuestLink.How.MADE);
                propose(decided, one, matches);
            }
        }
        return decided;
    }

    /** In one order, so that workers never wait for each other in a circle. */
    private static Set<UUID> lockOrganisations(Handle handle, Collection<UUID> reservationIds) {
        Set<UUID> organisations = new TreeSet<>(handle.createQuery("""
                        select distinct p.organisation_id from reservation r join property p on p.id = r.property_id
                        where r.id = any(:ids)
                        """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list());
        organisations.forEach(organisation -> hold(handle, organisation));
        return organisations;
    }

    /** Lets nobody else recognise guests of the organisation until the transaction ends. */
    static void hold(Handle handle, UUID organisationId) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(:space, hashtext(:organisation))")
                .bind("space", LOCK_SPACE)
                .bind("organisation", organisationId.toString())
                .mapTo(Integer.class)
                .one();
    }

    private static List<Waiting> read(Handle handle, Collection<UUID> reservationIds) {
        return handle.createQuery("""
                select c.*, r.property_id, p.organisation_id, l.guest_id, l.how
                from contact c
                join reservation r on r.id = c.reservation_id
                join property p on p.id = r.property_id
                left join guest_link l on l.reservation_id = c.reservation_id
                where c.reservation_id = any(:ids) and not c.erased
                order by r.created_at, r.id
                """)
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .map((r, c) -> {
                    LocalDate born = r.getObject("birth_date", LocalDate.class);
                    return new Waiting(
                            r.getObject("reservation_id", UUID.class),
                            r.getObject("property_id", UUID.class),
                            r.getObject("organisation_id", UUID.class),
                            GuestDetails.of(Contacts.read(r).details())
                                    .with(GuestField.BIRTH_DATE, born == null ? "" : born.toString()),
                            r.getObject("guest_id", UUID.class),
                            "chosen".equals(r.getString("how")));
                })
                .list();
    }

    /** Neither the house's own address nor one that a partner made up for this stay is the person's. */
    private static Waiting withoutOwn(Waiting one, Set<String> own) {
        boolean theirs = IdentityKey.email(one.details().get(GuestField.EMAILS))
                .filter(key -> !OwnAddresses.holds(own, key.value()))
                .isPresent();
        return theirs
                ? one
                : new Waiting(
                        one.reservationId(),
                        one.propertyId(),
                        one.organisationId(),
                        one.details().with(GuestField.EMAILS, ""),
                        one.linkedTo(),
                        one.chosen());
    }

    /** A language or a country alone is nobody. */
    private static boolean isSomebody(GuestDetails details) {
        return !details.name().isEmpty()
                || !details.get(GuestField.COMPANY).isEmpty()
                || !IdentityKey.of(details).isEmpty();
    }

    /** A number for each that may need one; what is left over is a gap, and gaps do no harm. */
    private Map<UUID, List<String>> numbers(Handle handle, List<Waiting> waiting) {
        Map<UUID, Long> needed = waiting.stream()
                .filter(one -> one.linkedTo() == null)
                .collect(Collectors.groupingBy(Waiting::organisationId, Collectors.counting()));
        Map<UUID, List<String>> numbers = new HashMap<>();
        needed.forEach((organisation, count) -> numbers.put(
                organisation, new ArrayList<>(kept.guests.takeNumbers(handle, organisation, count.intValue()))));
        return numbers;
    }

    private Guest made(Waiting one, String number) {
        return new Guest(
                moment.ids().next(),
                one.organisationId(),
                number,
                one.details(),
                null,
                one.reservationId(),
                false,
                0,
                moment.now());
    }

    private static void link(Decided decided, Waiting one, Guest guest, GuestLink.How how) {
        decided.links.add(new GuestLink(one.reservationId(), guest.id(), how, 0));
        decided.numbers.put(one.reservationId(), guest.number());
    }

    private static void disagree(Decided decided, Waiting one, List<GuestMatch> matches, @Nullable Guest linked) {
        UUID linkedId = linked == null ? null : linked.id();
        boolean agrees = linkedId == null
                || matches.stream()
                        .anyMatch(match -> match.certain() && match.guest().id().equals(linkedId));
        if (!agrees) {
            List<GuestMatch> others = matches.stream()
                    .filter(match -> !match.guest().id().equals(linkedId))
                    .toList();
            propose(decided, one, others);
        }
    }

    private static void propose(Decided decided, Waiting one, List<GuestMatch> matches) {
        matches.stream()
                .limit(PROPOSALS_MAX)
                .forEach(match -> decided.proposals.add(new GuestProposals.Made(
                        one.reservationId(), match.guest().id(), match.score(), match.reasons())));
    }

    private void write(Handle handle, List<Waiting> waiting, Decided decided) {
        kept.guests.insert(handle, decided.made);
        kept.organisationEvents.append(
                handle,
                decided.made.stream()
                        .map(guest -> new OrganisationEvents.Told(
                                guest.organisationId(), guest.id(), EventType.GUEST_MADE, Actor.SYSTEM, List.of()))
                        .toList());
        kept.links.add(handle, decided.links, moment.now());
        kept.proposals.propose(handle, decided.proposals);
        kept.events.append(
                handle,
                waiting.stream()
                        .filter(one -> decided.numbers.containsKey(one.reservationId()))
                        .map(one -> new Event(
                                moment.ids().next(),
                                one.propertyId(),
                                one.reservationId(),
                                moment.now(),
                                EventType.GUEST_LINKED,
                                Actor.SYSTEM,
                                List.of(new Event.Change(
                                        "guest", "", decided.numbers.getOrDefault(one.reservationId(), ""))),
                                ""))
                        .toList());
    }

    /** Where decisions are kept. */
    @Singleton
    public static final class Kept {
        private final GuestRows guests;
        private final GuestLinks links;
        private final GuestProposals proposals;
        private final Events events;
        private final OrganisationEvents organisationEvents;

        @Inject
        public Kept(
                GuestRows guests,
                GuestLinks links,
                GuestProposals proposals,
                Events events,
                OrganisationEvents organisationEvents) {
            this.guests = guests;
            this.links = links;
            this.proposals = proposals;
            this.events = events;
            this.organisationEvents = organisationEvents;
        }
    }
}
