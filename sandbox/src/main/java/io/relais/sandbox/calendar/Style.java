package io.relais.sandbox.calendar;

import java.util.Arrays;
import java.util.Locale;

/** Whose calendars a room's looks like; each name in lower case is its name in seeds and in the HTTP API. */
public enum Style {
    /** Guests told from rules of the house by their words; reservation code and last digits of the telephone. */
    AIRBNB,
    /** Everything is closed, nothing says why; what has begun starts today. */
    BOOKING,
    /** A small web site: the only one that says when nothing changed. */
    OTHER;

    /** Throws IllegalArgumentException when there is none of that name. */
    public static Style named(String name) {
        return Arrays.stream(values())
                .filter(style -> style.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("style must be airbnb, booking or other"));
    }

    /** As seeds and the HTTP API call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
