package io.relais.core.reservation;

import java.util.HashMap;
import java.util.Map;

/** The values of a search, which its statements name and never contain. */
final class SearchValues {
    private final Map<String, Object> values = new HashMap<>();

    /** Keeps the value; returns its place in the statement. */
    String add(Object value) {
        String name = "v" + values.size();
        values.put(name, value);
        return ":" + name;
    }

    /** A pattern of what begins so. */
    String prefix(String text) {
        return add(NameParts.escaped(text) + "%");
    }

    Map<String, Object> all() {
        return values;
    }
}
