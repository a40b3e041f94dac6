package io.relais.core.reservation;

import io.relais.core.inventory.NightKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What changes of our own do to the nights, all of them together: what one gives back another may take. A stay that a channel
 * oversold keeps its mark while it keeps one of its nights; on nights it did not have, there must be room.
 */
final class OwnNights {
    private OwnNights() {}

    /** By how much each night's count changes; 0 for nights that are held before and after. */
    static Map<NightKey, Integer> shifts(List<Change> changes) {
        Map<NightKey, Integer> shifts = new HashMap<>();
        for (Change change : changes) {
            before(change).forEach(night -> shifts.merge(night, -1, Integer::sum));
            after(change).forEach(night -> shifts.merge(night, 1, Integer::sum));
        }
        return shifts;
    }

    /** The changes with each stay's overbooked mark and each reservation's conflict set. */
    static List<Change> marked(List<Change> changes) {
        Map<UUID, StayRow> oversold = changes.stream()
                .flatMap(change -> change.staysBefore().stream())
                .filter(StayRow::overbooked)
                .collect(Collectors.toMap(StayRow::id, stay -> stay));
        return changes.stream()
                .map(change -> change.withAfter(change.after()
                        .withStays(change.after().stays().stream()
                                .map(stay -> stay.with(
                                        stay.holding(), isOversold(stay, oversold.get(stay.id())), stay.unitId()))
                                .toList())
                        .withConflict()))
                .toList();
    }

    private static boolean isOversold(StayRow stay, @org.jspecify.annotations.Nullable StayRow before) {
        Set<NightKey> had = before == null ? Set.of() : before.nights().collect(Collectors.toSet());
        return stay.nights().anyMatch(had::contains);
    }

    /** Nights on which room may have become free for stays that are marked. */
    static Set<NightKey> freed(List<Change> marked) {
        Set<NightKey> freed = new HashSet<>();
        shifts(marked).forEach((night, units) -> {
            if (units < 0) {
                freed.add(night);
            }
        });
        marked.stream()
                .flatMap(change -> change.after().stays().stream())
                .filter(StayRow::overbooked)
                .flatMap(StayRow::nights)
                .forEach(freed::add);
        return freed;
    }

    private static Stream<NightKey> before(Change change) {
        return change.staysBefore().stream().flatMap(StayRow::nights);
    }

    private static Stream<NightKey> after(Change change) {
        return change.after().stays().stream().flatMap(StayRow::nights);
    }
}
