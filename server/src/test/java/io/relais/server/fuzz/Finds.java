package io.relais.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Ids that answers told, so that later requests meet things that exist. */
final class Finds {
    private static final int KEPT = 40;

    private final Map<String, List<String>> byKind = new HashMap<>();

    /** Another house begins: nothing of the last one is there. */
    void forget() {
        byKind.clear();
    }

    /** Keeps an id under the name that requests use for it, as {@code reservations} or {@code unitTypeId}. */
    void add(String kind, Object id) {
        List<String> ids = byKind.computeIfAbsent(kind, k -> new ArrayList<>());
        if (ids.size() == KEPT) {
            ids.removeFirst();
        }
        ids.add(id.toString());
    }

    /** Keeps whatever looks like an id in an answer to a request for that collection. */
    void learn(String collection, JsonNode answer) {
        if (answer.isArray()) {
            answer.forEach(item -> learn(collection, item));
        }
        answer.properties().forEach(field -> {
            JsonNode value = field.getValue();
            if (value.isTextual() && isId(value.asText())) {
                add(field.getKey().equals("id") ? collection : field.getKey(), value.asText());
            } else if (value.isContainerNode()) {
                learn(field.getKey().equals("items") ? collection : field.getKey(), value);
            }
        });
    }

    /** An id of that kind where one is known, else any known one, else a new one. */
    String pick(String kind, Random random) {
        List<String> fitting = byKind.getOrDefault(kind, List.of());
        if (!fitting.isEmpty() && random.nextInt(10) < 8) {
            return fitting.get(random.nextInt(fitting.size()));
        }
        List<String> all = byKind.values().stream().flatMap(List::stream).toList();
        return all.isEmpty() || random.nextBoolean()
                ? new UUID(random.nextLong(), random.nextLong()).toString()
                : all.get(random.nextInt(all.size()));
    }

    private static boolean isId(String text) {
        return text.length() == 36 && text.charAt(8) == '-' && text.charAt(23) == '-';
    }
}
