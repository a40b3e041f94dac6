package io.relais.connector.ical;

import org.jspecify.annotations.Nullable;

/**
 * A property as it is written anew for the parser: its name in capitals, of its parameters only the time zone and the word that a value is a
 * date, quoted, then its value without control characters. What the parser gets cannot be wrong any more.
 */
final class ContentLine {
    private static final String TZID = "TZID";
    private static final String VALUE = "VALUE";
    private static final String FBTYPE = "FBTYPE";
    private static final String DATE = "DATE";
    private static final String FREE = "FREE";
    private static final int DATE_LENGTH = 8;
    private static final int ZONE_LENGTH_MAX = 150;
    private static final int NOWHERE = -1;

    private final Letters letters;

    private byte[] bytes = {};
    private int to;
    private int at;
    private int zoneFrom;
    private int zoneTo;
    private boolean date;
    private boolean free;
    /** From here on a sign was looked for in vain. */
    private int noneFrom;

    ContentLine(Letters letters) {
        this.letters = letters;
    }

    /**
     * Writes the property whose name ends there; false when the line has no colon.
     *
     * @param field what it is; null to look for the colon only
     */
    boolean write(@Nullable Field field, byte[] line, int afterName, int end) {
        bytes = line;
        to = end;
        at = afterName;
        zoneFrom = NOWHERE;
        date = false;
        free = false;
        noneFrom = end;
        at = Ascii.afterBlanks(bytes, at, to);
        while (at < to && bytes[at] == ';') {
            at++;
            parameter();
        }
        if (at >= to || bytes[at] != ':') {
            return false;
        }
        at++;
        if (field != null && !free) {
            property(field);
        }
        return true;
    }

    private void property(Field field) {
        letters.ascii(field.word());
        int valueTo = cut(at, to, field.bytesMax());
        if (field.isDates()) {
            if (zoneFrom != NOWHERE) {
                letters.ascii(";TZID=\"");
                letters.quoted(bytes, zoneFrom, cut(zoneFrom, zoneTo, ZONE_LENGTH_MAX));
                letters.ascii("\"");
            }
            if (date && valueTo - at != DATE_LENGTH) {
                letters.ascii(";VALUE=DATE");
            }
        }
        letters.ascii(":");
        letters.text(bytes, at, valueTo);
        letters.ascii("\n");
    }

    /** The end of a text of which so much is kept, not inside of a letter. */
    private int cut(int from, int end, int bytesMax) {
        int cut = from + bytesMax;
        if (cut >= end) {
            return end;
        }
        while (cut > from && (bytes[cut] & 0xC0) == 0x80) {
            cut--;
        }
        return cut;
    }

    private void parameter() {
        int nameFrom = Ascii.afterBlanks(bytes, at, to);
        int nameTo = Ascii.endOfName(bytes, nameFrom, to);
        at = nameTo;
        if (at < to && bytes[at] == '=') {
            at++;
        }
        int valueFrom = at;
        skipValue();
        if (Ascii.same(TZID, bytes, nameFrom, nameTo)) {
            zoneFrom = valueFrom;
            zoneTo = at;
        } else if (Ascii.same(VALUE, bytes, nameFrom, nameTo)) {
            date = Ascii.same(DATE, bytes, valueFrom, at);
        } else if (Ascii.same(FBTYPE, bytes, nameFrom, nameTo)) {
            free = Ascii.same(FREE, bytes, valueFrom, at);
        }
    }

    /** To the semicolon or colon after the value; those inside of quotes belong to it, and those inside of Outlook's "(UTC+01:00) …". */
    private void skipValue() {
        while (at < to && bytes[at] != ';' && bytes[at] != ':') {
            if (bytes[at] == '"') {
                at = after('"');
            } else if (bytes[at] == '(') {
                at = after(')');
            } else {
                at++;
            }
        }
    }

    /** After the partner of the opening sign; just after the sign itself when it is never closed. */
    private int after(char closing) {
        // Once there is none there is none later: who opens thousands and closes none costs no more than others.
        if (at < noneFrom) {
            for (int i = at + 1; i < to; i++) {
                if (bytes[i] == closing) {
                    return i + 1;
                }
            }
            noneFrom = at;
        }
        return at + 1;
    }
}
