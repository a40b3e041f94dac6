package io.relais.core.feed;

import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Nights as runs. */
final class Runs {
    private static final int WORDS_MAX = 20;

    private Runs() {}

    /** The runs of sorted nights. */
    static List<NightRange> of(SortedSet<LocalDate> nights) {
        List<NightRange> runs = new ArrayList<>();
        for (LocalDate night : nights) {
            NightRange last = runs.isEmpty() ? null : runs.getLast();
            if (last != null && last.last().plusDays(1).equals(night)) {
                runs.set(runs.size() - 1, new NightRange(last.first(), night));
            } else {
                runs.add(NightRange.of(night));
            }
        }
        return runs;
    }

    /** As a history tells them: {@code 2026-07-01/2026-07-03}, both dates as of a stay; the first ones when there are many. */
    static String words(SortedSet<LocalDate> nights) {
        List<NightRange> runs = of(nights);
        String words = runs.stream()
                .limit(WORDS_MAX)
                .map(run -> run.first() + "/" + run.last().plusDays(1))
                .collect(Collectors.joining(", "));
        return runs.size() > WORDS_MAX ? words + ", …" : words;
    }

    /** Ranges that touch or overlap made one. */
    static List<NightRange> joined(Collection<NightRange> ranges) {
        List<NightRange> joined = new ArrayList<>();
        ranges.stream()
                .sorted(Comparator.comparing(NightRange::first).thenComparing(NightRange::last))
                .forEach(range -> {
                    NightRange last = joined.isEmpty() ? null : joined.getLast();
                    if (last == null || last.last().plusDays(1).isBefore(range.first())) {
                        joined.add(range);
                    } else if (range.last().isAfter(last.last())) {
                        joined.set(joined.size() - 1, new NightRange(last.first(), range.last()));
                    }
                });
        return joined;
    }
}
