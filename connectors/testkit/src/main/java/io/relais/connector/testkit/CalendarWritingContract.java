package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading.Snapshot;
import io.relais.connector.CalendarSheet;
import io.relais.connector.ReadsCalendars;
import io.relais.connector.WritesCalendars;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The scenarios of {@link WritesCalendars}: what RFC 5545 and the partners that fetch a calendar ask of its bytes. */
public interface CalendarWritingContract extends ConnectorContract {
    int OCTETS_MAX = 75;

    /** Texts that have broken calendars elsewhere: folds inside of characters, separators, new lines, and lines of their own. */
    List<String> TEXTS = List.of(
            "Reserved",
            "",
            "é".repeat(60),
            "太郎".repeat(40),
            "\uD83C\uDFD5".repeat(30),
            "a, b; c: d\\ e\\n \"f\"",
            "one\r\ntwo\nEND:VEVENT\nEND:VCALENDAR",
            "x".repeat(500));

    default WritesCalendars writesCalendars() {
        return (WritesCalendars) connector();
    }

    /** A month's end, a leap day, one night, the next guest on the day of departure, a year's turn. */
    private static CalendarSheet sheet(String name, String text) {
        return new CalendarSheet(
                name,
                List.of(
                        item("1", "2027-01-30", "2027-02-02", text),
                        item("2", "2027-06-01", "2027-06-02", text),
                        item("3", "2027-06-02", "2027-06-05", text),
                        item("4", "2027-12-31", "2028-01-01", text),
                        item("5", "2028-02-28", "2028-03-01", text)));
    }

    private static CalendarSheet.Item item(String id, String first, String end, String text) {
        return new CalendarSheet.Item(
                id + "@relais.example",
                Instant.parse(Stage.NOW),
                LocalDate.parse(first),
                LocalDate.parse(end),
                text,
                text);
    }

    @Test
    default void a_calendar_has_its_frame_and_no_line_too_long_or_blank() {
        for (String text : TEXTS) {
            String written = written(sheet(text, text));
            assertThat(written).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("\r\nEND:VCALENDAR\r\n");
            for (String line : written.substring(0, written.length() - 2).split("\r\n", -1)) {
                assertThat(line).isNotBlank().doesNotContain("\r", "\n");
                byte[] octets = line.getBytes(StandardCharsets.UTF_8);
                assertThat(octets.length).as(line).isLessThanOrEqualTo(OCTETS_MAX);
                assertThat(line).as("folded inside of a character").doesNotContain("\uFFFD");
            }
        }
    }

    @Test
    default void the_same_calendar_is_the_same_bytes_and_another_is_not() {
        assertThat(writesCalendars().write(sheet("", "a")))
                .isEqualTo(writesCalendars().write(sheet("", "a")));
        assertThat(writesCalendars().write(sheet("", "a")))
                .isNotEqualTo(writesCalendars().write(sheet("", "b")));
    }

    @Test
    default void a_calendar_of_nothing_is_a_whole_calendar() {
        String written = written(new CalendarSheet("", List.of()));
        assertThat(written).contains("PRODID:", "CALSCALE:GREGORIAN").doesNotContain("BEGIN:VEVENT", "X-WR-CALNAME");
        assertThat(written).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
    }

    @Test
    default void what_is_written_is_read_again_with_the_same_nights() {
        if (connector() instanceof ReadsCalendars reader) {
            for (String text : TEXTS) {
                CalendarSheet sheet = sheet("Hut 7", text);
                Snapshot read = (Snapshot) reader.read(writesCalendars().write(sheet), CalendarReadingContract.FRAME);
                assertThat(read.doubts()).isEmpty();
                assertThat(read.entries())
                        .extracting(CalendarEntry::arrival)
                        .containsExactlyElementsOf(sheet.items().stream()
                                .map(CalendarSheet.Item::first)
                                .toList());
                assertThat(read.entries())
                        .extracting(CalendarEntry::departure)
                        .containsExactlyElementsOf(sheet.items().stream()
                                .map(CalendarSheet.Item::end)
                                .toList());
                assertThat(read.entries())
                        .extracting(CalendarEntry::uid)
                        .containsExactlyElementsOf(sheet.items().stream()
                                .map(CalendarSheet.Item::uid)
                                .toList());
            }
        }
    }

    @Test
    default void the_quality_scale_says_that_calendars_are_written() {
        assertThat(Descriptor.of(connector()).quality()).containsEntry("calendars.write", "done");
    }

    private String written(CalendarSheet sheet) {
        return new String(writesCalendars().write(sheet), StandardCharsets.UTF_8);
    }
}
