package io.relais.core.feed;

import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Runs of nights in words. */
final class Runs {
    private static final int WORDS_MAX = 20;

    private Runs() {}

    /** As a history tells them: {@code 2026-07-01/2026-07-03}, both dates as of a stay; the first ones when there are many. */
    static String words(SortedSet<LocalDate> nights) {
        List<NightRange> runs = NightRange.runs(nights);
        String words = runs.stream()
                .limit(WORDS_MAX)
                .map(run -> run.first() + "/" + run.last().plusDays(1))
                .collect(Collectors.joining(", "));
        return runs.size() > WORDS_MAX ? words + ", …" : words;
    }
}
