package io.relais.connector.ical;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarFrame;
import io.relais.connector.CalendarReading.Reason;
import io.relais.connector.CalendarReading.Refused;
import io.relais.connector.CalendarReading.Snapshot;
import io.relais.connector.testkit.calendar.CalendarText;
import io.relais.connector.testkit.calendar.CalendarYear;
import io.relais.connector.testkit.calendar.CalendarYear.Fault;
import io.relais.connector.testkit.calendar.CalendarYear.Poll;
import io.relais.connector.testkit.calendar.CalendarYear.Shape;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Calendars of a generated year, as bytes and back. */
class YearTest {
    private static final int DAYS = 365;
    private static final int ROOMS = 8;
    /** A prime, so that every hour of the day comes. */
    private static final int EACH = 13;

    @Test
    void a_year_of_calendars_is_read_as_it_was_meant_and_what_is_none_is_refused() {
        CalendarYear year = new CalendarYear(3);
        Set<Fault> met = EnumSet.noneOf(Fault.class);
        for (CalendarYear.Room room : year.rooms(ROOMS)) {
            int[] number = {0};
            year.polls(room, DAYS)
                    .filter(poll -> number[0]++ % EACH == 0 || poll.fault() != Fault.NONE)
                    .filter(poll -> poll.fault() != Fault.STATUS)
                    .forEach(poll -> {
                        met.add(poll.fault());
                        check(poll);
                    });
        }
        assertThat(met).containsAll(EnumSet.complementOf(EnumSet.of(Fault.STATUS)));
    }

    private static void check(Poll poll) {
        CalendarFrame frame =
                new CalendarFrame(CalendarYear.ZONE, poll.today(), poll.today().plusMonths(24));
        var reading = Feeds.read(CalendarText.of(poll), frame);
        switch (poll.fault()) {
            case NONE, PART, EMPTY ->
                assertThat(reading).isInstanceOfSatisfying(Snapshot.class, snapshot -> isMeant(snapshot, poll, frame));
            case NO_BYTES -> assertThat(reading).isEqualTo(new Refused(Reason.EMPTY));
            case PAGE -> assertThat(reading).isEqualTo(new Refused(Reason.HTML));
            case JSON -> assertThat(reading).isEqualTo(new Refused(Reason.JSON));
            case TRUNCATED -> assertThat(reading).isEqualTo(new Refused(Reason.TRUNCATED));
            case STATUS -> throw new IllegalStateException("has no body");
        }
    }

    private static void isMeant(Snapshot snapshot, Poll poll, CalendarFrame frame) {
        assertThat(nights(snapshot.entries(), frame)).isEqualTo(nights(poll.shown(), frame));
        if (poll.room().shape() == Shape.AIRBNB) {
            assertThat(snapshot.entries()).hasSameSizeAs(poll.shown());
            assertThat(kinds(snapshot.entries())).isEqualTo(kinds(poll.shown()));
        }
    }

    private static Set<LocalDate> nights(Collection<CalendarEntry> entries, CalendarFrame frame) {
        return entries.stream()
                .flatMap(entry -> entry.arrival().datesUntil(entry.departure()))
                .filter(night -> !night.isBefore(frame.today()) && night.isBefore(frame.until()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String kinds(Collection<CalendarEntry> entries) {
        return entries.stream().map(entry -> entry.kind().name()).collect(Collectors.joining(" "));
    }
}
