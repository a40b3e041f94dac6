package io.relais.core.reservation;

import java.util.Locale;

/** What about a reservation needs a person. */
public enum Conflict {
    NONE,
    /** A channel sold it although no unit was left. */
    OVERBOOKED,
    /** The partner's room is not mapped: the stay holds no night. */
    UNMAPPED_ROOM,
    /** The room is mapped, the rate is not: nights are held. */
    UNMAPPED_RATE,
    /** The partner told a cancellation or a change without ever telling the stay. */
    NO_STAY;

    /** Stored form; empty for none. */
    public String code() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Conflict ofCode(String code) {
        return code.isEmpty() ? NONE : valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
