package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells our own sales coming back through a partner's calendar. Partners give what they import other UIDs, so the dates that the
 * partner fetched from us count too; never against a booking of its own.
 */
final class Echoes {
    private final String ending;
    private final LocalDate today;
    /** As served, and with ranges that touch made one, as some partners do; all cut at today, as the reading is. */
    private final Set<NightRange> ranges = new HashSet<>();

    /**
     * What may come back.
     *
     * @param domain the end of the UIDs that we give
     * @param served nights that this partner fetched from us
     */
    Echoes(String domain, Collection<NightRange> served, LocalDate today) {
        this.ending = "@" + domain;
        this.today = today;
        List<NightRange> ahead = served.stream()
                .filter(range -> !range.last().isBefore(today))
                .map(range -> new NightRange(later(range.first(), today), range.last()))
                .toList();
        ranges.addAll(ahead);
        ranges.addAll(NightRange.joined(ahead));
    }

    boolean has(CalendarEntry entry) {
        if (entry.uid().toLowerCase(Locale.ROOT).endsWith(ending)) {
            return true;
        }
        LocalDate last = entry.departure().minusDays(1);
        return entry.kind() != Kind.BOOKING
                && !last.isBefore(today)
                && ranges.contains(new NightRange(later(entry.arrival(), today), last));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
