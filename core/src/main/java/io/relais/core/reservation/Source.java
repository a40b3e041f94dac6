package io.relais.core.reservation;

import java.util.Locale;

/** Where a reservation came from. */
public enum Source {
    WEB,
    DESK,
    API,
    ASSISTANT,
    CHANNEL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Source ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
