package io.relais.core.feed;

import io.relais.connector.CalendarEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one good poll does to a feed's nights. What appears is held at once, because selling it twice is the dear mistake. What
 * disappears is given back only after a second good poll; where so much disappears that the calendar is rather broken than free,
 * after a third. In between nothing is lost but the sale of nights that really became free.
 *
 * @param after the feed from now on
 * @param added nights that it did not hold before
 * @param freed nights that it holds no longer
 * @param missing held nights that are not shown and not kept by a person
 */
record FeedDecision(
        FeedState after, SortedSet<LocalDate> added, SortedSet<LocalDate> freed, SortedSet<LocalDate> missing) {
    /** Polls that must agree, the first one that showed it included. */
    private static final int POLLS = 2;

    private static final Duration APART = Duration.ofMinutes(10);

    /** In quarantine. Glitches of whole calendars were seen to last up to an hour. */
    private static final int QUARANTINE_POLLS = 3;

    private static final Duration QUARANTINE_APART = Duration.ofMinutes(90);

    /** From so many nights, or such a part of what is held, a shrinking calendar is not believed at once. */
    private static final int LARGE_NIGHTS = 14;

    private static final int LARGE_PART = 4;

    /** The pure rule: the same state, calendar and moment always give the same decision. */
    static FeedDecision of(FeedState before, SortedMap<LocalDate, Kind> shown, LocalDate today, Instant now) {
        SortedMap<LocalDate, HeldNight> held = before.from(today).nights();
        SortedMap<LocalDate, HeldNight> after = new TreeMap<>();
        SortedSet<LocalDate> added = new TreeSet<>();
        SortedSet<LocalDate> missing = new TreeSet<>();
        shown.tailMap(today).forEach((night, kind) -> {
            after.put(night, HeldNight.shown(kind));
            if (!held.containsKey(night)) {
                added.add(night);
            }
        });
        held.forEach((night, had) -> {
            if (!after.containsKey(night)) {
                after.put(night, had.missing(now));
                if (!had.kept()) {
                    missing.add(night);
                }
            }
        });
        boolean large = isLarge(missing.size(), held.size());
        SortedSet<LocalDate> freed = due(after, missing, large, now);
        after.keySet().removeAll(freed);
        missing.removeAll(freed);
        Instant quarantined = large && !missing.isEmpty() ? since(before.quarantinedAt(), now) : null;
        return new FeedDecision(new FeedState(after, quarantined), added, freed, missing);
    }

    /** A person decided: all that is missing is given back, whether or not somebody had decided to keep it. */
    static FeedDecision accepted(FeedState before) {
        SortedMap<LocalDate, HeldNight> after = new TreeMap<>();
        SortedSet<LocalDate> freed = new TreeSet<>();
        before.nights().forEach((night, had) -> {
            if (had.missingSince() == null) {
                after.put(night, had);
            } else {
                freed.add(night);
            }
        });
        return new FeedDecision(new FeedState(after, null), new TreeSet<>(), freed, new TreeSet<>());
    }

    /** A person decided: what is missing stays until the calendar shows it again or a person decides otherwise. */
    static FeedDecision refused(FeedState before) {
        SortedMap<LocalDate, HeldNight> after = new TreeMap<>();
        before.nights().forEach((night, had) -> after.put(night, had.missingSince() == null ? had : had.keep()));
        return new FeedDecision(new FeedState(after, null), new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
    }

    /**
     * A person decided otherwise about the partner's own rules: nights held for these alone follow at once, all else stays.
     *
     * @param shown what the last calendar holds under the new policy
     */
    static FeedDecision reweighed(FeedState before, SortedMap<LocalDate, Kind> shown) {
        SortedMap<LocalDate, HeldNight> after = new TreeMap<>(before.nights());
        SortedSet<LocalDate> freed = new TreeSet<>();
        before.nights().forEach((night, had) -> {
            if (had.kind() == Kind.SOFT && !shown.containsKey(night)) {
                after.remove(night);
                freed.add(night);
            }
        });
        SortedSet<LocalDate> added = new TreeSet<>();
        shown.forEach((night, kind) -> {
            if (after.putIfAbsent(night, HeldNight.shown(kind)) == null) {
                added.add(night);
            }
        });
        return new FeedDecision(new FeedState(after, before.quarantinedAt()), added, freed, new TreeSet<>());
    }

    /** The feed is followed no longer. */
    static FeedDecision removed(FeedState before) {
        return new FeedDecision(
                FeedState.EMPTY, new TreeSet<>(), new TreeSet<>(before.nights().keySet()), new TreeSet<>());
    }

    private static SortedSet<LocalDate> due(
            SortedMap<LocalDate, HeldNight> after, SortedSet<LocalDate> missing, boolean large, Instant now) {
        int polls = large ? QUARANTINE_POLLS : POLLS;
        Duration apart = large ? QUARANTINE_APART : APART;
        SortedSet<LocalDate> due = new TreeSet<>();
        for (LocalDate night : missing) {
            HeldNight had = after.get(night);
            Instant since = had == null ? null : had.missingSince();
            if (had != null && since != null && had.missingPolls() >= polls && !now.isBefore(since.plus(apart))) {
                due.add(night);
            }
        }
        return due;
    }

    /** An empty calendar where nights were held is the largest part of all. */
    private static boolean isLarge(int missing, int held) {
        return missing >= LARGE_NIGHTS || (missing > 0 && missing * LARGE_PART >= held);
    }

    private static Instant since(@Nullable Instant before, Instant now) {
        return before == null ? now : before;
    }
}
