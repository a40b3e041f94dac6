package io.relais.connector.ical;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A time zone as a calendar explains it. */
final class ZoneDraft {
    private String id = "";
    private String location = "";
    private @Nullable String offset;
    private boolean simple = true;

    void note(Field field, String value) {
        if (field == Field.TZID) {
            id = value.strip();
        } else if (field == Field.LOCATION) {
            location = value.strip();
        } else if (field == Field.OFFSET) {
            // A second one: the zone changed its mind some day.
            simple &= offset == null || offset.equals(value.strip());
            offset = value.strip();
        }
    }

    /** It has a summer time. */
    void changes() {
        simple = false;
    }

    String id() {
        return id;
    }

    /** The zone's usual name; empty when not told. */
    String location() {
        return location;
    }

    /** Its distance from UTC, where it is the same all the time. */
    @Nullable
    ZoneOffset offset() {
        if (!simple || offset == null) {
            return null;
        }
        try {
            return ZoneOffset.of(offset);
        } catch (DateTimeException e) {
            return null; // no distance; the zone is unknown then
        }
    }
}
