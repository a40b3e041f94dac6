package io.relais.core.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.CalendarEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The rule by itself, whatever calendars come one after the other. */
class FeedDecisionTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-06-01");
    private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
    private static final int TRIES = 300;

    @Property(tries = TRIES)
    void what_is_shown_is_held_at_once(@ForAll("calendars") List<Set<Integer>> calendars) {
        FeedState state = FeedState.EMPTY;
        for (int i = 0; i < calendars.size(); i++) {
            state = decide(state, calendars.get(i), i).after();
            assertThat(state.nights().keySet())
                    .containsAll(nights(calendars.get(i)).keySet());
        }
    }

    @Property(tries = TRIES)
    void nothing_is_given_back_that_the_poll_before_still_showed(@ForAll("calendars") List<Set<Integer>> calendars) {
        FeedState state = FeedState.EMPTY;
        for (int i = 0; i < calendars.size(); i++) {
            FeedDecision decision = decide(state, calendars.get(i), i);
            if (i > 0) {
                Map<LocalDate, Kind> last = nights(calendars.get(i - 1));
                assertThat(decision.freed()).noneMatch(last::containsKey);
            }
            Map<LocalDate, Kind> shown = nights(calendars.get(i));
            assertThat(decision.freed()).noneMatch(shown::containsKey);
            state = decision.after();
        }
    }

    @Property(tries = TRIES)
    void what_three_polls_agree_on_is_so(
            @ForAll("calendars") List<Set<Integer>> calendars, @ForAll("calendar") Set<Integer> last) {
        List<Set<Integer>> all = new ArrayList<>(calendars);
        all.addAll(List.of(last, last, last));
        FeedState state = FeedState.EMPTY;
        for (int i = 0; i < all.size(); i++) {
            state = decide(state, all.get(i), i).after();
        }

        assertThat(state.nights().keySet()).isEqualTo(nights(last).keySet());
        assertThat(state.quarantinedAt()).isNull();
    }

    @Property(tries = TRIES)
    void an_empty_calendar_in_between_changes_nothing(
            @ForAll("calendar") Set<Integer> calendar, @ForAll @IntRange(min = 1, max = 2) int empties) {
        FeedState state = decide(FeedState.EMPTY, calendar, 0).after();
        FeedState before = state;
        for (int i = 1; i <= empties; i++) {
            state = decide(state, Set.of(), i).after();
        }

        assertThat(decide(state, calendar, empties + 1).after()).isEqualTo(before);
        assertThat(state.quarantinedAt() != null).isEqualTo(!calendar.isEmpty());
    }

    @Property(tries = TRIES)
    void nights_that_pass_are_not_given_back(
            @ForAll("calendar") Set<Integer> calendar, @ForAll @IntRange(min = 1, max = 60) int days) {
        FeedState state = decide(FeedState.EMPTY, calendar, 0).after();

        FeedDecision decision =
                FeedDecision.of(state, nights(calendar), TODAY.plusDays(days), NOW.plus(Duration.ofDays(days)));

        assertThat(decision.freed()).isEmpty();
        assertThat(decision.added()).isEmpty();
        assertThat(decision.after().quarantinedAt()).isNull();
    }

    @Property(tries = TRIES)
    void polls_that_come_too_soon_do_not_count(@ForAll("calendar") Set<Integer> calendar) {
        FeedState state = decide(FeedState.EMPTY, calendar, 0).after();
        for (int i = 0; i < 9; i++) {
            FeedDecision decision =
                    FeedDecision.of(state, new TreeMap<>(), TODAY, NOW.plus(Duration.ofMinutes(60 + i)));
            assertThat(decision.freed()).isEmpty();
            state = decision.after();
        }
    }

    @Provide
    Arbitrary<Set<Integer>> calendar() {
        return Arbitraries.integers().between(0, 80).set().ofMaxSize(60).map(HashSet::new);
    }

    @Provide
    Arbitrary<List<Set<Integer>>> calendars() {
        return calendar().list().ofMinSize(1).ofMaxSize(8);
    }

    private static FeedDecision decide(FeedState state, Set<Integer> calendar, int hour) {
        return FeedDecision.of(state, nights(calendar), TODAY, NOW.plus(Duration.ofHours(hour)));
    }

    private static SortedMap<LocalDate, Kind> nights(Set<Integer> calendar) {
        SortedMap<LocalDate, Kind> nights = new TreeMap<>();
        calendar.forEach(day -> nights.put(TODAY.plusDays(day), Kind.BLOCK));
        return nights;
    }
}
