package io.relais.connector.ical;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Doubt;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarReading.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import net.fortuna.ical4j.data.ParserException;

/** Reads small calendars for tests. */
final class Feeds {
    /** Two years of a house near Zurich. */
    static final CalendarFrame FRAME =
            new CalendarFrame(ZoneId.of("Europe/Zurich"), LocalDate.parse("2026-10-01"), LocalDate.parse("2028-10-01"));

    private Feeds() {}

    /** A calendar around these lines. */
    static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//Test//EN\n" + String.join("\n", lines)
                + "\nEND:VCALENDAR\n";
    }

    /** An event of these lines, with an id. */
    static String event(String... lines) {
        return "BEGIN:VEVENT\nUID:1@test\n" + String.join("\n", lines) + "\nEND:VEVENT";
    }

    static CalendarReading read(String body) {
        return read(body.getBytes(StandardCharsets.UTF_8));
    }

    static CalendarReading read(byte[] body) {
        return read(body, FRAME);
    }

    /** Where the parser refuses what the sanitizer made, the test fails. */
    static CalendarReading read(byte[] body, CalendarFrame frame) {
        try {
            return IcalConnector.whole(body, frame);
        } catch (ParserException e) {
            throw new AssertionError("the sanitizer let something through", e);
        }
    }

    static Snapshot snapshot(String body) {
        return (Snapshot) read(body);
    }

    static CalendarReading.Reason reason(String body) {
        return ((Refused) read(body)).reason();
    }

    /** As {@code 2026-11-01/2026-11-04 BLOCK}, one each. */
    static List<String> nights(Snapshot snapshot) {
        return snapshot.entries().stream().map(CalendarEntry::toString).toList();
    }

    static List<String> nights(String body) {
        return nights(snapshot(body));
    }

    static List<Doubt.Kind> doubts(String body) {
        return snapshot(body).doubts().stream().map(Doubt::kind).toList();
    }

    /** The only entry of a calendar. */
    static CalendarEntry only(String body) {
        List<CalendarEntry> entries = snapshot(body).entries();
        if (entries.size() != 1) {
            throw new AssertionError("expected one entry, got " + entries);
        }
        return entries.getFirst();
    }
}
