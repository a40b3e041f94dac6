package io.relais.server.console;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was typed into the form of a new reservation, as it was typed: a failed form comes back with it. */
public record SaleForm(Map<String, String> values) {
    private static final int TEXT_MAX = 5_000;
    private static final List<String> FIELDS = List.of(
            "property",
            "arrival",
            "departure",
            "adults",
            "children",
            "promotion",
            "offer",
            "firstName",
            "lastName",
            "email",
            "phone",
            "country",
            "language",
            "status",
            "expires",
            "remarks");

    private static final List<String> AFTER_SEARCH = FIELDS.subList(FIELDS.indexOf("firstName"), FIELDS.size());

    static SaleForm of(MultivaluedMap<String, String> typed) {
        Map<String, String> values = new HashMap<>();
        for (String field : FIELDS) {
            String value = typed.getFirst(field);
            if (value != null) {
                values.put(field, value.substring(0, Math.min(TEXT_MAX, value.length())));
            }
        }
        return new SaleForm(values);
    }

    /** The text of a field, empty when nothing was typed. */
    public String of(String field) {
        return values.getOrDefault(field, "").strip();
    }

    boolean has(String field) {
        return !of(field).isEmpty();
    }

    /** Whether the browser sent the part of the form that comes after the search. */
    boolean isStarted() {
        return AFTER_SEARCH.stream().anyMatch(values::containsKey);
    }

    /** The same with values for fields in which nothing was typed. */
    SaleForm withDefaults(Map<String, String> defaults) {
        Map<String, String> filled = new LinkedHashMap<>(values);
        defaults.forEach((field, value) -> {
            if (!has(field)) {
                filled.put(field, value);
            }
        });
        return new SaleForm(filled);
    }

    @Override
    public String toString() {
        return "SaleForm(redacted)";
    }
}
