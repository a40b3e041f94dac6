package io.relais.core.reservation;

import java.util.Locale;

/** Where a reservation stands. */
public enum Status {
    PENDING,
    OPTION,
    CONFIRMED,
    CHECKED_IN,
    CHECKED_OUT,
    CANCELLED,
    NO_SHOW;

    /** Stored form, as {@code checked-in}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Status ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** True while the stays count against the nights' capacity. */
    public boolean holdsNights() {
        return switch (this) {
            case PENDING, OPTION, CONFIRMED, CHECKED_IN, CHECKED_OUT -> true;
            case CANCELLED, NO_SHOW -> false;
        };
    }
}
