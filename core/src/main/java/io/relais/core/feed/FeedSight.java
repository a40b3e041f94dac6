package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar says once our own sales and the partner's own rules are told apart from the rest.
 *
 * @param entries without echoes; soft where the partner only keeps a rule
 * @param nights what it holds
 * @param echoes how many entries were left out
 */
record FeedSight(List<CalendarEntry> entries, SortedMap<LocalDate, Kind> nights, int echoes, Optional<FeedEdge> edge) {
    /** Where entries overlap, the one that says most counts. */
    private static final List<Kind> STRONGEST_FIRST = List.of(Kind.BOOKING, Kind.BLOCK, Kind.TENTATIVE, Kind.SOFT);

    private static final int[] NONE = {};

    /** How a feed is to be looked at. */
    record Lens(
            LocalDate today,
            LocalDate until,
            LocalDate stockUntil,
            SoftPolicy softPolicy,
            Echoes echoes,
            @Nullable FeedEdge edge) {}

    static FeedSight of(List<CalendarEntry> shown, Lens lens) {
        Optional<FeedEdge> edge = FeedEdge.of(shown, lens.edge, lens.today, lens.until);
        List<CalendarEntry> entries = new ArrayList<>();
        for (CalendarEntry entry : shown) {
            if (!lens.echoes.has(entry)) {
                entries.add(edge.filter(it -> it.isSoft(entry)).isPresent() ? soft(entry) : entry);
            }
        }
        return new FeedSight(List.copyOf(entries), nights(entries, lens), shown.size() - entries.size(), edge);
    }

    /** Counted by where entries begin and end, so that a stranger's many long entries cost no more than short ones. */
    private static SortedMap<LocalDate, Kind> nights(List<CalendarEntry> entries, Lens lens) {
        int days = (int) ChronoUnit.DAYS.between(lens.today, lens.stockUntil);
        Map<Kind, int[]> steps = new EnumMap<>(Kind.class);
        for (CalendarEntry entry : entries) {
            int first = Math.clamp(ChronoUnit.DAYS.between(lens.today, entry.arrival()), 0, days);
            int end = Math.clamp(ChronoUnit.DAYS.between(lens.today, entry.departure()), 0, days);
            if (first < end && (entry.kind() != Kind.SOFT || lens.softPolicy == SoftPolicy.BLOCK)) {
                int[] ofKind = steps.computeIfAbsent(entry.kind(), kind -> new int[days + 1]);
                ofKind[first]++;
                ofKind[end]--;
            }
        }
        SortedMap<LocalDate, Kind> nights = new TreeMap<>();
        for (Kind kind : STRONGEST_FIRST) {
            int[] ofKind = steps.getOrDefault(kind, NONE);
            int open = 0;
            for (int day = 0; day < ofKind.length; day++) {
                open += ofKind[day];
                if (open > 0) {
                    nights.putIfAbsent(lens.today.plusDays(day), kind);
                }
            }
        }
        return nights;
    }

    private static CalendarEntry soft(CalendarEntry entry) {
        return new CalendarEntry(
                entry.arrival(),
                entry.departure(),
                Kind.SOFT,
                entry.uid(),
                entry.code(),
                entry.guestName(),
                entry.phoneDigits(),
                entry.link(),
                entry.summary());
    }
}
