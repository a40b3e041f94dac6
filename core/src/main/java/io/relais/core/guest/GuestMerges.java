package io.relais.core.guest;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Joins two guests that are one person, and takes them apart again. Nothing is moved: the absorbed guest points to the kept one, and
 * reads follow. What the kept one took over is written down with what was there before; taking apart puts exactly that back and
 * leaves every other field as it is now. Stays linked since then stay with the guest they were linked to.
 */
@Singleton
public final class GuestMerges {
    private final Database database;
    private final GuestRows guests;
    private final MergeRows merges;
    private final Guests.Log log;

    @Inject
    public GuestMerges(Database database, GuestRows guests, MergeRows merges, Guests.Log log) {
        this.database = database;
        this.guests = guests;
        this.merges = merges;
        this.log = log;
    }

    /**
     * How to join.
     *
     * @param keptVersion the version the caller looked at, empty when they do not care
     * @param taken fields whose value is to be the absorbed guest's although the kept one has its own
     */
    public record Plan(UUID keptId, UUID absorbedId, Optional<Integer> keptVersion, Set<GuestField> taken) {
        public Plan {
            taken = Set.copyOf(taken);
        }
    }

    /** The details that the kept guest would have after the merge. */
    public static GuestDetails preview(Guest kept, Guest absorbed, Set<GuestField> taken) {
        GuestDetails details = kept.details();
        for (GuestField field : GuestField.values()) {
            String ours = kept.details().get(field);
            String theirs = absorbed.details().get(field);
            if (field.isList()) {
                String first = taken.contains(field) ? theirs : ours;
                details = details.with(field, GuestDetails.union(first, taken.contains(field) ? ours : theirs));
            } else if (field == GuestField.NOTES && !ours.isEmpty() && !theirs.isEmpty() && !ours.contains(theirs)) {
                String both = ours + "\n" + theirs;
                details = details.with(field, both.length() <= field.max() ? both : ours);
            } else if (!theirs.isEmpty() && (ours.isEmpty() || taken.contains(field))) {
                details = details.with(field, theirs);
            }
        }
        return details;
    }

    /**
     * Joins two guests. What the kept one does not know it takes over, lists are united, and whoever was blocked stays so.
     *
     * @return the merge, by which it can be taken back
     * @throws Problem GUEST_SAME, GUEST_UNKNOWN, GUEST_MERGED_AWAY, GUEST_ERASED, VERSION_STALE
     */
    public GuestMerge merge(Principal principal, Plan plan) {
        principal.need(Permission.GUESTS_WRITE);
        if (plan.keptId().equals(plan.absorbedId())) {
            throw Problem.of(ProblemCode.GUEST_SAME);
        }
        UUID id = database.write(handle -> merge(handle, principal, plan));
        log.wake();
        return get(principal, id);
    }

    /** Joins within the caller's transaction, and returns the merge's id. */
    public UUID merge(Handle handle, Principal principal, Plan plan) {
        List<Guest> both = guests.lock(handle, principal.organisationId(), List.of(plan.keptId(), plan.absorbedId()));
        Guest kept = one(both, plan.keptId());
        Guest absorbed = one(both, plan.absorbedId());
        if (plan.keptVersion().isPresent() && plan.keptVersion().get() != kept.version()) {
            throw Problem.of(ProblemCode.VERSION_STALE, kept.number());
        }
        GuestDetails details = preview(kept, absorbed, plan.taken());
        UUID id = log.moment().ids().next();
        List<Event.Change> changes = new ArrayList<>();
        kept.details()
                .differences(details)
                .forEach(field -> changes.add(
                        new Event.Change(field.code(), kept.details().get(field), details.get(field))));
        merges.insert(
                handle,
                principal,
                new MergeRows.Row(
                        id,
                        kept.id(),
                        absorbed.id(),
                        changes,
                        log.moment().now(),
                        principal.actor().name(),
                        false));
        guests.change(handle, kept, kept.number(), details, log.moment().now());
        guests.pointTo(
                handle, absorbed.id(), Optional.of(kept.id()), log.moment().now());
        tell(handle, principal, EventType.GUEST_MERGED, kept, absorbed);
        return id;
    }

