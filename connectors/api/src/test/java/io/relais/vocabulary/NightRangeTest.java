package io.relais.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class NightRangeTest {
    private static final LocalDate START = LocalDate.of(2028, 2, 20);

    @Test
    void ranges_that_touch_or_overlap_become_one() {
        assertThat(NightRange.joined(List.of(range(7, 9), range(0, 2), range(3, 4), range(1, 1), range(8, 10))))
                .containsExactly(range(0, 4), range(7, 10));
    }

    @Property(tries = 300)
    void runs_hold_exactly_the_nights_given_and_never_touch(
            @ForAll @Size(max = 60) Set<@IntRange(max = 90) Integer> days) {
        List<LocalDate> nights = days.stream().map(START::plusDays).toList();
        List<NightRange> runs = NightRange.runs(nights);

        assertThat(runs.stream().flatMap(NightRange::dates)).containsExactlyElementsOf(new TreeSet<>(nights));
        for (int i = 1; i < runs.size(); i++) {
            assertThat(runs.get(i).first()).isAfter(runs.get(i - 1).last().plusDays(1));
        }
    }

    @Property(tries = 300)
    void joined_ranges_hold_the_nights_of_all(@ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> starts) {
        Collection<NightRange> ranges =
                starts.stream().map(day -> range(day, day + day % 5)).toList();

        Set<LocalDate> expected = new TreeSet<>();
        ranges.forEach(range -> range.dates().forEach(expected::add));
        assertThat(NightRange.joined(ranges).stream().flatMap(NightRange::dates))
                .containsExactlyElementsOf(expected);
    }

    private static NightRange range(int first, int last) {
        return new NightRange(START.plusDays(first), START.plusDays(last));
    }
}
