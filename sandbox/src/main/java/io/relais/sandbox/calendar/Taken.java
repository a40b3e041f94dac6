package io.relais.sandbox.calendar;

import java.time.LocalDate;

/**
 * Nights that are taken.
 *
 * @param departure the morning after the last night
 * @param code the reservation's; empty for what is no guest
 * @param digits the last of the guest's telephone; empty for what is no guest
 */
public record Taken(String id, LocalDate arrival, LocalDate departure, Kind kind, String code, String digits) {
    public Taken {
        if (!arrival.isBefore(departure)) {
            throw new IllegalArgumentException("a stay has at least one night");
        }
    }

    /** By whom, or what. */
    public enum Kind {
        /** A guest. */
        GUEST,
        /** The owner closed it. */
        CLOSED,
        /** The host's rule: time to prepare the room. */
        PREPARATION,
        /** Read from somebody else's calendar. */
        IMPORTED
    }

    Taken at(LocalDate first, LocalDate end) {
        return new Taken(id, first, end, kind, code, digits);
    }
}
