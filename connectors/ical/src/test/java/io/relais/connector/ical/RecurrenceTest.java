package io.relais.connector.ical;

import static io.relais.connector.ical.Feeds.calendar;
import static io.relais.connector.ical.Feeds.doubts;
import static io.relais.connector.ical.Feeds.event;
import static io.relais.connector.ical.Feeds.nights;
import static io.relais.connector.ical.Feeds.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarReading.Doubt.Kind;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that happen more than once. */
class RecurrenceTest {
    private static final String TWO_NIGHTS = "DTSTART:20261102\nDTEND:20261104";

    private static List<String> arrivals(String... lines) {
        return snapshot(calendar(event(lines))).entries().stream()
                .map(entry -> entry.arrival().toString())
                .toList();
    }

    @Test
    void a_rule_is_followed_within_the_frame() {
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=WEEKLY;COUNT=3"))
                .containsExactly("2026-11-02", "2026-11-09", "2026-11-16");
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=DAILY;INTERVAL=10;UNTIL=20261122"))
                .containsExactly("2026-11-02", "2026-11-12", "2026-11-22");
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=4;WKST=SU"))
                .containsExactly("2026-11-02", "2026-11-06", "2026-11-09", "2026-11-13");
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=MONTHLY;BYDAY=-1SU;UNTIL=20270101"))
                .containsExactly("2026-11-02", "2026-11-29", "2026-12-27");
        assertThat(arrivals("DTSTART:20200229\nDTEND:20200301", "RRULE:FREQ=YEARLY"))
                .containsExactly("2028-02-29");
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=DAILY")).hasSize(699).endsWith("2028-09-30");
        assertThat(nights(calendar(event("DTSTART:20260901", "DTEND:20260905", "RRULE:FREQ=DAILY;COUNT=30"))))
                .startsWith("2026-10-01/2026-10-02 BLOCK");
    }

    @Test
    void a_rule_is_the_same_in_every_language_of_the_machine() {
        Locale before = Locale.getDefault();
        try {
            for (Locale locale : List.of(
                    Locale.US,
                    Locale.FRANCE,
                    Locale.forLanguageTag("ar-EG"),
                    Locale.forLanguageTag("th-TH-u-ca-buddhist"))) {
                Locale.setDefault(locale);
                assertThat(arrivals(
                                "DTSTART:20261103\nDTEND:20261104", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU"))
                        .as(locale.toString())
                        .containsExactly("2026-11-03", "2026-11-08", "2026-11-17", "2026-11-22");
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void an_end_in_another_zone_counts_in_the_events_own() {
        String event = "DTSTART;TZID=America/New_York:20261102T200000\nDTEND;TZID=America/New_York:20261103T100000";
        assertThat(arrivals(event, "RRULE:FREQ=DAILY;UNTIL=20261105T010000Z"))
                .containsExactly("2026-11-03", "2026-11-04", "2026-11-05");
        assertThat(arrivals(event, "RRULE:FREQ=DAILY;UNTIL=20261105T005959Z"))
                .containsExactly("2026-11-03", "2026-11-04");
    }

    @Test
    void exceptions_further_dates_and_changed_occurrences_count() {
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;VALUE=DATE:20261109,20261116"))
                .containsExactly("2026-11-02", "2026-11-23");
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20261102"))
                .containsExactly("2026-11-09", "2026-11-16");
        assertThat(arrivals(TWO_NIGHTS, "RDATE:20261201,20261211", "EXRULE:FREQ=DAILY;INTERVAL=39;COUNT=2"))
                .containsExactly("2026-12-01");
        assertThat(nights(calendar(event(TWO_NIGHTS, "RDATE;VALUE=PERIOD:20261201T150000Z/P1D,20261205/20261209"))))
                .containsExactly(
                        "2026-11-02/2026-11-04 BLOCK", "2026-12-01/2026-12-02 BLOCK", "2026-12-05/2026-12-09 BLOCK");
        String timed = "DTSTART;TZID=Europe/Zurich:20261102T150000\nDTEND;TZID=Europe/Zurich:20261103T100000";
        assertThat(arrivals(
                        timed,
                        "RRULE:FREQ=WEEKLY;COUNT=3",
                        "EXDATE:20261109T140000Z",
                        "EXDATE;TZID=Europe/Zurich:20261116T090000"))
                .containsExactly("2026-11-02", "2026-11-16");
        String series = event(TWO_NIGHTS, "RRULE:FREQ=WEEKLY;COUNT=3");
        String moved = event("RECURRENCE-ID;VALUE=DATE:20261109", "DTSTART:20261111", "DTEND:20261112");
        assertThat(nights(calendar(moved, series)))
                .containsExactly(
                        "2026-11-02/2026-11-04 BLOCK", "2026-11-11/2026-11-12 BLOCK", "2026-11-16/2026-11-18 BLOCK");
        assertThat(nights(calendar(series, moved.replace("END:", "STATUS:CANCELLED\nEND:"))))
                .hasSize(2);
    }

    @Test
    void a_changed_occurrence_without_an_id_takes_nothing_from_a_series_without_one() {
        String series = event(TWO_NIGHTS, "RRULE:FREQ=WEEKLY;COUNT=2").replace("UID:1@test\n", "");
        String changed = event("RECURRENCE-ID:20261109", "DTSTART:20261120", "DTEND:20261121")
                .replace("UID:1@test\n", "");
        assertThat(nights(calendar(series, changed))).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY;INTERVAL=30",
                "FREQ=HOURLY",
                "FREQ=",
                "COUNT=3",
                "",
                "nonsense",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;INTERVAL=2147483647",
                "FREQ=DAILY;COUNT=0",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;UNTIL=never",
                "FREQ=MONTHLY;BYMONTHDAY=32",
                "FREQ=YEARLY;BYMONTH=0",
                "FREQ=WEEKLY;BYDAY=XX",
                "FREQ=MONTHLY;BYSETPOS=x",
                "FREQ=YEARLY;BYDAY=99MO",
            })
    void a_rule_that_is_too_frequent_or_none_means_the_event_itself(String rule) {
        String body = calendar(event(TWO_NIGHTS, "RRULE:" + rule));
        assertThat(nights(body)).containsExactly("2026-11-02/2026-11-04 BLOCK");
        assertThat(doubts(body)).containsExactly(Kind.BAD_RECURRENCE);
    }

    @Test
    void a_rule_that_never_comes_true_ends() {
        assertThat(arrivals(TWO_NIGHTS, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
                .containsExactly("2026-11-02");
        assertThat(doubts(calendar(event(
                        "DTSTART:19000101",
                        "DTEND:19000102",
                        "RRULE:FREQ=DAILY;COUNT=100000;BYMONTHDAY=31;BYMONTH=2"))))
                .isEmpty();
    }
}
