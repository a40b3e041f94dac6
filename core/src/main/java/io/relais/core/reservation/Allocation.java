package io.relais.core.reservation;

import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.NightState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes and gives back nights for a batch of changes on locked nights: what a partner sold is always taken, and a stay that takes a
 * night on which none was left is marked overbooked. A reservation keeps the places it had, whoever came later; which of its
 * stays have them follows from their order alone, so that it does not matter in how many messages they came.
 */
final class Allocation {
    private final Map<NightKey, NightState> nights = new HashMap<>();
    private final Set<NightKey> freed = new HashSet<>();

    Allocation(Collection<NightState> locked) {
        locked.forEach(state -> nights.put(new NightKey(state.unitTypeId(), state.night()), state));
    }

    /** Every night that the changes touch. */
    static Set<NightKey> touched(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> Stream.concat(
                        change.staysBefore().stream().flatMap(StayRow::nights),
                        change.after().stays().stream().flatMap(StayRow::nights)))
                .collect(Collectors.toSet());
    }

    /** Applies the changes in order; the result has each stay's overbooked mark and each reservation's conflict set. */
    List<Change> apply(List<Change> changes) {
        // First give back, so that a batch's cancellation makes room for its new sale.
        List<Map<NightKey, Integer>> kept = changes.stream().map(this::giveBack).toList();
        List<Change> applied = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            applied.add(take(changes.get(i), kept.get(i)));
        }
        return applied;
    }

    Collection<NightState> states() {
        return nights.values();
    }

    /** Nights on which something was given back, or which an overbooked stay holds: marks may be lifted there. */
    Set<NightKey> freed() {
        return freed;
    }

    /** Gives back what is not to be kept; returns how many places are kept on each night. */
    private Map<NightKey, Integer> giveBack(Change change) {
        Map<NightKey, Integer> held = count(change.staysBefore().stream());
        Map<NightKey, Integer> rightful = count(change.staysBefore().stream().filter(stay -> !stay.overbooked()));
        Map<NightKey, Integer> wanted = count(change.after().stays().stream());
        Map<NightKey, Integer> kept = new HashMap<>();
        held.forEach((night, places) -> {
            int keeps = Math.min(rightful.getOrDefault(night, 0), wanted.getOrDefault(night, 0));
            kept.put(night, keeps);
            shift(night, keeps - places);
            if (wanted.getOrDefault(night, 0) < places) {
                freed.add(night);
            }
        });
        return kept;
    }

    private Change take(Change change, Map<NightKey, Integer> kept) {
        List<StayRow> stays = new ArrayList<>();
        for (StayRow stay : change.after().stays()) {
            boolean full = false;
            for (NightKey night : stay.nights().toList()) {
                full |= isFullAndTake(night, kept);
            }
            if (full) {
                stay.nights().forEach(freed::add);
            }
            stays.add(stay.with(stay.holding(), full, stay.unitId()));
        }
        return change.withAfter(
                new Entry(change.after().row(), stays, change.after().charges()).withConflict());
    }

    private boolean isFullAndTake(NightKey night, Map<NightKey, Integer> kept) {
        int places = kept.getOrDefault(night, 0);
        if (places > 0) {
            kept.put(night, places - 1);
            return false;
        }
        boolean full = state(night).free() == 0;
        shift(night, 1);
        return full;
    }

    private void shift(NightKey night, int units) {
        NightState state = state(night);
        nights.put(night, state.withSold(state.sold() + units));
    }

    private NightState state(NightKey night) {
        NightState state = nights.get(night);
        if (state == null) {
            throw new IllegalStateException("night " + night + " was not locked");
        }
        return state;
    }

    private static Map<NightKey, Integer> count(Stream<StayRow> stays) {
        return stays.flatMap(StayRow::nights).collect(Collectors.toMap(night -> night, night -> 1, Integer::sum));
    }
}
