package io.relais.connector.ical;

import io.relais.connector.CalendarSheet;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A calendar in the least form that all take: partners refused methods, states, alarms and blank lines. Written by hand because iCal4j folds
 * after 73 characters, which may be more than 75 octets.
 */
final class Writing {
    /** By it we know a calendar of ours, and so do others of this program. */
    private static final String PRODUCER = "-//Relais//Relais//EN";

    private static final int OCTETS_MAX = 75;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

    private Writing() {}

    static byte[] of(CalendarSheet sheet) {
        Writing writing = new Writing();
        writing.line("BEGIN:VCALENDAR");
        writing.line("VERSION:2.0");
        writing.line("PRODID:" + PRODUCER);
        writing.line("CALSCALE:GREGORIAN");
        if (!sheet.name().isBlank()) {
            writing.line("X-WR-CALNAME:" + text(sheet.name()));
        }
        sheet.items().forEach(writing::item);
        writing.line("END:VCALENDAR");
        return writing.bytes.toByteArray();
    }

    private void item(CalendarSheet.Item item) {
        line("BEGIN:VEVENT");
        line("UID:" + text(item.uid()));
        line("DTSTAMP:" + MOMENT.format(item.changedAt()));
        line("DTSTART;VALUE=DATE:" + DAY.format(item.first()));
        line("DTEND;VALUE=DATE:" + DAY.format(end(item)));
        line("SUMMARY:" + text(item.summary()));
        if (!item.description().isEmpty()) {
            line("DESCRIPTION:" + text(item.description()));
        }
        line("END:VEVENT");
    }

    /** An event without a day does not exist, and one that ends before it begins has been read as anything. */
    private static LocalDate end(CalendarSheet.Item item) {
        if (!item.end().isAfter(item.first())) {
            throw new IllegalArgumentException("the end of " + item + " is not after its first day");
        }
        return item.end();
    }

    /** Folded where it is too long, and never inside of a character. */
    private void line(String line) {
        byte[] octets = line.getBytes(StandardCharsets.UTF_8);
        int from = 0;
        int room = OCTETS_MAX;
        while (octets.length - from > room) {
            int to = from + room;
            while ((octets[to] & 0xC0) == 0x80) {
                to--;
            }
            bytes.write(octets, from, to - from);
            bytes.write('\r');
            bytes.write('\n');
            bytes.write(' ');
            from = to;
            room = OCTETS_MAX - 1;
        }
        bytes.write(octets, from, octets.length - from);
        bytes.write('\r');
        bytes.write('\n');
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder(value.length() + 8);
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            switch (letter) {
                case '\\', ';', ',' -> text.append('\\').append(letter);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append(' ');
                default -> {
                    if (letter >= ' ' && letter != 0x7F) {
                        text.append(letter);
                    }
                }
            }
        }
        return text.toString();
    }
}
