package io.relais.sandbox.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every booking of one partner with all its revisions. Guard it with the partner's lock. */
public final class Bookings {
    private final Map<String, List<Revision>> byId = new LinkedHashMap<>();
    private final Map<String, Revision> byRevision = new LinkedHashMap<>();

    void add(Revision revision) {
        byId.computeIfAbsent(revision.bookingId(), key -> new ArrayList<>(2)).add(revision);
        byRevision.put(revision.id(), revision);
    }

    /** The booking's newest state. */
    public Optional<Revision> find(String bookingId) {
        return Optional.ofNullable(byId.get(bookingId)).map(List::getLast);
    }

    public Optional<Revision> findRevision(String revisionId) {
        return Optional.ofNullable(byRevision.get(revisionId));
    }

    public List<Revision> revisions(String bookingId) {
        return List.copyOf(byId.getOrDefault(bookingId, List.of()));
    }

    /** Newest state of the bookings wanted, newest booking first. */
    public List<Revision> list(Predicate<Revision> wanted, int offset, int limit) {
        return new ArrayList<>(byId.values())
                .reversed().stream()
                        .map(List::getLast)
                        .filter(wanted)
                        .skip(offset)
                        .limit(limit)
                        .toList();
    }

    public int size() {
        return byId.size();
    }

    List<Revision> allRevisions() {
        return List.copyOf(byRevision.values());
    }

    void restore(List<Revision> revisions) {
        byId.clear();
        byRevision.clear();
        revisions.forEach(this::add);
    }
}
