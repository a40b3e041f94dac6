package io.relais.connector.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarReading;
import io.relais.connector.CalendarReading.Snapshot;
import io.relais.connector.CalendarSheet;
import io.relais.connector.CalendarSheet.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.Assertions;

/** What holds for every calendar. */
class CalendarPropertiesTest {
    private static final String ODD = """
            BEGIN:VCALENDAR
            PRODID:-//Airbnb Inc//EN
            BEGIN:VTIMEZONE
            TZID:House
            BEGIN:STANDARD
            TZOFFSETTO:+0100
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1@airbnb.com
            DTSTART;TZID=House:20261101T150000
            DURATION:P2DT18H
            SUMMARY:Réservée - Ada\\, Lind
            DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reserva
             tions/details/HMTESTAAAA\\nPhone Number (Last 4 Digits): 0042
            RRULE:FREQ=MONTHLY;BYDAY=1SU,-1MO;COUNT=5
            RDATE;VALUE=PERIOD:20270101T150000Z/P1D
            EXDATE;TZID="(UTC+01:00) Paris":20261206T150000
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            RECURRENCE-ID:20261130T150000
            DTSTART:20261130
            DTEND:20261202
            STATUS:TENTATIVE
            END:VEVENT
            BEGIN:VFREEBUSY
            FREEBUSY;FBTYPE=BUSY:20270110T140000Z/20270112T090000Z
            END:VFREEBUSY
            END:VCALENDAR
            """;

    @Property(tries = 200)
    void what_is_written_is_read_with_the_same_nights_and_words(@ForAll("sheets") CalendarSheet sheet) {
        Snapshot snapshot = (Snapshot) Feeds.read(Writing.of(sheet));
        assertThat(snapshot.shape()).isEqualTo("relais");
        assertThat(snapshot.doubts()).isEmpty();
        List<CalendarEntry> entries = snapshot.entries();
        assertThat(entries).hasSameSizeAs(sheet.items());
        for (CalendarEntry entry : entries) {
            Item item = sheet.items().stream()
                    .filter(one -> one.uid().equals(entry.uid()))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.arrival()).isEqualTo(item.first());
            assertThat(entry.departure()).isEqualTo(item.end());
        }
    }

    @Property(tries = 200)
    void folds_anywhere_change_nothing(@ForAll Random random) {
        byte[] plain = ODD.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        for (int i = 0; i < plain.length; i++) {
            // A fold before an end of line is a line of blanks, which is one too.
            if (i > 0 && plain[i - 1] != '\n' && plain[i] != '\n' && random.nextInt(5) == 0) {
                folded.writeBytes((random.nextBoolean() ? "\r\n " : "\n\t").getBytes(StandardCharsets.US_ASCII));
            }
            folded.write(plain[i]);
        }
        assertThat(Feeds.read(folded.toByteArray())).isEqualTo(Feeds.read(ODD.replace("\n ", "")));
    }

    @Property(tries = 2_000)
    void whatever_happens_to_a_calendar_it_is_answered(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 30) int changes) {
        byte[] body = damaged(ODD.getBytes(StandardCharsets.UTF_8), random, changes);
        CalendarReading reading = Assertions.catchThrowable(() -> Feeds.read(body)) == null ? Feeds.read(body) : null;
        assertThat(reading).isNotNull();
        if (reading instanceof Snapshot snapshot) {
            assertThat(snapshot.entries()).allSatisfy(entry -> {
                assertThat(entry.arrival()).isAfterOrEqualTo(Feeds.FRAME.today());
                assertThat(entry.departure()).isBeforeOrEqualTo(Feeds.FRAME.until());
                assertThat(entry.uid()
                                + entry.summary()
                                + entry.guestName()
                                + entry.link()
                                + entry.code()
                                + entry.phoneDigits())
                        .doesNotContainPattern("[\\p{Cntrl}]");
            });
        }
    }

    @Property(tries = 300)
    void any_text_is_a_line_of_at_most_75_octets(@ForAll @StringLength(max = 300) String text) {
        Item item = new Item("1", Instant.EPOCH, LocalDate.of(2027, 1, 1), LocalDate.of(2027, 1, 2), text, text);
        byte[] written = Writing.of(new CalendarSheet("", List.of(item)));
        int length = 0;
        for (byte octet : written) {
            length = octet == '\n' ? 0 : length + 1;
            assertThat(length).isLessThanOrEqualTo(76); // the CR is no part of the line
        }
        assertThat(Feeds.read(written)).isInstanceOf(Snapshot.class);
    }

    @Provide
    Arbitrary<CalendarSheet> sheets() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 700);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 28);
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(120);
        return Combinators.combine(
                        days.list().ofMaxSize(20),
                        lengths.list().ofSize(20),
                        texts.list().ofSize(20))
                .as((starts, nights, words) -> new CalendarSheet(
                        words.getFirst(),
                        IntStream.range(0, starts.size())
                                .mapToObj(i -> item(i, starts.get(i), nights.get(i), words.get(i)))
                                .toList()));
    }

    private static Item item(int id, int start, int nights, String words) {
        LocalDate first = Feeds.FRAME.today().plusDays(start);
        return new Item(
                id + "@relais.example",
                Instant.EPOCH.plus(Duration.ofDays(start)),
                first,
                first.plusDays(nights),
                words,
                words);
    }

    private static byte[] damaged(byte[] body, Random random, int changes) {
        List<Byte> bytes = new ArrayList<>();
        for (byte one : body) {
            bytes.add(one);
        }
        for (int i = 0; i < changes && bytes.size() > 2; i++) {
            int at = random.nextInt(bytes.size() - 1);
            switch (random.nextInt(4)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 -> bytes.remove(at);
                case 2 -> bytes.add(at, (byte) "\r\n\t :;=\"\\,/PT0Z-".charAt(random.nextInt(16)));
                default -> {
                    int length = Math.min(bytes.size() - at, random.nextInt(60));
                    bytes.addAll(random.nextInt(bytes.size()), List.copyOf(bytes.subList(at, at + length)));
                }
            }
        }
        byte[] result = new byte[bytes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = bytes.get(i);
        }
        return result;
    }
}
