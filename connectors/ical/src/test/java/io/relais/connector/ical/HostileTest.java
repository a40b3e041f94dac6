package io.relais.connector.ical;

import static io.relais.connector.ical.Feeds.calendar;
import static io.relais.connector.ical.Feeds.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Doubt;
import io.relais.connector.CalendarReading.Reason;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarReading.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Feeds written to do harm: each is answered soon, and nobody else's is the worse for it. */
class HostileTest {
    private static final String NIGHTS = "DTSTART:20261101\nDTEND:20261103\n";
    private static final int MEGABYTE = 1024 * 1024;

    /** Many times what it takes on a machine that does nothing else; the README tells how long that is. */
    private static final Duration SOON = Duration.ofSeconds(5);

    /** Made when asked for: together they would fill the memory. */
    private static Map<String, Supplier<String>> feeds() {
        Map<String, Supplier<String>> feeds = new LinkedHashMap<>();
        feeds.put(
                "2,000 time zones",
                () -> calendar(numbered(
                        2_000,
                        "BEGIN:VTIMEZONE\nTZID:Z%d\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n")));
        feeds.put("20,000 deep", () -> calendar("BEGIN:VALARM\n".repeat(20_000)));
        feeds.put("a line of 20 MB", () -> calendar("SUMMARY:" + "x".repeat(20 * MEGABYTE)));
        feeds.put("a line of 4 MB", () -> calendar("SUMMARY:" + "x".repeat(4 * MEGABYTE)));
        feeds.put("a line of two million folds", () -> calendar("SUMMARY:" + "\n ".repeat(2_000_000)));
        feeds.put("every second since 1970", () -> calendar(event("DTSTART:19700101T000000Z\nRRULE:FREQ=SECONDLY")));
        feeds.put(
                "an interval that overflows",
                () -> calendar(event("DTSTART:19700101\nRRULE:FREQ=DAILY;INTERVAL=1073741824")));
        feeds.put(
                "50,001 events", () -> calendar(numbered(50_001, "BEGIN:VEVENT\nUID:%d\n" + NIGHTS + "END:VEVENT\n")));
        feeds.put(
                "50,000 events", () -> calendar(numbered(50_000, "BEGIN:VEVENT\nUID:%d\n" + NIGHTS + "END:VEVENT\n")));
        feeds.put("10 MB of beginnings", () -> calendar("BEGIN:VEVENT\n".repeat(10 * MEGABYTE / 13)));
        feeds.put("5 MB of beginnings", () -> calendar("BEGIN:VEVENT\n".repeat(5 * MEGABYTE / 13 - 100)));
        feeds.put(
                "half a million dates",
                () -> calendar(event(NIGHTS + ("RDATE:" + "20270101,".repeat(100_000) + "\n").repeat(5))));
        feeds.put(
                "half a million dates that are none",
                () -> calendar(event(NIGHTS + ("RDATE:" + "20279999,".repeat(100_000) + "\n").repeat(5))));
        feeds.put(
                "half a million exceptions",
                () -> calendar(event(
                        NIGHTS + "RRULE:FREQ=DAILY\n" + ("EXDATE:" + "20270101,".repeat(100_000) + "\n").repeat(5))));
        feeds.put(
                "30,000 rules",
                () -> calendar(numbered(
                        30_000,
                        "BEGIN:VEVENT\nUID:%d\n" + NIGHTS + "RRULE:FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR\nEND:VEVENT\n")));
        feeds.put(
                "20,000 rules from 1900",
                () -> calendar(
                        numbered(
                                20_000,
                                "BEGIN:VEVENT\nUID:%d\nDTSTART:19000101\nDTEND:19000102\nRRULE:FREQ=DAILY;COUNT=100000\nEND:VEVENT\n")));
        feeds.put(
                "one event with 5,000 rules",
                () -> calendar(event(NIGHTS + "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,-1TH\n".repeat(5_000))));
        feeds.put(
                "rules of a hundred values",
                () -> calendar(event(NIGHTS
                        + ("RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=" + numbered(31, "%d,")
                                        + "1;BYDAY=MO,TU,WE,TH,FR,SA,SU\n")
                                .repeat(2_000))));
        feeds.put(
                "30,000 unknown zones",
                () -> calendar(numbered(
                        30_000,
                        "BEGIN:VEVENT\nUID:%d\nDTSTART;TZID=/a/b/c/d/e/f/Q%1$d:20261101T100000\nEND:VEVENT\n")));
        feeds.put(
                "brackets that are never closed",
                () -> calendar(event("DTSTART" + ";A=(;B=\"".repeat(120_000) + ":20261101")));
        feeds.put("5 MB of blank lines", () -> calendar("\n".repeat(5 * MEGABYTE - 200)));
        feeds.put("5 MB of lines that are none", () -> calendar("x\n".repeat(5 * MEGABYTE / 2 - 200)));
        feeds.put("5 MB of ends", () -> calendar("END:X\n".repeat(5 * MEGABYTE / 6 - 200)));
        feeds.put(
                "5 MB of backslashes",
                () -> calendar(event(NIGHTS + ("SUMMARY:" + "\\".repeat(MEGABYTE - 100) + "\n").repeat(4))));
        feeds.put(
                "a million addresses",
                () -> calendar(
                        "PRODID:Airbnb",
                        event(NIGHTS + ("DESCRIPTION:" + "https://".repeat(100_000) + "\n").repeat(5))));
        feeds.put("40,000 calendars", () -> calendar(event(NIGHTS)).repeat(40_000));
        feeds.put("an angle bracket and nothing", () -> "<".repeat(5 * MEGABYTE - 1));
        return feeds;
    }

