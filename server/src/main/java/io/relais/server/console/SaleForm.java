package io.relais.server.console;

import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Occupancy;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was typed into the form of a new reservation, as it was typed: a failed form comes back with it. */
public record SaleForm(Map<String, String> values) {
    private static final int TEXT_MAX = 5_000;
    private static final int NAME_MAX = 80;
    private static final int COUNTS_MAX = 400;
    private static final String ADULTS = "2";
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
        typed.keySet().stream()
                .filter(SaleForm::isCount)
                .limit(COUNTS_MAX)
                .forEach(field -> values.put(field, count(typed.getFirst(field))));
        return new SaleForm(values);
    }

    private static boolean isCount(String field) {
        return field.length() <= NAME_MAX && (field.startsWith(CountField.AGE) || field.startsWith(CountField.OPTION));
    }

    private static String count(@Nullable String value) {
        return value == null ? "" : value.substring(0, Math.min(NAME_MAX, value.length()));
    }

    /** With people as the property counts them, where the form has not one of its fields yet. */
    SaleForm withPeople(Tariff tariff) {
        List<String> fields = tariff.ageCategories().stream()
                .map(age -> CountField.AGE + age.code())
                .toList();
        Map<String, String> filled = new LinkedHashMap<>(values);
        if (fields.isEmpty()) {
            filled.putIfAbsent("adults", ADULTS);
            filled.putIfAbsent("children", "0");
        } else if (fields.stream().noneMatch(values::containsKey)) {
            Occupancy people = Occupancy.of(small("adults", ADULTS), small("children", "0"));
            tariff.party(people)
                    .counts()
                    .forEach((code, count) -> filled.put(CountField.AGE + code, String.valueOf(count)));
        }
        return new SaleForm(filled);
    }

    private int small(String field, String otherwise) {
        String text = has(field) ? of(field) : otherwise;
        return text.matches("\\d{1,2}") ? Integer.parseInt(text) : 0;
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
