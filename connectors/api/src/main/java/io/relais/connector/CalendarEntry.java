package io.relais.connector;

import java.time.LocalDate;

/**
 * Nights that a feed shows as taken. Printing it shows the nights only.
 *
 * @param arrival the first night, never before the frame's today
 * @param departure the morning after the last night, never after the frame's end
 * @param uid the partner's id of the event; says nothing by itself, partners change and reuse them
 * @param code the partner's reservation number; empty when not told
 * @param guestName empty when not told, which is the rule
 * @param phoneDigits the last digits of the guest's telephone; empty when not told
 * @param link where the desk can open it at the partner; empty when not told
 * @param summary the partner's words
 */
public record CalendarEntry(
        LocalDate arrival,
        LocalDate departure,
        Kind kind,
        String uid,
        String code,
        String guestName,
        String phoneDigits,
        String link,
        String summary) {
    public CalendarEntry {
        if (!arrival.isBefore(departure)) {
            throw new IllegalArgumentException("departure " + departure + " is not after arrival " + arrival);
        }
    }

    @Override
    public String toString() {
        return arrival + "/" + departure + " " + kind;
    }

    /** What the nights are taken by. */
    public enum Kind {
        /** A guest, beyond doubt. */
        BOOKING,
        /** A guest who has not decided yet. */
        TENTATIVE,
        /** Closed: a guest, the owner, or no price. The feed does not say which. */
        BLOCK,
        /** The partner's own rule, as preparation time or the booking window: moves with the calendar and concerns nobody else. */
        SOFT
    }
}