    private static byte[] feed(String name) {
        return Objects.requireNonNull(feeds().get(name)).get().getBytes(StandardCharsets.UTF_8);
    }

    @TestFactory
    Stream<DynamicTest> every_hostile_feed_is_answered_soon() {
        Feeds.read(calendar(event(NIGHTS + "RRULE:FREQ=WEEKLY;BYDAY=MO"))); // classes are loaded
        return feeds().entrySet().stream()
                .map(feed -> DynamicTest.dynamicTest(feed.getKey(), () -> {
                    byte[] body = feed(feed.getKey());
                    long begin = System.nanoTime();
                    assertThat(Feeds.read(body)).isNotNull();
                    Duration took = Duration.ofNanos(System.nanoTime() - begin);
                    assertThat(took).isLessThan(SOON);
                }));
    }

    @Test
    void what_is_beyond_a_limit_is_refused_and_what_recurs_beyond_measure_happens_once() {
        for (String name : new String[] {
            "2,000 time zones",
            "20,000 deep",
            "a line of 20 MB",
            "a line of 4 MB",
            "50,001 events",
            "10 MB of beginnings",
            "5 MB of beginnings"
        }) {
            assertThat(Feeds.read(feed(name))).as(name).isEqualTo(new Refused(Reason.TOO_LARGE));
        }
        for (String name : new String[] {"every second since 1970", "an interval that overflows"}) {
            assertThat(((Snapshot) Feeds.read(feed(name))).doubts())
                    .as(name)
                    .extracting(Doubt::kind)
                    .contains(Doubt.Kind.BAD_RECURRENCE);
        }
        assertThat(((Snapshot) Feeds.read(feed("50,000 events"))).entries()).hasSize(50_000);
    }

    @Test
    void another_feed_that_is_read_at_the_same_time_is_not_disturbed() throws Exception {
        byte[] quiet = calendar(
                        "BEGIN:VTIMEZONE\nTZID:House\nBEGIN:STANDARD\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE",
                        event(
                                "DTSTART;TZID=House:20261101T150000",
                                "DTEND;TZID=House:20261103T100000",
                                "RRULE:FREQ=WEEKLY;COUNT=3"))
                .getBytes(StandardCharsets.UTF_8);
        CalendarReading expected = Feeds.read(quiet);
        List<byte[]> hostile = Stream.of(
                        "2,000 time zones", "20,000 deep", "50,000 events", "30,000 rules", "30,000 unknown zones")
                .map(HostileTest::feed)
                .toList();
        try (ExecutorService others = Executors.newSingleThreadExecutor()) {
            Future<?> done = others.submit(() -> hostile.forEach(Feeds::read));
            int read = 0;
            while (!done.isDone() || read == 0) {
                assertThat(Feeds.read(quiet)).isEqualTo(expected);
                read++;
            }
            done.get();
        }
    }

    private static String numbered(int count, String text) {
        return IntStream.range(1, count + 1).mapToObj(text::formatted).collect(Collectors.joining());
    }
}
