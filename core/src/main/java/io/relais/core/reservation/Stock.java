package io.relais.core.reservation;

import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.NightState;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hands out what is left on locked nights to own sales, first come, first served; each gets all its nights or none. */
final class Stock {
    private final Map<NightKey, Integer> left = new HashMap<>();
    private final Map<NightKey, Integer> taken = new HashMap<>();

    Stock(Collection<NightState> locked) {
        locked.forEach(state -> left.put(new NightKey(state.unitTypeId(), state.night()), state.free()));
    }

    /** The nights of a sale's stays, as often as they are wanted. */
    static List<NightKey> nights(NewReservation wanted) {
        return wanted.stays().stream()
                .flatMap(stay -> stay.dates().dates().map(night -> new NightKey(stay.unitTypeId(), night)))
                .toList();
    }

    /** Takes the nights, or takes nothing and tells the first on which not enough is left. */
    Optional<NightKey> take(List<NightKey> nights) {
        Map<NightKey, Integer> wanted = nights.stream().collect(Collectors.toMap(n -> n, n -> 1, Integer::sum));
        Optional<NightKey> full = nights.stream()
                .filter(night -> left.getOrDefault(night, 0) < wanted.getOrDefault(night, 0))
                .findFirst();
        if (full.isEmpty()) {
            wanted.forEach((night, units) -> {
                left.merge(night, -units, Integer::sum);
                taken.merge(night, units, Integer::sum);
            });
        }
        return full;
    }

    /** How many units were taken of each night. */
    Map<NightKey, Integer> taken() {
        return taken;
    }
}
