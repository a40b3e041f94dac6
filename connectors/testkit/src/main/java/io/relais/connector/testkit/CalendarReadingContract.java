package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarReading.Snapshot;
import io.relais.connector.ReadsCalendars;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The scenarios of {@link ReadsCalendars}: bodies as they are fetched lie in {@code calendars/}, named {@code whole-…} or after why they are
 * refused, as {@code refused-truncated-….ics}. Lines end with LF there.
 */
public interface CalendarReadingContract extends ConnectorContract {
    /** Through which the contract looks: the day of {@link Stage#NOW} and two years. */
    CalendarFrame FRAME =
            new CalendarFrame(ZoneId.of("Europe/Paris"), LocalDate.parse("2026-11-21"), LocalDate.parse("2028-11-21"));

    default ReadsCalendars readsCalendars() {
        return (ReadsCalendars) connector();
    }

    /** The bodies of the contract by the name of their file. */
    default SortedMap<String, byte[]> calendars() {
        return Resources.bytes(Resources.folder("contract/" + connector().id() + "/calendars"));
    }

    private List<byte[]> wholeCalendars() {
        List<byte[]> whole = calendars().entrySet().stream()
                .filter(file -> file.getKey().startsWith("whole"))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(whole).as("files named whole-…").isNotEmpty();
        return whole;
    }

    @TestFactory
    default Stream<DynamicTest> every_body_is_what_its_name_says() {
        assertThat(calendars().keySet()).anyMatch(name -> name.startsWith("refused-truncated"));
        return calendars().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    CalendarReading reading = readsCalendars().read(file.getValue(), FRAME);
                    switch (reading) {
                        case Snapshot snapshot -> {
                            assertThat(file.getKey()).startsWith("whole");
                            assertThat(snapshot.shape()).matches("[a-z][a-z0-9-]*");
                        }
                        case Refused refused ->
                            assertThat(file.getKey())
                                    .startsWith("refused-"
                                            + refused.reason()
                                                    .name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-'));
                    }
                }));
    }

    @Test
    default void entries_lie_within_the_frame_and_in_order() {
        for (byte[] body : wholeCalendars()) {
            List<CalendarEntry> entries = entries(body);
            assertThat(entries).isNotEmpty().allSatisfy(entry -> {
                assertThat(entry.arrival()).isAfterOrEqualTo(FRAME.today());
                assertThat(entry.departure()).isBeforeOrEqualTo(FRAME.until());
            });
            assertThat(entries)
                    .isSortedAccordingTo(Comparator.comparing(CalendarEntry::arrival)
                            .thenComparing(CalendarEntry::departure)
                            .thenComparing(CalendarEntry::uid));
        }
    }

    @Test
    default void the_ends_of_lines_and_a_mark_of_the_encoding_do_not_matter() {
        for (byte[] body : wholeCalendars()) {
            CalendarReading expected = readsCalendars().read(body, FRAME);
            String text = new String(body, StandardCharsets.UTF_8);
            for (String other : List.of(
                    text,
                    text.replace("\n", "\r\n"),
                    text.replace("\n", "\r"),
                    text.replace("\n", "\n\n"),
                    "\uFEFF" + text,
                    text.stripTrailing())) {
                assertThat(readsCalendars().read(other.getBytes(StandardCharsets.UTF_8), FRAME))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    default void a_calendar_that_was_cut_off_says_nothing_about_any_night() {
        for (byte[] body : wholeCalendars()) {
            int last = new String(body, StandardCharsets.ISO_8859_1).lastIndexOf("END:VCALENDAR");
            for (int length = 0; length < last; length++) {
                assertThat(readsCalendars().read(Arrays.copyOf(body, length), FRAME))
                        .as("the first " + length + " bytes")
                        .isInstanceOf(Refused.class);
            }
        }
    }

    @Test
    default void whatever_is_fetched_is_answered_and_always_the_same() {
        Random random = new Random(7);
        for (byte[] body : calendars().values()) {
            for (int round = 0; round < 200; round++) {
                byte[] damaged = body.clone();
                for (int i = random.nextInt(20); i > 0 && damaged.length > 0; i--) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertThat(readsCalendars().read(damaged, FRAME))
                        .isEqualTo(readsCalendars().read(damaged, FRAME));
            }
        }
    }

    @Test
    default void the_quality_scale_says_that_calendars_are_read() {
        assertThat(Descriptor.of(connector()).quality()).containsEntry("calendars.read", "done");
    }

    private List<CalendarEntry> entries(byte[] body) {
        return ((Snapshot) readsCalendars().read(body, FRAME)).entries();
    }
}
