package io.relais.core.connection;

import io.relais.connector.RemoteProduct;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a partner's product probably is here.
 *
 * @param score 0 to 100; below 100 a person should look twice
 */
public record Suggestion(UUID unitTypeId, UUID ratePlanId, int score) {
    private static final int SCORE_MIN = 30;
    private static final int ONLY_ONE = 60;
    private static final int SAME = 100;
    private static final int NAME_SHARE = 80;
    private static final int PEOPLE_SHARE = 20;

    private record Pair(String roomId, UUID unitTypeId, int score) {}

    /**
     * Suggestions for products by name and number of people. No two rooms get the same unit type, because that is a mistake far
     * more often than it is meant.
     *
     * @param mapped what is mapped already: a room keeps its unit type for its other rates
     */
    static Map<ProductKey, Suggestion> of(
            Collection<RemoteProduct> products,
            Collection<Mapping> mapped,
            List<UnitType> unitTypes,
            List<RatePlan> ratePlans) {
        Map<String, Pair> rooms = rooms(products, mapped, unitTypes);
        Map<ProductKey, Suggestion> suggestions = new HashMap<>();
        for (RemoteProduct product : products) {
            Pair room = rooms.get(product.roomId());
            Optional<Suggestion> suggestion =
                    room == null ? Optional.empty() : withPlan(room, product.rateName(), ratePlans);
            suggestion.ifPresent(s -> suggestions.put(new ProductKey(product.roomId(), product.rateId()), s));
        }
        return suggestions;
    }

    private static Map<String, Pair> rooms(
            Collection<RemoteProduct> products, Collection<Mapping> mapped, List<UnitType> unitTypes) {
        Map<String, Pair> chosen = new HashMap<>();
        mapped.forEach(m -> chosen.put(m.remoteRoomId(), new Pair(m.remoteRoomId(), m.unitTypeId(), SAME)));
        Set<UUID> taken = mapped.stream().map(Mapping::unitTypeId).collect(Collectors.toCollection(HashSet::new));
        List<Pair> pairs = new ArrayList<>();
        for (RemoteProduct product : products) {
            unitTypes.forEach(type -> pairs.add(new Pair(product.roomId(), type.id(), score(product, type))));
        }
        pairs.sort(Comparator.comparingInt(Pair::score).reversed());
        for (Pair pair : pairs) {
            if (pair.score() >= SCORE_MIN && !chosen.containsKey(pair.roomId()) && taken.add(pair.unitTypeId())) {
                chosen.put(pair.roomId(), pair);
            }
        }
        return chosen;
    }

    private static int score(RemoteProduct product, UnitType type) {
        int name = Math.max(Likeness.of(product.roomName(), type.name()), Likeness.of(product.roomName(), type.code()));
        if (product.maxOccupancy() == 0) {
            return name;
        }
        int apart = Math.abs(product.maxOccupancy() - type.maxOccupancy());
        return (name * NAME_SHARE + SAME * PEOPLE_SHARE / (1 + apart)) / SAME;
    }

    private static Optional<Suggestion> withPlan(Pair room, String rateName, List<RatePlan> ratePlans) {
        if (ratePlans.size() == 1) {
            RatePlan only = ratePlans.getFirst();
            int score = Math.max(ONLY_ONE, likeness(rateName, only));
            return Optional.of(new Suggestion(room.unitTypeId(), only.id(), (room.score() + score) / 2));
        }
        return ratePlans.stream()
                .max(Comparator.comparingInt(plan -> likeness(rateName, plan)))
                .filter(plan -> likeness(rateName, plan) >= SCORE_MIN)
                .map(plan ->
                        new Suggestion(room.unitTypeId(), plan.id(), (room.score() + likeness(rateName, plan)) / 2));
    }

    private static int likeness(String rateName, RatePlan plan) {
        return Math.max(Likeness.of(rateName, plan.name()), Likeness.of(rateName, plan.code()));
    }
}
