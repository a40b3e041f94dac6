package io.relais.connector.ical;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Snapshot;
import java.util.List;

/**
 * Bodies that a machine thinks of. In a build only the kept ones are read; {@code JAZZER_FUZZ=1} makes new ones for ten minutes, as the README
 * tells.
 */
class CalendarFuzzTest {
    // In libFuzzer's form: control characters by number.
    @DictionaryEntries({
        "BEGIN:VCALENDAR\\x0a",
        "END:VCALENDAR\\x0a",
        "BEGIN:VEVENT\\x0a",
        "END:VEVENT\\x0a",
        "BEGIN:VFREEBUSY\\x0a",
        "BEGIN:VTIMEZONE\\x0a",
        "BEGIN:STANDARD\\x0a",
        "BEGIN:DAYLIGHT\\x0a",
        "BEGIN:VALARM\\x0a",
        "END:",
        "\\x0d\\x0a ",
        "\\x0a\\x09",
        "PRODID:-//Airbnb Inc//EN\\x0a",
        "PRODID:booking.com\\x0a",
        "PRODID:HomeAway\\x0a",
        "UID:1\\x0a",
        "DTSTART:20261101\\x0a",
        "DTSTART;TZID=Europe/Paris:20261101T150000\\x0a",
        "DTEND;VALUE=DATE:20261103\\x0a",
        "DURATION:P1DT2H\\x0a",
        "RRULE:FREQ=WEEKLY;BYDAY=MO,2TU,-1WE\\x0a",
        "RRULE:FREQ=YEARLY;BYMONTH=2,3\\x0a",
        ";COUNT=9",
        ";UNTIL=20270101T000000Z",
        ";INTERVAL=3",
        ";BYMONTHDAY=31,-1",
        ";BYYEARDAY=366",
        ";BYWEEKNO=53",
        ";BYSETPOS=-1",
        ";WKST=SU",
        "RDATE:20261201/P2D,20261224\\x0a",
        "EXDATE:20261108T150000Z\\x0a",
        "RECURRENCE-ID:20261108\\x0a",
        "EXRULE:FREQ=DAILY\\x0a",
        "FREEBUSY:20261101T000000Z/PT5H\\x0a",
        "STATUS:CANCELLED\\x0a",
        "TRANSP:TRANSPARENT\\x0a",
        "TZID:House\\x0a",
        "TZOFFSETTO:+0100\\x0a",
        "X-LIC-LOCATION:Asia/Tokyo\\x0a",
        "SUMMARY:Reserved - Ada\\x0a",
        "SUMMARY:Airbnb (Not available)\\x0a",
        "DESCRIPTION:https://www.airbnb.com/details/HMTESTAAAA\\\\nPhone Number (Last 4 Digits): 0042\\x0a",
    })
    @FuzzTest(maxDuration = "10m")
    void any_body_is_answered(byte[] body) {
        CalendarReading reading = Feeds.read(body);
        if (reading instanceof Snapshot snapshot) {
            List<CalendarEntry> entries = snapshot.entries();
            for (CalendarEntry entry : entries) {
                assertThat(entry.arrival()).isAfterOrEqualTo(Feeds.FRAME.today());
                assertThat(entry.departure()).isBeforeOrEqualTo(Feeds.FRAME.until());
            }
            assertThat(snapshot.doubts()).hasSizeLessThanOrEqualTo(Limits.DOUBTS + Limits.BAD_LINES + entries.size());
        }
    }
}
