package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of a partner's calendar. Beyond the day up to which it sells, a partner shows one long block whose end moves by a day
 * each day: its own booking window, which concerns nobody else.
 *
 * @param end of the last block
 * @param day on which that was seen
 * @param rolling true when the end was seen to move with the calendar
 */
record FeedEdge(LocalDate end, LocalDate day, boolean rolling) {
    /** Nearer ends are a closure that somebody meant. */
    private static final int AHEAD_MIN_DAYS = 330;

    private static final int KEPT_DAYS = 7;

    /** The edge as a calendar shows it, told apart by what was seen before. Empty when no block reaches that far. */
    static Optional<FeedEdge> of(
            List<CalendarEntry> entries, @Nullable FeedEdge before, LocalDate today, LocalDate until) {
        return last(entries)
                .filter(it -> it.kind() == Kind.BLOCK)
                // What reaches the end of what we look at may go on for ever.
                .filter(it -> it.departure().isBefore(until))
                .map(CalendarEntry::departure)
                .filter(end -> ChronoUnit.DAYS.between(today, end) >= AHEAD_MIN_DAYS)
                .map(end -> seen(end, before, today))
                // A calendar that comes empty for once has not moved its edge.
                .or(() -> Optional.ofNullable(before).filter(edge -> !today.isAfter(edge.day.plusDays(KEPT_DAYS))));
    }

    /** True for the entry that reaches the edge of a calendar that rolls. */
    boolean isSoft(CalendarEntry entry) {
        return rolling && entry.kind() == Kind.BLOCK && entry.departure().equals(end);
    }

    private static FeedEdge seen(LocalDate end, @Nullable FeedEdge before, LocalDate today) {
        if (before == null) {
            return new FeedEdge(end, today, false);
        }
        long days = ChronoUnit.DAYS.between(before.day, today);
        long moved = ChronoUnit.DAYS.between(before.end, end);
        if (moved == 0 && days <= 1) {
            // A partner's day may begin some hours after the property's.
            return before;
        }
        return new FeedEdge(end, today, moved > 0 && Math.abs(moved - days) <= 1);
    }

    private static Optional<CalendarEntry> last(List<CalendarEntry> entries) {
        return entries.stream().max(Comparator.comparing(CalendarEntry::departure));
    }
}
