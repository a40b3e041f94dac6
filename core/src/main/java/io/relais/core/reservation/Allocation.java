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
 * Takes and gives back nights for a batch of changes on locked nights, in order: what a partner sold is always taken, and a stay
 * that takes a night on which none was left is marked overbooked. A stay keeps the nights it had, whoever came later.
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
        changes.forEach(this::giveBack);
        List<Change> applied = new ArrayList<>();
        changes.forEach(change -> applied.add(take(change)));
        return applied;
    }

    Collection<NightState> states() {
        return nights.values();
    }

    /** Nights on which something was given back, or an overbooked stay changed: flags may be lifted there. */
    Set<NightKey> freed() {
        return freed;
    }

    private void giveBack(Change change) {
        for (StayRow before : change.staysBefore()) {
            Set<NightKey> kept = keptNights(change, before);
            before.nights().filter(night -> !kept.contains(night)).forEach(night -> {
                shift(night, -1);
                freed.add(night);
            });
        }
    }

    private Change take(Change change) {
        List<StayRow> stays = new ArrayList<>();
        for (StayRow after : change.after().stays()) {
            StayRow before = before(change, after);
            Set<NightKey> had = before == null ? Set.of() : before.nights().collect(Collectors.toSet());
            boolean full = after.nights()
                    .filter(night -> !had.contains(night))
                    .map(this::isFullAndTake)
                    .reduce(false, Boolean::logicalOr);
            boolean stillOver = before != null
                    && before.overbooked()
                    && after.nights().filter(had::contains).anyMatch(this::isOverbooked);
            if (stillOver && !full) {
                // It may have left the night that made it overbooked: whoever is still too many is to be found out.
                after.nights().forEach(freed::add);
            }
            stays.add(after.with(after.holding(), full || stillOver, after.unitId()));
        }
        return change.withAfter(new Entry(change.after().row(), stays).withConflict());
    }

    private boolean isFullAndTake(NightKey night) {
        boolean full = state(night).free() == 0;
        shift(night, 1);
        return full;
    }

    private boolean isOverbooked(NightKey night) {
        return state(night).overbooked() > 0;
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

    private static Set<NightKey> keptNights(Change change, StayRow before) {
        return change.after()
                .stay(before.line())
                .map(after -> after.nights().collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private static @org.jspecify.annotations.Nullable StayRow before(Change change, StayRow after) {
        Entry before = change.before();
        return before == null ? null : before.stay(after.line()).orElse(null);
    }
}
