package io.relais.server.api;

import org.jspecify.annotations.Nullable;

/** How values of core are written. */
final class Wire {
    static final String DATE = "ISO date, local to the property";
    static final String INSTANT = "ISO instant in UTC";

    static final String KEY =
            "Makes the write safe to repeat for 24 hours: the same key and request get the first answer again.";
    static final String MATCH = "The ETag that was seen; 412 when the reservation was changed since";

    private Wire() {}

    /** Core says "none" with empty text, JSON with null. */
    static @Nullable String text(String value) {
        return value.isEmpty() ? null : value;
    }
}
