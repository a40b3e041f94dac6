package io.relais.bench.ical;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;

/** A feed as Airbnb serves it: two reservations out of three events, with their folded address, the rest preparation time. */
final class Feed {
    private static final long SEED = 20_261_122L;
    private static final int DAYS = 700;

    private final int events;
    private final byte[] body;

    private Feed(int events, byte[] body) {
        this.events = events;
        this.body = body;
    }

    /** Within two years of that day; the same at every run. */
    static Feed of(int events, LocalDate today) {
        SplittableRandom random = new SplittableRandom(SEED);
        StringBuilder text = new StringBuilder(String.join(
                "\r\n",
                "BEGIN:VCALENDAR",
                "PRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN",
                "CALSCALE:GREGORIAN",
                "VERSION:2.0",
                ""));
        for (int i = 0; i < events; i++) {
            LocalDate arrival = today.plusDays((long) i * DAYS / events);
            boolean reserved = i % 3 != 2;
            text.append("BEGIN:VEVENT\r\nDTSTAMP:20261122T090000Z\r\nDTSTART;VALUE=DATE:")
                    .append(day(arrival))
                    .append("\r\nDTEND;VALUE=DATE:")
                    .append(day(arrival.plusDays(1 + random.nextInt(7))))
                    .append("\r\nSUMMARY:")
                    .append(reserved ? "Reserved" : "Airbnb (Not available)")
                    .append("\r\nUID:")
                    .append(reserved ? "1418fb94e984-" : "7f662ec65913-")
                    .append(hex(random))
                    .append(hex(random))
                    .append("@airbnb.com\r\n");
            if (reserved) {
                text.append("DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/de\r\n tails/HM")
                        .append(hex(random).substring(0, 8).toUpperCase(Locale.ROOT))
                        .append("\\nPhone Number (Last 4 Digits): ")
                        .append(1_000 + random.nextInt(9_000))
                        .append("\r\n");
            }
            text.append("END:VEVENT\r\n");
        }
        return new Feed(events, text.append("END:VCALENDAR\r\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** How many it shows. */
    int events() {
        return events;
    }

    byte[] body() {
        return body;
    }

    private static String day(LocalDate date) {
        return date.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String hex(SplittableRandom random) {
        return HexFormat.of().toHexDigits(random.nextLong());
    }
}
