package io.relais.core.property;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who comes, counted by the property's age categories (babies, children, adults, seniors, pets, vehicles…).
 *
 * @param counts category code to number, at least 1 each, in the order given; empty when only adults and children are known
 */
public record Party(Map<String, Integer> counts) {
    public static final Party NONE = new Party(Map.of());

    public Party {
        counts.forEach((code, count) -> {
            if (count < 1) {
                throw new IllegalArgumentException("a party cannot have " + count + " " + code);
            }
        });
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    /** From two parallel lists, as stored. */
    public static Party of(List<String> codes, List<Integer> counts) {
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < codes.size(); i++) {
            map.put(codes.get(i), counts.get(i));
        }
        return new Party(map);
    }

    public List<String> codes() {
        return List.copyOf(counts.keySet());
    }

    public List<Integer> numbers() {
        return List.copyOf(counts.values());
    }

    public boolean isKnown() {
        return !counts.isEmpty();
    }
}
