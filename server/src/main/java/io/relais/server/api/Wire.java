package io.relais.server.api;

import org.jspecify.annotations.Nullable;

/** How values of core are written. */
final class Wire {
    static final String DATE = "ISO date, local to the property";
    static final String INSTANT = "ISO instant in UTC";

    private Wire() {}

    /** Core says "none" with empty text, JSON with null. */
    static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
