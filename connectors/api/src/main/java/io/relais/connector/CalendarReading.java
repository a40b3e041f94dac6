package io.relais.connector;

import java.util.List;

/** What came of reading a fetched calendar. */
public sealed interface CalendarReading {
    /**
     * A whole calendar.
     *
     * @param shape whose calendar it looks like, as {@code airbnb} or {@code booking-com}; {@code other} when unknown
     * @param entries what is taken within the frame, by first night, then end, then uid
     * @param doubts what was read with a guess or left out
     */
    record Snapshot(String shape, List<CalendarEntry> entries, List<Doubt> doubts) implements CalendarReading {
        public Snapshot {
            entries = List.copyOf(entries);
            doubts = List.copyOf(doubts);
        }

        @Override
        public String toString() {
            return "Snapshot(" + shape + ", " + entries.size() + " entries)";
        }
    }

    /** No whole calendar: it says nothing about any night. */
    record Refused(Reason reason) implements CalendarReading {}

    /** Why a body is no calendar. */
    enum Reason {
        /** Zero bytes, or nothing but white space. */
        EMPTY,
        /** A web page: mostly a login or an error of the host. */
        HTML,
        /** A JSON document: an error told with the status of success. */
        JSON,
        /** Something else without a calendar in it. */
        NOT_A_CALENDAR,
        /** It ends before its end. */
        TRUNCATED,
        /** Beyond a limit: bytes, a line's length, depth, events or time zones. */
        TOO_LARGE
    }

    /**
     * Something wrong with one event, or with a line outside of events.
     *
     * @param uid the event's; empty when it has none
     */
    record Doubt(Kind kind, String uid) {
        /** What was wrong, and so what was done. */
        public enum Kind {
            /** No start that can be read: left out. */
            NO_START,
            /** The end is missing: one night. */
            NO_END,
            /** The end is not after the start, or cannot be read: the start's night. */
            BAD_END,
            /** A time zone that nobody knows: taken as the property's. */
            UNKNOWN_ZONE,
            /** No UID: told apart by its dates. */
            NO_UID,
            /** The same UID with the same dates again: counted once. */
            DUPLICATE,
            /** A recurrence that is too frequent or cannot be read: only its first occurrence. */
            BAD_RECURRENCE,
            /** A line that is none: left out. */
            BAD_LINE
        }
    }
}
