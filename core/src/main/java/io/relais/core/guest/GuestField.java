package io.relais.core.guest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is known of a guest, each as one text: lists one per line, dates as ISO dates, nothing as empty text. */
public enum GuestField {
    FIRST_NAME(200),
    LAST_NAME(200),
    EMAILS(2_000),
    PHONES(1_000),
    BIRTH_DATE(10),
    /** IETF tags, the preferred one first. */
    LANGUAGES(200),
    /** ISO 3166 alpha-2. */
    NATIONALITY(2),
    COMPANY(200),
    ADDRESS(400),
    POST_CODE(40),
    CITY(200),
    /** ISO 3166 alpha-2 of the address. */
    COUNTRY_CODE(2),
    NOTES(4_000),
    /** Why the person is not welcome, empty when they are. */
    BLOCKED(500);

    private final int max;

    GuestField(int max) {
        this.max = max;
    }

    /** Characters at most. */
    public int max() {
        return max;
    }

    /** True when it holds several values, one per line. */
    public boolean isList() {
        return this == EMAILS || this == PHONES || this == LANGUAGES;
    }

    /** As in forms and the history: {@code birth-date}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<GuestField> ofCode(String code) {
        return Arrays.stream(values()).filter(f -> f.code().equals(code)).findFirst();
    }
}
