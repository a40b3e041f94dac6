package io.relais.core.event;

import java.util.Locale;

/** What can happen. Stored by its code; each has a sentence in every language of the console. */
public enum EventType {
    RESERVATION_CREATED,
    RESERVATION_MODIFIED,
    RESERVATION_CANCELLED,
    /** A message came that an already applied, later one had overtaken. */
    MESSAGE_OVERTAKEN,
    RESERVATION_OVERBOOKED,
    /** The partner told a cancellation or change without ever telling the stay. */
    STAY_UNKNOWN,
    CONFLICT_RESOLVED,
    ROOM_UNMAPPED,
    ROOM_MAPPED,
    UNIT_ASSIGNED,
    UNIT_RELEASED,
    GUEST_LINKED,
    NIGHTS_CHANGED,
    PRICES_CHANGED,
    RESTRICTIONS_CHANGED,
    RULES_CHANGED,
    RATE_PLANS_CHANGED,
    CONNECTION_PAUSED,
    CONNECTION_RESUMED,
    MESSAGE_REPLAYED;

    /** The stored code, as {@code reservation-created}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static EventType ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
