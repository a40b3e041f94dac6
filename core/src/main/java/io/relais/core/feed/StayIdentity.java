package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds which stay an entry of the next calendar is. Partners move dates under one UID, give one stay another UID, cut its beginning
 * and join it to its neighbour, so what says most is asked first. For people to read only: no night depends on it.
 */
final class StayIdentity {
    private final List<FeedStay> stays;
    private final IdentityHashMap<FeedStay, Boolean> taken = new IdentityHashMap<>();
    private final IdentityHashMap<CalendarEntry, FeedStay> found = new IdentityHashMap<>();

    private StayIdentity(List<FeedStay> stays) {
        this.stays = stays;
    }

    /** One entry with the stay that it is. */
    record Match(CalendarEntry entry, @Nullable FeedStay stay) {}

    /**
     * Every entry, with its stay where one was known.
     *
     * @param current stays whose nights are held
     * @param former stays that are gone, the latest first: they may come back as they were
     */
    static List<Match> match(List<CalendarEntry> entries, List<FeedStay> current, List<FeedStay> former) {
        List<FeedStay> all = new ArrayList<>(current);
        all.addAll(former);
        StayIdentity sure = new StayIdentity(all);
        sure.pass(entries, CalendarEntry::code, FeedStay::code);
        sure.pass(entries, CalendarEntry::uid, FeedStay::uid);
        sure.pass(
                entries,
                entry -> entry.arrival() + "/" + entry.departure(),
                stay -> stay.dates().arrival() + "/" + stay.dates().departure());
        StayIdentity likely = sure.of(current);
        likely.pass(
                entries,
                entry -> entry.arrival().toString(),
                stay -> stay.dates().arrival().toString());
        likely.pass(
                entries,
                entry -> entry.departure().toString(),
                stay -> stay.dates().departure().toString());
        likely.overlaps(entries);
        return entries.stream()
                .map(entry -> new Match(entry, likely.found.get(entry)))
                .toList();
    }

    private StayIdentity of(List<FeedStay> fewer) {
        StayIdentity next = new StayIdentity(fewer);
        next.taken.putAll(taken);
        next.found.putAll(found);
        return next;
    }

    private void pass(
            List<CalendarEntry> entries, Function<CalendarEntry, String> ofEntry, Function<FeedStay, String> ofStay) {
        Map<String, Deque<FeedStay>> byKey = new HashMap<>();
        for (FeedStay stay : stays) {
            String key = ofStay.apply(stay);
            if (!key.isEmpty() && !taken.containsKey(stay)) {
                byKey.computeIfAbsent(key, k -> new ArrayDeque<>()).add(stay);
            }
        }
        for (CalendarEntry entry : entries) {
            if (!found.containsKey(entry)) {
                byKey.getOrDefault(ofEntry.apply(entry), new ArrayDeque<>()).stream()
                        .filter(stay -> !taken.containsKey(stay) && isCompatible(entry, stay))
                        .findFirst()
                        .ifPresent(stay -> take(entry, stay));
            }
        }
    }

    /** The rest by the nights that they share; both lists are short by then, or the work is not worth it. */
    private void overlaps(List<CalendarEntry> entries) {
        List<CalendarEntry> left =
                entries.stream().filter(entry -> !found.containsKey(entry)).toList();
        List<FeedStay> free =
                stays.stream().filter(stay -> !taken.containsKey(stay)).toList();
        for (CalendarEntry entry : left) {
            free.stream()
                    .filter(stay -> !taken.containsKey(stay))
                    .filter(stay -> stay.dates().arrival().isBefore(entry.departure())
                            && entry.arrival().isBefore(stay.dates().departure()))
                    .filter(stay -> isCompatible(entry, stay))
                    .findFirst()
                    .ifPresent(stay -> take(entry, stay));
        }
    }

    private void take(CalendarEntry entry, FeedStay stay) {
        taken.put(stay, true);
        found.put(entry, stay);
    }

    /** Two reservation numbers are two reservations, and a guest is not a closure. */
    private static boolean isCompatible(CalendarEntry entry, FeedStay stay) {
        boolean sameCode =
                entry.code().isEmpty() || stay.code().isEmpty() || entry.code().equals(stay.code());
        return sameCode && isGuest(entry.kind()) == isGuest(stay.kind());
    }

    private static boolean isGuest(Kind kind) {
        return kind == Kind.BOOKING || kind == Kind.TENTATIVE;
    }
}
