package io.relais.connector.testkit.calendar;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import io.relais.connector.testkit.calendar.CalendarYear.Poll;
import io.relais.connector.testkit.calendar.CalendarYear.Shape;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** A poll as the bytes that its partner would send: iCalendar in each one's own form. */
public final class CalendarText {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int CODE_LENGTH = 8;

    private CalendarText() {}

    /** The body; empty for none. Not to be asked of a poll that fails with a status. */
    public static byte[] of(Poll poll) {
        return switch (poll.fault()) {
            case NONE, PART, EMPTY -> bytes(calendar(poll));
            case NO_BYTES -> new byte[0];
            case PAGE -> bytes("<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>");
            case JSON -> bytes("{\"code\":500,\"error\":\"internal\"}");
            case TRUNCATED -> {
                byte[] whole = bytes(calendar(poll));
                yield Arrays.copyOf(whole, Math.max(20, whole.length / 2));
            }
            case STATUS -> throw new IllegalArgumentException("a status has no body");
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String calendar(Poll poll) {
        StringBuilder text = new StringBuilder();
        line(text, "BEGIN:VCALENDAR");
        head(poll.room().shape()).forEach(line -> line(text, line));
        for (CalendarEntry entry : poll.shown()) {
            line(text, "BEGIN:VEVENT");
            event(poll, entry).forEach(line -> line(text, line));
            line(text, "END:VEVENT");
        }
        line(text, "END:VCALENDAR");
        boolean plain = poll.room().shape() == Shape.VRBO || poll.room().shape() == Shape.ROLLING;
        return plain ? text.toString().replace("\r\n", "\n") : text.toString();
    }

    private static List<String> head(Shape shape) {
        return switch (shape) {
            case AIRBNB ->
                List.of("PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN", "CALSCALE:GREGORIAN", "VERSION:2.0");
            case BOOKING ->
                List.of(
                        "VERSION:2.0",
                        "PRODID:-//admin.booking.com\\\\\\, b.v.//NONSGML v1.0//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH");
            case VRBO -> List.of("VERSION:2.0", "PRODID:-//HomeAway.com, Inc.//EN", "CALSCALE:GREGORIAN");
            case ROLLING -> List.of("VERSION:2.0", "PRODID:-//e4j//VikBooking//EN", "CALSCALE:GREGORIAN");
        };
    }

    private static List<String> event(Poll poll, CalendarEntry entry) {
        String stamp = "DTSTAMP:" + STAMP.format(poll.at());
        String start = "DTSTART;VALUE=DATE:" + date(entry.arrival());
        String end = "DTEND;VALUE=DATE:" + date(entry.departure());
        return switch (poll.room().shape()) {
            case AIRBNB ->
                entry.kind() == Kind.BOOKING
                        ? List.of(
                                stamp,
                                start,
                                end,
                                "SUMMARY:Reserved",
                                "UID:1418fb94e984-" + hex(entry.uid()) + "@airbnb.com",
                                "DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/"
                                        + code(entry.code()) + "\\nPhone Number (Last 4 Digits): 1234")
                        : List.of(
                                stamp,
                                start,
                                end,
                                "SUMMARY:Airbnb (Not available)",
                                "UID:7f662ec65913-" + hex(entry.uid()) + "@airbnb.com");
            case BOOKING ->
                List.of(
                        stamp,
                        start,
                        end,
                        "UID:" + hex(poll.room().number() + entry.uid()) + "@booking.com",
                        "SUMMARY:CLOSED - Not available");
            case VRBO ->
                List.of(
                        "UID:" + hex(entry.uid()),
                        stamp,
                        start,
                        end,
                        entry.kind() == Kind.BOOKING ? "SUMMARY:Reserved - " + entry.guestName() : "SUMMARY:Blocked");
            case ROLLING -> List.of(stamp, start, end, "UID:" + hex(entry.uid()), "SUMMARY:" + entry.guestName());
        };
    }

    private static String date(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String code(String name) {
        return "HM" + hex(name).substring(0, CODE_LENGTH).toUpperCase(java.util.Locale.ROOT);
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (int salt = 0; salt < 4; salt++) {
            hex.append(String.format(java.util.Locale.ROOT, "%08x", (text + salt).hashCode() * 0x9E3779B1));
        }
        return hex.toString();
    }

    /** Folded as most partners do it. */
    private static void line(StringBuilder text, String line) {
        int max = 74;
        int from = 0;
        while (line.length() - from > max) {
            text.append(line, from, from + max).append("\r\n ");
            from += max;
            max = 73;
        }
        text.append(line.substring(from)).append("\r\n");
    }
}
