package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What the next calendar changes about who has a feed's nights.
 *
 * @param saved stays that are new, other than before or back again
 * @param missing stays that the calendar shows no longer, while their nights are still held
 * @param gone stays whose nights were given back, or are another stay's now
 */
record StayChanges(List<FeedStay> saved, List<FeedStay> missing, List<FeedStay> gone) {
    /** A stay, and whether its nights were given back. */
    record Known(FeedStay stay, boolean gone) {}

    /** Whose calendar it is, and when it is read. */
    record Frame(UUID feedId, LocalDate today, Instant now, Supplier<UUID> ids) {}

    /** A pure function of what is known, what is shown and what is held. */
    static StayChanges of(List<Known> known, List<CalendarEntry> shown, Set<LocalDate> held, Frame frame) {
        List<FeedStay> current =
                known.stream().filter(k -> !k.gone()).map(Known::stay).toList();
        List<FeedStay> former =
                known.stream().filter(Known::gone).map(Known::stay).toList();
        List<FeedStay> saved = new ArrayList<>();
        List<StayIdentity.Match> matches = StayIdentity.match(shown, current, former);
        for (StayIdentity.Match match : matches) {
            FeedStay now = now(match, frame);
            if (!now.equals(match.stay()) || former.contains(match.stay())) {
                saved.add(now);
            }
        }
        Set<UUID> matched = matches.stream()
                .map(StayIdentity.Match::stay)
                .filter(Objects::nonNull)
                .map(FeedStay::id)
                .collect(Collectors.toSet());
        StayChanges left = left(
                current.stream().filter(stay -> !matched.contains(stay.id())).toList(), shown, held, frame.today);
        return new StayChanges(saved, left.missing(), left.gone());
    }

    /** What becomes of stays that the calendar does not show. */
    static StayChanges left(List<FeedStay> unseen, List<CalendarEntry> shown, Set<LocalDate> held, LocalDate today) {
        List<FeedStay> gone = unseen.stream()
                .filter(stay -> stay.dates().dates().noneMatch(held::contains) || isCovered(stay, shown, today))
                .toList();
        List<FeedStay> missing = unseen.stream()
                .filter(stay -> stay.missingAt() == null && !gone.contains(stay))
                .toList();
        return new StayChanges(List.of(), missing, gone);
    }

    /** Partners join stays that touch to one event. */
    private static boolean isCovered(FeedStay stay, List<CalendarEntry> shown, LocalDate today) {
        LocalDate first =
                stay.dates().arrival().isBefore(today) ? today : stay.dates().arrival();
        return shown.stream()
                .anyMatch(entry -> !entry.arrival().isAfter(first)
                        && !entry.departure().isBefore(stay.dates().departure()));
    }

    private static FeedStay now(StayIdentity.Match match, Frame frame) {
        CalendarEntry entry = match.entry();
        FeedStay had = match.stay();
        // A running stay whose beginning the partner cuts off each day began when it began.
        LocalDate arrival = had != null
                        && !entry.arrival().isAfter(frame.today)
                        && had.dates().arrival().isBefore(entry.arrival())
                ? had.dates().arrival()
                : entry.arrival();
        return new FeedStay(
                had == null ? frame.ids.get() : had.id(),
                frame.feedId,
                dates(arrival, entry.departure()),
                entry.kind(),
                entry.uid(),
                entry.code().isEmpty() && had != null ? had.code() : entry.code(),
                entry.guestName(),
                entry.phoneDigits(),
                entry.link(),
                entry.summary(),
                had == null ? frame.now : had.firstSeenAt(),
                null);
    }

    /** At most as long as any stay: of a longer block, its end. */
    static StayDates dates(LocalDate arrival, LocalDate departure) {
        LocalDate first = departure.minusDays(StayDates.NIGHTS_MAX);
        return new StayDates(arrival.isBefore(first) ? first : arrival, departure);
    }
}
