package io.relais.connector.ical;

import io.relais.connector.CalendarReading.Reason;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Makes of a fetched body what a parser may be given, in one pass and without a copy of the whole: only what stands in calendars, each part
 * closed, only lines of interest, within limits. What is no whole calendar is refused, at the latest when the parser asks for more.
 *
 * <p>The parser descends into parts by recursion, therefore depth is counted here.
 */
final class Sanitizer extends Reader {
    private static final String BEGIN = "BEGIN";
    private static final int NAME_LENGTH_MAX = 64;
    private static final String END = "END";

    private static final Field[] NOTHING = {};

    private final Lines lines;
    private final Letters letters = new Letters();
    private final ContentLine contentLine = new ContentLine(letters);
    private final Part[] open = new Part[Limits.DEPTH];
    private final String[] names = new String[Limits.DEPTH];
    private int depth;
    /** How many of the open parts the parser knows of; below that nothing is of interest. */
    private int told;

    private Field[] fields = NOTHING;
    private int events;
    private int zones;
    private int badLines;

    /** Of a body that was already looked at as a whole, from where its first calendar may begin. */
    Sanitizer(byte[] body, int from) {
        this.lines = new Lines(body, from);
    }

    /** How many lines were none, as far as it was read. */
    int badLines() {
        return badLines;
    }

    /** Reads up to the first calendar; false when there is none. */
    boolean begins() throws Refusal {
        return fill();
    }

    @Override
    public int read() throws IOException {
        return letters.isEmpty() && !fill() ? -1 : letters.take();
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        return letters.isEmpty() && !fill() ? -1 : letters.take(into, offset, length);
    }

    @Override
    public void close() {
        // nothing is held
    }

    /** Reads on until there is something for the parser; false at the end. */
    private boolean fill() throws Refusal {
        letters.clear();
        while (letters.isEmpty()) {
            if (!lines.next()) {
                return end();
            }
            line(lines.bytes(), lines.from(), lines.to());
        }
        return true;
    }

    private boolean end() throws Refusal {
        if (depth > 0) {
            throw new Refusal(Reason.TRUNCATED);
        }
        return false;
    }

    private void line(byte[] bytes, int from, int to) throws Refusal {
        int nameFrom = depth == 0 ? Ascii.afterBlanks(bytes, from, to) : from;
        int nameTo = Ascii.endOfName(bytes, nameFrom, to);
        if (Ascii.same(BEGIN, bytes, nameFrom, nameTo)) {
            structure(true, bytes, nameTo, to);
        } else if (depth > 0 && Ascii.same(END, bytes, nameFrom, nameTo)) {
            structure(false, bytes, nameTo, to);
        } else if (depth > 0 && depth == told) {
            Field field = Field.find(fields, bytes, nameFrom, nameTo);
            if (nameTo == nameFrom || !contentLine.write(field, bytes, nameTo, to)) {
                badLine(bytes, from, to);
            }
        }
    }

    private void structure(boolean begin, byte[] bytes, int nameTo, int to) throws Refusal {
        int colon = Ascii.afterBlanks(bytes, nameTo, to);
        if (colon >= to || bytes[colon] != ':') {
            badLine(bytes, nameTo, to);
            return;
        }
        int wordFrom = Ascii.afterBlanks(bytes, colon + 1, to);
        // What follows the word is no part of it: some append a comment to the last line.
        int wordTo = Ascii.endOfName(bytes, wordFrom, to);
        Part part = Part.of(bytes, wordFrom, wordTo);
        if (begin) {
            begin(part, part == Part.OTHER ? text(bytes, wordFrom, wordTo) : part.name());
        } else {
            end(part, part == Part.OTHER ? text(bytes, wordFrom, wordTo) : part.name());
        }
    }

    private void begin(Part part, String name) throws Refusal {
        if (depth == 0 && part != Part.VCALENDAR) {
            return;
        }
        if (depth > 0 && part == Part.VCALENDAR) {
            throw new Refusal(Reason.TRUNCATED);
        }
        if (part.isOfCalendar()) {
            closeTo(1);
        }
        count(part);
        if (depth == Limits.DEPTH) {
            throw new Refusal(Reason.TOO_LARGE);
        }
        boolean heard = told == depth && part.isKept();
        open[depth] = part;
        names[depth] = name;
        depth++;
        if (heard) {
            told = depth;
            fields = Field.of(part);
            tell("BEGIN:", part);
        }
    }

    private void count(Part part) throws Refusal {
        if (part == Part.VEVENT || part == Part.VFREEBUSY) {
            events++;
        } else if (part == Part.VTIMEZONE) {
            zones++;
        }
        if (events > Limits.EVENTS || zones > Limits.TIME_ZONES) {
            throw new Refusal(Reason.TOO_LARGE);
        }
    }

    private void end(Part part, String name) {
        int level = depth - 1;
        while (level >= 0 && !(open[level] == part && names[level].equals(name))) {
            level--;
        }
        if (level < 0) {
            badLines++;
            return;
        }
        closeTo(level);
    }

    /** Ends the innermost parts until only so many are open. */
    private void closeTo(int level) {
        while (depth > level) {
            depth--;
            if (told > depth) {
                tell("END:", open[depth]);
                told = depth;
            }
        }
        fields = told > 0 ? Field.of(open[told - 1]) : NOTHING;
    }

    private void tell(String what, Part part) {
        letters.ascii(what);
        letters.ascii(part.name());
        letters.ascii("\n");
    }

    private void badLine(byte[] bytes, int from, int to) {
        if (Ascii.afterBlanks(bytes, from, to) < to) {
            badLines++;
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, NAME_LENGTH_MAX), StandardCharsets.ISO_8859_1)
                .toUpperCase(Locale.ROOT);
    }
}