    /**
     * Takes two guests apart: both are as before, except for other fields that were changed since.
     *
     * @throws Problem MERGE_UNKNOWN, MERGE_UNDONE, GUEST_ERASED; MERGE_COVERED when the kept guest was itself merged since, or a
     *     later merge into it changed one of the same fields: that one must be undone first
     */
    public Guest undo(Principal principal, UUID mergeId) {
        principal.need(Permission.GUESTS_WRITE);
        UUID kept = database.write(handle -> {
            MergeRows.Row seen = find(handle, principal, mergeId);
            List<Guest> both =
                    guests.lock(handle, principal.organisationId(), List.of(seen.keptId(), seen.absorbedId()));
            // Read again: somebody may have undone it before we held the guests.
            MergeRows.Row merge = find(handle, principal, mergeId);
            Guest keptGuest = any(both, merge.keptId());
            Guest absorbed = any(both, merge.absorbedId());
            refuse(handle, merge, keptGuest, absorbed);
            GuestDetails details = keptGuest.details();
            for (Event.Change change : merge.changes()) {
                details = details.with(GuestField.ofCode(change.field()).orElseThrow(), change.before());
            }
            guests.change(
                    handle, keptGuest, keptGuest.number(), details, log.moment().now());
            guests.pointTo(handle, absorbed.id(), Optional.empty(), log.moment().now());
            merges.markUndone(handle, merge.id(), log.moment().now());
            tell(handle, principal, EventType.GUEST_UNMERGED, keptGuest, absorbed);
            return keptGuest.id();
        });
        log.wake();
        return database.read(handle -> guests.find(handle, principal.organisationId(), kept))
                .orElseThrow();
    }

    private void refuse(Handle handle, MergeRows.Row merge, Guest kept, Guest absorbed) {
        if (merge.undone()) {
            throw Problem.of(ProblemCode.MERGE_UNDONE);
        }
        if (kept.erased()) {
            throw Problem.of(ProblemCode.GUEST_ERASED, kept.number());
        }
        if (kept.mergedInto() != null) {
            throw Problem.of(ProblemCode.MERGE_COVERED, kept.number());
        }
        Set<String> fields = merge.fields();
        boolean covered = merges.listInForce(handle, kept.id()).stream()
                .filter(other -> other.id().compareTo(merge.id()) > 0)
                .anyMatch(other -> other.fields().stream().anyMatch(fields::contains));
        if (covered) {
            throw Problem.of(ProblemCode.MERGE_COVERED, absorbed.number());
        }
    }

    /** One merge. */
    public GuestMerge get(Principal principal, UUID id) {
        principal.need(Permission.GUESTS_READ);
        return database.read(handle -> whole(handle, principal, find(handle, principal, id)));
    }

    /** The merges that a guest and those merged into it took part in, newest first. */
    public List<GuestMerge> list(Principal principal, UUID guestId) {
        principal.need(Permission.GUESTS_READ);
        return database.read(handle -> {
            List<UUID> family = guests.family(handle, guestId);
            return merges.list(handle, principal.organisationId(), family).stream()
                    .sorted(Comparator.comparing(MergeRows.Row::at).reversed())
                    .map(row -> whole(handle, principal, row))
                    .toList();
        });
    }

    private MergeRows.Row find(Handle handle, Principal principal, UUID id) {
        return merges.find(handle, principal.organisationId(), id)
                .orElseThrow(() -> Problem.of(ProblemCode.MERGE_UNKNOWN, id));
    }

    private GuestMerge whole(Handle handle, Principal principal, MergeRows.Row row) {
        return new GuestMerge(
                row.id(),
                guests.find(handle, principal.organisationId(), row.keptId()).orElseThrow(),
                guests.find(handle, principal.organisationId(), row.absorbedId())
                        .orElseThrow(),
                row.changes(),
                row.at(),
                row.by(),
                row.undone());
    }

    private void tell(Handle handle, Principal principal, EventType type, Guest kept, Guest absorbed) {
        List<Event.Change> changes = List.of(new Event.Change("guest", absorbed.number(), kept.number()));
        log.append(handle, Guests.told(principal, kept.id(), type, changes));
        log.append(handle, Guests.told(principal, absorbed.id(), type, changes));
    }

    private static Guest one(List<Guest> guests, UUID id) {
        Guest guest = any(guests, id);
        Guests.refuseGone(guest);
        return guest;
    }

    private static Guest any(List<Guest> guests, UUID id) {
        return guests.stream()
                .filter(guest -> guest.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.GUEST_UNKNOWN, id));
    }
}
