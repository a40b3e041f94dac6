package io.relais.connector.ical;

import static io.relais.connector.ical.Feeds.calendar;
import static io.relais.connector.ical.Feeds.doubts;
import static io.relais.connector.ical.Feeds.event;
import static io.relais.connector.ical.Feeds.nights;
import static io.relais.connector.ical.Feeds.only;
import static io.relais.connector.ical.Feeds.reason;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading.Doubt;
import io.relais.connector.CalendarReading.Reason;
import io.relais.connector.CalendarReading.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What bytes have to go through before a parser sees them. */
class SanitizerTest {
    private static final String NIGHT = event("DTSTART;VALUE=DATE:20261101", "DTEND;VALUE=DATE:20261103");
    private static final String EXPECTED = "2026-11-01/2026-11-03 BLOCK";

    @Test
    void only_lines_of_interest_reach_the_parser_in_one_form() throws IOException {
        String body = """
                junk before
                begin:vcalendar
                prodid;X-A=b:-//P//EN
                X-SECRET:no
                BEGIN:VEVENT
                dtstart;VALUE=DATE:20261101
                DTEND;tzid=Europe/Paris;X=1:20261103T100000
                ORGANIZER;CN="a;b:c":mailto:x@example.org
                SUMMARY:a\tb
                BEGIN:VALARM
                SUMMARY:alarm
                END:VALARM
                END:VEVENT
                BEGIN:VTODO
                SUMMARY:todo
                END:VTODO
                END:VCALENDAR<!-- cached -->
                <!-- junk after -->
                """;
        assertThat(sanitized(body)).isEqualTo("""
                BEGIN:VCALENDAR
                PRODID:-//P//EN
                BEGIN:VEVENT
                DTSTART:20261101
                DTEND;TZID="Europe/Paris":20261103T100000
                SUMMARY:a b
                END:VEVENT
                END:VCALENDAR
                """);
    }

    @Test
    void folds_are_undone_before_letters_are_read() {
        byte[] whole = calendar(event("DTSTART:20261101", "DTEND:20261103", "SUMMARY:Müller"))
                .getBytes(StandardCharsets.UTF_8);
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\u00C3") + 1;
        byte[] folded = new byte[whole.length + 3];
        System.arraycopy(whole, 0, folded, 0, at);
        System.arraycopy("\r\n ".getBytes(StandardCharsets.US_ASCII), 0, folded, at, 3);
        System.arraycopy(whole, at, folded, at + 3, whole.length - at);
        assertThat(((Snapshot) Feeds.read(folded)).entries().getFirst().summary())
                .isEqualTo("Müller");
        assertThat(only(calendar(
                        "BEGIN:VEVENT",
                        "UID",
                        "\t:1",
                        "DTSTART;VALUE",
                        " =DATE",
                        "",
                        " :20261101",
                        "DTEND",
                        " :20261103",
                        "END:VEVENT")))
                .hasToString(EXPECTED);
    }

    @Test
    void what_is_not_utf_8_is_windows_1252_line_by_line() {
        byte[] latin = calendar(event("DTSTART:20261101", "DTEND:20261103", "SUMMARY:Réservée - Éloïse €"))
                .getBytes(Charset.forName("windows-1252"));
        assertThat(((Snapshot) Feeds.read(latin)).entries().getFirst().summary())
                .isEqualTo("Réservée - Éloïse €");
        for (Charset wide : Arrays.asList(StandardCharsets.UTF_16, StandardCharsets.UTF_8)) {
            byte[] body = ("\uFEFF" + calendar(event("DTSTART:20261101", "SUMMARY:é"))).getBytes(wide);
            byte[] marked = wide.equals(StandardCharsets.UTF_16) ? Arrays.copyOfRange(body, 2, body.length) : body;
            assertThat(((Snapshot) Feeds.read(marked)).entries().getFirst().summary())
                    .isEqualTo("é");
        }
    }

    @Test
    void a_folded_line_keeps_nothing_of_the_one_before() {
        String body = calendar(
                event("DTSTART:20261101", "SUMMARY:x\n " + "é".repeat(90)),
                event("DTSTART:20261102", "SUMMARY:Zo\n é"));
        assertThat(Feeds.snapshot(body).entries())
                .extracting(CalendarEntry::summary)
                .containsExactly("x" + "é".repeat(90), "Zoé");
    }

