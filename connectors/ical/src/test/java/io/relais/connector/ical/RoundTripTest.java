package io.relais.connector.ical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.CalendarSheet;
import io.relais.connector.CalendarSheet.Item;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;

/** What we write, as iCal4j's own object model understands it. */
class RoundTripTest {
    private static final CalendarSheet SHEET = new CalendarSheet(
            "Étable, 1er",
            List.of(
                    item("a", "2027-01-30", "2027-02-02", "Reserved", ""),
                    item("b", "2027-06-01", "2027-06-02", "Reserved", "one night"),
                    item(
                            "c",
                            "2027-06-02",
                            "2027-06-05",
                            "Réservée à " + "Ŝarloto ".repeat(30).strip(),
                            "a, b; c\\d\ne"),
                    item("d", "2027-12-31", "2028-01-01", "Not available", ""),
                    item("e", "2028-02-28", "2028-03-01", "太郎".repeat(60), "")));

    private static Item item(String id, String first, String end, String summary, String description) {
        return new Item(
                id + "@relais.example",
                Instant.parse("2026-11-21T10:00:00Z"),
                LocalDate.parse(first),
                LocalDate.parse(end),
                summary,
                description);
    }

    @Test
    void ical4j_reads_the_same_nights_ids_and_words() throws IOException, ParserException {
        Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(Writing.of(SHEET)));
        List<VEvent> events = calendar.getComponents(Component.VEVENT);
        assertThat(events).hasSameSizeAs(SHEET.items());
        for (int i = 0; i < events.size(); i++) {
            VEvent event = events.get(i);
            Item item = SHEET.items().get(i);
            assertThat(value(event, "DTSTART")).isEqualTo(item.first().format(DateTimeFormatter.BASIC_ISO_DATE));
            assertThat(value(event, "DTEND")).isEqualTo(item.end().format(DateTimeFormatter.BASIC_ISO_DATE));
            assertThat(value(event, "DTSTAMP")).isEqualTo("20261121T100000Z");
            assertThat(value(event, "UID")).isEqualTo(item.uid());
            assertThat(value(event, "SUMMARY")).isEqualTo(item.summary());
            assertThat(value(event, "DESCRIPTION")).isEqualTo(item.description());
        }
        assertThat(calendar.validate().hasErrors()).isFalse();
    }

    @Test
    void the_bytes_of_a_calendar_are_these() {
        CalendarSheet sheet = new CalendarSheet("", List.of(item("a", "2027-01-30", "2027-02-02", "Reserved", "")));
        assertThat(new String(Writing.of(sheet), StandardCharsets.UTF_8)).isEqualTo("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Relais//Relais//EN
                CALSCALE:GREGORIAN
                BEGIN:VEVENT
                UID:a@relais.example
                DTSTAMP:20261121T100000Z
                DTSTART;VALUE=DATE:20270130
                DTEND;VALUE=DATE:20270202
                SUMMARY:Reserved
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
    }

    @Test
    void an_item_without_a_day_is_a_mistake_and_no_calendar() {
        CalendarSheet sheet = new CalendarSheet("", List.of(item("a", "2027-01-30", "2027-01-30", "Reserved", "")));
        assertThatThrownBy(() -> Writing.of(sheet))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("Reserved");
    }

    private static String value(VEvent event, String property) {
        return event.getProperty(property).map(Property::getValue).orElse("");
    }
}
