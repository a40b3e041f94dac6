package io.relais.connector.ical;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties that we read. All others are left out before the parser sees them. */
enum Field {
    PRODID("PRODID", 300),
    CALENDAR_NAME("X-WR-CALNAME", 300),
    NAME("NAME", 300),
    UID("UID", 500),
    DTSTART("DTSTART", Field.DATE),
    DTEND("DTEND", Field.DATE),
    DURATION("DURATION", 50),
    SUMMARY("SUMMARY", 600),
    DESCRIPTION("DESCRIPTION", 2_000),
    STATUS("STATUS", 50),
    TRANSP("TRANSP", 50),
    RRULE("RRULE", 2_000),
    EXRULE("EXRULE", 2_000),
    RDATE("RDATE", Field.DATES),
    EXDATE("EXDATE", Field.DATES),
    RECURRENCE_ID("RECURRENCE-ID", Field.DATE),
    FREEBUSY("FREEBUSY", Field.DATES),
    TZID("TZID", 300),
    LOCATION("X-LIC-LOCATION", 300),
    OFFSET("TZOFFSETTO", 20);

    private static final int DATE = -60;
    private static final int DATES = -Limits.LINE_BYTES;
    private static final Field[] NONE = {};

    private static final Map<String, Field> NAMED =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Field::word, Function.identity()));

    private static final Map<Part, Field[]> BY_PART = new EnumMap<>(Map.of(
            Part.VCALENDAR, new Field[] {PRODID, CALENDAR_NAME, NAME},
            Part.VEVENT,
                    new Field[] {
                        UID,
                        DTSTART,
                        DTEND,
                        DURATION,
                        SUMMARY,
                        DESCRIPTION,
                        STATUS,
                        TRANSP,
                        RRULE,
                        EXRULE,
                        RDATE,
                        EXDATE,
                        RECURRENCE_ID
                    },
            Part.VFREEBUSY, new Field[] {UID, FREEBUSY},
            Part.VTIMEZONE, new Field[] {TZID, LOCATION},
            Part.STANDARD, new Field[] {OFFSET}));

    private final String word;
    private final int bytes;

    /** The most bytes of a value that are kept; negative where it is a date or many. */
    Field(String word, int bytes) {
        this.word = word;
        this.bytes = bytes;
    }

    String word() {
        return word;
    }

    /** How much of a value is kept; what is longer was never meant to be shown. */
    int bytesMax() {
        return Math.abs(bytes);
    }

    /** Whether its value is one date or many, for which the time zone beside them counts. */
    boolean isDates() {
        return bytes < 0;
    }

    /** The fields of a part that are of interest. */
    static Field[] of(Part part) {
        return BY_PART.getOrDefault(part, NONE);
    }

    /** The field of that name, in any case; null when it is not among them. */
    static @Nullable Field find(Field[] among, byte[] bytes, int from, int to) {
        for (Field field : among) {
            if (Ascii.same(field.word, bytes, from, to)) {
                return field;
            }
        }
        return null;
    }

    /** The field that the parser names; null when it is none of ours. */
    static @Nullable Field named(String name) {
        return NAMED.get(name);
    }
}