    @Test
    void a_value_that_is_cut_to_its_limit_ends_with_a_whole_letter() {
        String summary = only(calendar(event("DTSTART:20261101", "SUMMARY:x" + "é".repeat(1_000))))
                .summary();
        assertThat(summary).startsWith("xé").endsWith("é").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void a_line_that_is_none_costs_itself_only() {
        String body = calendar(
                "no colon here",
                "BEGIN:VEVENT",
                "UID:1",
                ": ",
                "\" : ",
                "DTSTART:20261101",
                "DTEND;X=\"a:20261103",
                "END:VEVENT");
        assertThat(nights(body)).containsExactly("2026-11-01/2026-11-03 BLOCK");
        assertThat(doubts(body)).containsExactly(Doubt.Kind.BAD_LINE, Doubt.Kind.BAD_LINE, Doubt.Kind.BAD_LINE);
        String many = calendar("nothing\n".repeat(500) + NIGHT);
        assertThat(doubts(many)).hasSize(Limits.BAD_LINES).containsOnly(Doubt.Kind.BAD_LINE);
    }

    @Test
    void parts_that_are_not_ended_are_ended_and_ends_without_a_beginning_are_left_out() {
        assertThat(nights(calendar(
                        "BEGIN:VEVENT", "UID:1", "DTSTART:20261101", "DTEND:20261103", NIGHT.replace("1@test", "2"))))
                .containsExactly(EXPECTED, EXPECTED);
        assertThat(nights(calendar("END:VEVENT", "BEGIN:VALARM", "BEGIN:X-WHAT", NIGHT)))
                .containsExactly(EXPECTED);
        assertThat(nights(calendar(
                        "BEGIN:VEVENT", "UID:1", "DTSTART:20261101", "BEGIN:VALARM", "DTEND:20261103", "END:VEVENT")))
                .containsExactly("2026-11-01/2026-11-02 BLOCK");
        assertThat(nights("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261101\nDTEND:20261103\nEND:VCALENDAR"))
                .containsExactly(EXPECTED);
    }

    @Test
    void several_calendars_count_together_and_one_that_is_not_ended_spoils_all() {
        String one = calendar(NIGHT);
        String two = calendar(NIGHT.replace("1@test", "2@test"));
        assertThat(nights(one + "\n\n" + two)).hasSize(2);
        assertThat(reason(one + two.replace("END:VCALENDAR", ""))).isEqualTo(Reason.TRUNCATED);
        assertThat(reason(one.replace("END:VCALENDAR", "") + two)).isEqualTo(Reason.TRUNCATED);
    }

    @Test
    void time_zones_in_any_quotes_and_with_any_signs_are_read() {
        for (String zone : new String[] {
            "\"(UTC-10:00) Hawaii & elsewhere\"",
            "(UTC-10:00) Hawaii & elsewhere",
            "\"(GMT-10:00) Honolulu, Hilo; Kona\"",
            "\"Pacific/Honolulu\"",
            "Pacific/Honolulu"
        }) {
            String body = calendar(event("DTSTART;TZID=" + zone + ":20261031T150000", "DTEND:20261103T100000"));
            assertThat(nights(body)).as(zone).containsExactly(EXPECTED);
            assertThat(doubts(body)).as(zone).isEmpty();
        }
    }

    @Test
    void limits_are_refused_and_just_below_is_read() {
        assertThat(reason("x".repeat(Limits.BODY_BYTES + 1))).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(calendar("X-A:" + "x".repeat(Limits.LINE_BYTES), NIGHT)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(calendar("X-A:" + "x\n ".repeat(Limits.LINE_BYTES), NIGHT)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(nights(calendar("X-A:" + "x".repeat(Limits.LINE_BYTES - 10), NIGHT)))
                .hasSize(1);
        assertThat(reason(calendar(zones(Limits.TIME_ZONES + 1)))).isEqualTo(Reason.TOO_LARGE);
        assertThat(nights(calendar(zones(Limits.TIME_ZONES), NIGHT))).hasSize(1);
        assertThat(nights(calendar("BEGIN:A\n".repeat(Limits.DEPTH - 1), "END:A\n".repeat(Limits.DEPTH - 1), NIGHT)))
                .hasSize(1);
        assertThat(reason(calendar("BEGIN:A\n".repeat(Limits.DEPTH), NIGHT))).isEqualTo(Reason.TOO_LARGE);
        assertThat(reason(calendar("BEGIN:VEVENT\n".repeat(Limits.EVENTS + 1)))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void what_is_no_calendar_is_told_apart() {
        assertThat(reason("")).isEqualTo(Reason.EMPTY);
        assertThat(reason("\uFEFF \r\n\u0000")).isEqualTo(Reason.EMPTY);
        assertThat(reason("\n<!doctype HTML><body>\nBEGIN:VCALENDAR\nEND:VCALENDAR"))
                .isEqualTo(Reason.HTML);
        assertThat(reason("<div>Sorry</div>")).isEqualTo(Reason.HTML);
        assertThat(reason("[{\"ics\":\"BEGIN:VCALENDAR\"}]")).isEqualTo(Reason.JSON);
        assertThat(reason("BEGIN:VCARD\nEND:VCARD")).isEqualTo(Reason.NOT_A_CALENDAR);
        assertThat(reason("BEGIN:VEVENT\nEND:VEVENT")).isEqualTo(Reason.NOT_A_CALENDAR);
        assertThat(nights("<br />Warning: something in plugin.php\n" + calendar(NIGHT)))
                .containsExactly(EXPECTED);
    }

    private static String zones(int count) {
        return "BEGIN:VTIMEZONE\nTZID:X\nEND:VTIMEZONE\n".repeat(count);
    }

    private static String sanitized(String body) throws IOException {
        StringWriter text = new StringWriter();
        try (Sanitizer sanitizer = new Sanitizer(body.getBytes(StandardCharsets.UTF_8), 0)) {
            sanitizer.transferTo(text);
        }
        return text.toString();
    }
}
