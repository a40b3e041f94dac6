package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarSheet;
import io.relais.connector.ReadsCalendars;
import io.relais.connector.WritesCalendars;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Calendars in the plainest text: the shape, then a line for each entry as {@code booking 2026-07-01 2026-07-03 uid code name}, where
 * {@code -} is nothing. What begins with {@code <} is a page.
 */
final class PlainCalendars implements ReadsCalendars, WritesCalendars {
    @Override
    public String id() {
        return "ical";
    }

    @Override
    public CalendarReading read(byte[] body, CalendarFrame frame) {
        List<String> lines = new String(body, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            return new CalendarReading.Refused(CalendarReading.Reason.EMPTY);
        }
        if (lines.getFirst().startsWith("<")) {
            return new CalendarReading.Refused(CalendarReading.Reason.HTML);
        }
        if (lines.getFirst().startsWith("{")) {
            return new CalendarReading.Refused(CalendarReading.Reason.JSON);
        }
        return new CalendarReading.Snapshot(
                lines.getFirst(),
                lines.stream()
                        .skip(1)
                        .map(line -> line.split(" ", -1))
                        .filter(parts -> LocalDate.parse(parts[2]).isAfter(frame.today()))
                        .map(parts -> entry(parts, frame))
                        .sorted(Comparator.comparing(CalendarEntry::arrival)
                                .thenComparing(CalendarEntry::departure)
                                .thenComparing(CalendarEntry::uid))
                        .toList(),
                List.of());
    }

    private static CalendarEntry entry(String[] parts, CalendarFrame frame) {
        LocalDate arrival = LocalDate.parse(parts[1]);
        LocalDate departure = LocalDate.parse(parts[2]);
        return new CalendarEntry(
                arrival.isBefore(frame.today()) ? frame.today() : arrival,
                departure.isAfter(frame.until()) ? frame.until() : departure,
                FeedNightRows.kind(parts[0]),
                text(parts, 3),
                text(parts, 4),
                text(parts, 5),
                "",
                "",
                "");
    }

    private static String text(String[] parts, int index) {
        return parts.length <= index || parts[index].equals("-") ? "" : parts[index];
    }

    @Override
    public byte[] write(CalendarSheet sheet) {
        return ("relais\n"
                        + sheet.items().stream()
                                .map(item -> "block " + item.first() + " " + item.end() + " " + item.uid())
                                .collect(Collectors.joining("\n")))
                .getBytes(StandardCharsets.UTF_8);
    }
}
