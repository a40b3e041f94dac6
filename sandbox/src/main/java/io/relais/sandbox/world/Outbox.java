package io.relais.sandbox.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Revisions on their way to the channel manager: waiting, delivered but not acknowledged, acknowledged, rejected. Guard it with the
 * partner's lock.
 */
public final class Outbox {
    private static final int IDS_KEPT = 20_000;

    private final Map<String, Entry> pending = new LinkedHashMap<>();
    private final Map<String, List<String>> pendingOfBooking = new HashMap<>();
    private final LinkedHashMap<String, Fate> fates = new LinkedHashMap<>();
    private long acknowledged;
    private long rejected;

    /** A revision that waits; {@code deliveries} counts how often an answer carried it. */
    public record Entry(Revision revision, Instant queuedAt, int deliveries) {
        public boolean delivered() {
            return deliveries > 0;
        }
    }

    /** How a revision left the queue. */
    public enum Fate {
        ACKNOWLEDGED,
        REJECTED
    }

    /** Puts a revision in the queue. With {@code collapse}, earlier changes of the booking that were never delivered go. */
    void add(Revision revision, boolean collapse) {
        if (collapse) {
            entriesOf(revision.bookingId()).stream()
                    .filter(entry -> !entry.delivered() && entry.revision().status() != Status.NEW)
                    .forEach(entry -> remove(entry.revision()));
        }
        pending.put(revision.id(), new Entry(revision, revision.at(), 0));
        pendingOfBooking
                .computeIfAbsent(revision.bookingId(), key -> new ArrayList<>(2))
                .add(revision.id());
    }

    /** What waits, in the order it happened. */
    public List<Entry> pending(Predicate<Revision> wanted) {
        return pending.values().stream()
                .filter(entry -> wanted.test(entry.revision()))
                .toList();
    }

    /** The pending revisions of one booking. */
    public List<Entry> entriesOf(String bookingId) {
        var found = new ArrayList<Entry>();
        for (String id : pendingOfBooking.getOrDefault(bookingId, List.of())) {
            Entry entry = pending.get(id);
            if (entry != null) {
                found.add(entry);
            }
        }
        return found;
    }

    public Optional<Entry> find(String revisionId) {
        return Optional.ofNullable(pending.get(revisionId));
    }

    public void delivered(String revisionId) {
        pending.computeIfPresent(
                revisionId, (id, entry) -> new Entry(entry.revision(), entry.queuedAt(), entry.deliveries() + 1));
    }

    /** Takes a revision out for good; nothing happens if it is not waiting. */
    public void settle(String revisionId, Fate fate) {
        Entry entry = pending.get(revisionId);
        if (entry == null) {
            return;
        }
        remove(entry.revision());
        fates.put(revisionId, fate);
        if (fates.size() > IDS_KEPT) {
            fates.pollFirstEntry();
        }
        switch (fate) {
            case ACKNOWLEDGED -> acknowledged++;
            case REJECTED -> rejected++;
        }
    }

    public Optional<Fate> findFate(String revisionId) {
        return Optional.ofNullable(fates.get(revisionId));
    }

    /** Ids of the revisions that ended that way, oldest first, the last {@code limit}. */
    public List<String> ids(Fate fate, int limit) {
        List<String> ids = fates.entrySet().stream()
                .filter(one -> one.getValue() == fate)
                .map(Map.Entry::getKey)
                .toList();
        return ids.subList(Math.max(0, ids.size() - limit), ids.size());
    }

    public int pendingCount() {
        return pending.size();
    }

    public long acknowledged() {
        return acknowledged;
    }

    public long rejected() {
        return rejected;
    }

    private void remove(Revision revision) {
        pending.remove(revision.id());
        pendingOfBooking.computeIfPresent(revision.bookingId(), (id, ids) -> without(ids, revision.id()));
    }

    private static @Nullable List<String> without(List<String> ids, String gone) {
        ids.remove(gone);
        return ids.isEmpty() ? null : ids;
    }

    Saved save() {
        return new Saved(
                pending.values().stream()
                        .map(entry -> new SavedEntry(entry.revision().id(), entry.deliveries()))
                        .toList(),
                new LinkedHashMap<>(fates),
                acknowledged,
                rejected);
    }

    void restore(Saved saved, Bookings bookings) {
        pending.clear();
        pendingOfBooking.clear();
        fates.clear();
        for (SavedEntry entry : saved.pending()) {
            bookings.findRevision(entry.revisionId()).ifPresent(revision -> {
                add(revision, false);
                pending.put(revision.id(), new Entry(revision, revision.at(), entry.deliveries()));
            });
        }
        fates.putAll(saved.fates());
        acknowledged = saved.acknowledged();
        rejected = saved.rejected();
    }

    /** The queue as kept in the state file. */
    public record Saved(List<SavedEntry> pending, Map<String, Fate> fates, long acknowledged, long rejected) {
        static final Saved EMPTY = new Saved(List.of(), Map.of(), 0, 0);
    }

    /** One waiting revision as kept in the state file. */
    public record SavedEntry(String revisionId, int deliveries) {}
}
