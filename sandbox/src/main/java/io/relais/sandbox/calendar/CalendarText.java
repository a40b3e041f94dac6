package io.relais.sandbox.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A room's calendar in the words of its host, as seen in feeds of 2026. */
final class CalendarText {
    private static final String BREAK = "\r\n";
    private static final int FOLD = 74;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    /** A small web site keeps the time of the change; it is the same for ever here. */
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final Style style;
    private final String roomId;
    private final Instant now;
    private final String salt;
    private final List<String> lines = new ArrayList<>();

    /** {@code salt}: what UIDs are made of beside the event; another one makes others. */
    CalendarText(Style style, String roomId, Instant now, String salt) {
        this.style = style;
        this.roomId = roomId;
        this.now = now;
        this.salt = salt;
    }

    String write(List<Taken> taken) {
        lines.add("BEGIN:VCALENDAR");
        switch (style) {
            case AIRBNB ->
                lines.addAll(
                        List.of("PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN", "CALSCALE:GREGORIAN", "VERSION:2.0"));
            case BOOKING ->
                lines.addAll(List.of(
                        "VERSION:2.0",
                        "PRODID:-//admin.booking.com\\\\\\, b.v.//NONSGML v1.0//EN",
                        "CALSCALE:GREGORIAN",
                        "METHOD:PUBLISH"));
            case OTHER -> lines.addAll(List.of("VERSION:2.0", "PRODID:-//Example//Calendar//EN"));
        }
        taken.forEach(this::event);
        lines.add("END:VCALENDAR");
        return String.join(BREAK, lines) + BREAK;
    }

    private void event(Taken taken) {
        lines.add("BEGIN:VEVENT");
        lines.add("DTSTAMP:" + STAMP.format(style == Style.OTHER ? LONG_AGO : now));
        lines.add("DTSTART;VALUE=DATE:" + DAY.format(taken.arrival()));
        lines.add("DTEND;VALUE=DATE:" + DAY.format(taken.departure()));
        switch (style) {
            case AIRBNB -> airbnb(taken);
            case BOOKING -> {
                lines.add("UID:" + hex(roomId + taken.arrival()) + "@booking.com");
                lines.add("SUMMARY:CLOSED - Not available");
                lines.add("ORGANIZER:mailto:noreply@booking.com");
            }
            case OTHER -> {
                lines.add("UID:" + hex(roomId + taken.id()) + "@calendar.example");
                lines.add("SUMMARY:" + (taken.kind() == Taken.Kind.GUEST ? "Booked" : "Closed"));
            }
        }
        lines.add("END:VEVENT");
    }

    private void airbnb(Taken taken) {
        if (taken.kind() != Taken.Kind.GUEST) {
            lines.add("SUMMARY:Airbnb (Not available)");
            lines.add("UID:7f662ec65913-" + hex(roomId + taken.arrival() + taken.departure()) + "@airbnb.com");
            return;
        }
        lines.add("SUMMARY:Reserved");
        lines.add("UID:1418fb94e984-" + hex(roomId + taken.id()) + "@airbnb.com");
        folded("DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/" + taken.code()
                + "\\nPhone Number (Last 4 Digits): " + taken.digits());
    }

    private void folded(String line) {
        lines.add(line.substring(0, FOLD));
        for (int at = FOLD; at < line.length(); at += FOLD) {
            lines.add(" " + line.substring(at, Math.min(line.length(), at + FOLD)));
        }
    }

    private String hex(String what) {
        return UUID.nameUUIDFromBytes((salt + what).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** The nights of a calendar, as a host reads it that cares for nothing else. */
    static List<Taken> read(String text) {
        List<Taken> all = new ArrayList<>();
        LocalDate first = null;
        for (String line : text.split("\\r?\\n", -1)) {
            String date = line.substring(line.lastIndexOf(':') + 1);
            if (line.startsWith("DTSTART;VALUE=DATE:")) {
                first = LocalDate.parse(date, DAY);
            } else if (line.startsWith("DTEND;VALUE=DATE:") && first != null) {
                LocalDate end = LocalDate.parse(date, DAY);
                all.add(new Taken("imported-" + first, first, end, Taken.Kind.IMPORTED, "", ""));
                first = null;
            }
        }
        return all;
    }
}
