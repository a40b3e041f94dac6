package io.relais.connector.ical;

import static io.relais.connector.ical.Feeds.calendar;
import static io.relais.connector.ical.Feeds.doubts;
import static io.relais.connector.ical.Feeds.event;
import static io.relais.connector.ical.Feeds.nights;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarReading.Doubt.Kind;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which nights dates and times mean, right and wrong ones. */
class NightsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART;VALUE=DATE:20261101 | DTEND;VALUE=DATE:20261104 | 2026-11-01/2026-11-04",
                "DTSTART:20261101 | DTEND:20261104 | 2026-11-01/2026-11-04",
                "DTSTART;VALUE=DATE:20261101T000000Z | DTEND;VALUE=DATE:20261104T120000 | 2026-11-01/2026-11-04",
                "DTSTART:2026-11-01 | DTEND:2026-11-04T10:00:00.000Z | 2026-11-01/2026-11-04",
                "DTSTART;VALUE=DATE:20261101 | DURATION:P3D | 2026-11-01/2026-11-04",
                "DTSTART;VALUE=DATE:20261101 | DURATION:P1W | 2026-11-01/2026-11-08",
                "DTSTART;VALUE=DATE:20261101 | DURATION:PT48H | 2026-11-01/2026-11-03",
                "DTSTART;VALUE=DATE:20261101 | DURATION:PT25H | 2026-11-01/2026-11-03",
                "DTSTART;TZID=Europe/Zurich:20261012T150000 | DTEND;TZID=Europe/Zurich:20261015T100000 | 2026-10-12/2026-10-15",
                "DTSTART:20261019T230000Z | DTEND:20261022T090000Z | 2026-10-20/2026-10-22",
                "DTSTART:20261019T150000 | DTEND:20261022T003000 | 2026-10-19/2026-10-22",
                "DTSTART:20261019T150000 | DTEND:20261021T240000 | 2026-10-19/2026-10-22",
                "DTSTART:20261019T1500Z | DURATION:P2DT18H | 2026-10-19/2026-10-22",
                "DTSTART:20261019T150000+0200 | DTEND:20261020T110000+0200 | 2026-10-19/2026-10-20",
                "DTSTART:20261019T120000 | DTEND:20261019T130000 | 2026-10-19/2026-10-20",
                "DTSTART:20261019 | DTEND:20261021T100000 | 2026-10-19/2026-10-21",
                "DTSTART;TZID=Pacific/Kiritimati:20261019T150000 | DTEND;TZID=Pacific/Kiritimati:20261021T110000 | 2026-10-19/2026-10-20",
                "DTSTART;TZID=\"W. Europe Standard Time\":20261019T150000 | DTEND;TZID=W. Europe Standard Time:20261021T110000 | 2026-10-19/2026-10-21",
                "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Paris:20261019T150000 | DTEND:20261021 | 2026-10-19/2026-10-21",
                "DTSTART:20280228 | DTEND:20280301 | 2028-02-28/2028-03-01",
                "DTSTART:20260801 | DTEND:20261003 | 2026-10-01/2026-10-03",
                "DTSTART:20280920 | DTEND:99991231 | 2028-09-20/2028-10-01",
            })
    void good_ends(String start, String end, String expected) {
        String body = calendar(event(start, end));
        assertThat(nights(body)).containsExactly(expected + " BLOCK");
        assertThat(doubts(body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART:20261101 | X-NOTHING:0 | NO_END",
                "DTSTART:20261101 | DTEND: | NO_END",
                "DTSTART:20261101T150000 | X-NOTHING:0 | NO_END",
                "DTSTART:20261101 | DTEND:20261101 | BAD_END",
                "DTSTART:20261101 | DTEND:20251030 | BAD_END",
                "DTSTART:20261101 | DTEND:20261131 | BAD_END",
                "DTSTART:20261101 | DTEND:soon | BAD_END",
                "DTSTART:20261101T150000 | DTEND:20261101T140000 | BAD_END",
                "DTSTART:20261101 | DURATION:-P1D | BAD_END",
                "DTSTART:20261101 | DURATION:PT0S | BAD_END",
                "DTSTART:20261101 | DURATION:P999999999999999999W | BAD_END",
                "DTSTART:20261101 | DURATION:P | BAD_END",
            })
    void an_end_that_is_missing_or_wrong_means_the_starts_night(String start, String end, Kind doubt) {
        String body = calendar(event(start, end));
        assertThat(nights(body)).containsExactly("2026-11-01/2026-11-02 BLOCK");
        assertThat(doubts(body)).containsExactly(doubt);
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART:",
        "DTSTART:20260231",
        "DTSTART:20261301",
        "DTSTART:00000101",
        "DTSTART:tomorrow",
        "DTSTART:20261101T99",
        "X-A:b"
    })
    void an_event_without_a_start_that_can_be_read_is_left_out_and_no_other(String start) {
        String body = calendar(event(start, "DTEND:20261105"), event("DTSTART:20261201", "DTEND:20261202"));
        assertThat(nights(body)).containsExactly("2026-12-01/2026-12-02 BLOCK");
        assertThat(doubts(body)).containsExactly(Kind.NO_START);
    }

    @Test
    void an_instant_belongs_to_the_propertys_date() {
        String body = calendar(event("DTSTART:20261101T030000Z", "DTEND:20261103T160000Z"));
        var frame = new io.relais.connector.CalendarFrame(
                ZoneId.of("America/New_York"), Feeds.FRAME.today(), Feeds.FRAME.until());
        assertThat(((io.relais.connector.CalendarReading.Snapshot)
                                Feeds.read(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), frame))
                        .entries())
                .hasToString("[2026-10-31/2026-11-03 BLOCK]");
    }

    @Test
    void a_zone_that_the_feed_explains_is_used_where_it_is_simple() {
        String simple = "BEGIN:VTIMEZONE\nTZID:House\nBEGIN:STANDARD\nTZOFFSETTO:-1000\nEND:STANDARD\nEND:VTIMEZONE";
        String located = "BEGIN:VTIMEZONE\nTZID:House\nX-LIC-LOCATION:Pacific/Honolulu\nEND:VTIMEZONE";
        String changing =
                simple.replace("END:VTIMEZONE", "BEGIN:DAYLIGHT\nTZOFFSETTO:-0900\nEND:DAYLIGHT\nEND:VTIMEZONE");
        String event = event("DTSTART;TZID=House:20261101T150000", "DTEND;TZID=House:20261103T110000");
        for (String zone : new String[] {simple, located}) {
            assertThat(nights(calendar(zone, event))).containsExactly("2026-11-02/2026-11-03 BLOCK");
            assertThat(doubts(calendar(event, zone))).isEmpty();
        }
        for (String zone : new String[] {changing, ""}) {
            assertThat(nights(calendar(zone, event))).containsExactly("2026-11-01/2026-11-03 BLOCK");
            assertThat(doubts(calendar(zone, event))).containsExactly(Kind.UNKNOWN_ZONE);
        }
    }

    @Test
    void what_takes_no_night_is_left_out() {
        String dates = "DTSTART:20261101\nDTEND:20261103";
        assertThat(nights(calendar(event(dates, "STATUS:CANCELLED")))).isEmpty();
        assertThat(nights(calendar(event(dates, "TRANSP:TRANSPARENT")))).isEmpty();
        assertThat(nights(calendar(event("DTSTART:20260901", "DTEND:20261001"))))
                .isEmpty();
        assertThat(nights(calendar(event("DTSTART:20281001", "DTEND:20281003"))))
                .isEmpty();
        assertThat(nights(calendar(event(dates, "STATUS:TENTATIVE"))))
                .containsExactly("2026-11-01/2026-11-03 TENTATIVE");
    }

    @Test
    void the_same_id_counts_for_each_of_its_dates_and_for_the_same_dates_once() {
        String first = event("DTSTART:20261101", "DTEND:20261103");
        String second = event("DTSTART:20261103", "DTEND:20261105");
        assertThat(nights(calendar(first, second))).hasSize(2);
        assertThat(doubts(calendar(first, second))).isEmpty();
        assertThat(nights(calendar(first, second, first))).hasSize(2);
        assertThat(doubts(calendar(first, second, first))).containsExactly(Kind.DUPLICATE);
        String nameless = first.replace("UID:1@test\n", "");
        assertThat(nights(calendar(nameless, nameless))).hasSize(1);
        assertThat(doubts(calendar(nameless, nameless))).containsExactly(Kind.NO_UID, Kind.NO_UID);
    }

    @Test
    void of_the_same_nights_the_surest_word_counts() {
        String booking = event("DTSTART:20261101", "DTEND:20261103", "SUMMARY:Reserved");
        String block = event("DTSTART:20261101", "DTEND:20261103", "SUMMARY:Blocked");
        assertThat(nights(calendar(block, booking))).containsExactly("2026-11-01/2026-11-03 BOOKING");
        assertThat(nights(calendar(booking, block))).containsExactly("2026-11-01/2026-11-03 BOOKING");
    }

    @Test
    void busy_periods_are_closed_nights_and_free_ones_are_not() {
        String body = calendar(
                "BEGIN:VFREEBUSY",
                "UID:1",
                "DTSTART:20261001T000000Z",
                "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261101T140000Z/20261103T090000Z,20261110T140000Z/P2D",
                "FREEBUSY;FBTYPE=FREE:20261120T140000Z/P2D",
                "FREEBUSY:20261201T100000Z/PT1H,20261201T120000Z/PT1H",
                "END:VFREEBUSY");
        assertThat(nights(body))
                .containsExactly(
                        "2026-11-01/2026-11-03 BLOCK", "2026-11-10/2026-11-12 BLOCK", "2026-12-01/2026-12-02 BLOCK");
        assertThat(doubts(body)).isEmpty();
    }
}
