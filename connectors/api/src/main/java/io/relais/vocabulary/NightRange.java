package io.relais.vocabulary;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run of nights in a calendar, both ends included (as partners' ARI messages count them), property-local.
 *
 * @param first the first night
 * @param last the last night, not before the first
 */
public record NightRange(LocalDate first, LocalDate last) {
    public NightRange {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("last night " + last + " is before first night " + first);
        }
    }

    public static NightRange of(LocalDate night) {
        return new NightRange(night, night);
    }

    /** The nights as few ranges as possible, in order. */
    public static List<NightRange> runs(Collection<LocalDate> nights) {
        return joined(nights.stream().map(NightRange::of).toList());
    }

    /** The same nights as few ranges as possible, in order: those that touch or overlap are made one. */
    public static List<NightRange> joined(Collection<NightRange> ranges) {
        List<NightRange> joined = new ArrayList<>();
        ranges.stream().sorted(Comparator.comparing(NightRange::first)).forEach(range -> {
            NightRange last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || range.first().isAfter(last.last.plusDays(1))) {
                joined.add(range);
            } else if (range.last().isAfter(last.last)) {
                joined.set(joined.size() - 1, new NightRange(last.first, range.last()));
            }
        });
        return joined;
    }

    /** Every night, in order. */
    public Stream<LocalDate> dates() {
        return first.datesUntil(last.plusDays(1));
    }

    /** How many nights the range holds. */
    public int count() {
        return (int) ChronoUnit.DAYS.between(first, last) + 1;
    }

    public boolean contains(LocalDate night) {
        return !night.isBefore(first) && !night.isAfter(last);
    }
}
