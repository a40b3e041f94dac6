package io.relais.core.feed;

import io.relais.connector.CalendarEntry.Kind;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The nights that feeds hold; owner of table {@code feed_night}. */
@Singleton
final class FeedNightRows {
    /** Nights that are over tell when the run that they belong to began. */
    private static final int KEPT_DAYS = 60;

    private final Moment moment;

    @Inject
    FeedNightRows(Moment moment) {
        this.moment = moment;
    }

    /** What a feed holds from a day on. */
    SortedMap<LocalDate, HeldNight> load(Handle handle, UUID feedId, LocalDate from) {
        SortedMap<LocalDate, HeldNight> nights = new TreeMap<>();
        handle.createQuery("""
                select night, kind, missing_since, missing_polls, kept from feed_night
                where feed_id = :feed and night >= :from
                """)
                .bind("feed", feedId)
                .bind("from", from)
                .map((r, c) -> Map.entry(
                        r.getObject("night", LocalDate.class),
                        new HeldNight(
                                kind(r.getString("kind")),
                                instant(r.getTimestamp("missing_since")),
                                r.getInt("missing_polls"),
                                r.getBoolean("kept"))))
                .forEach(e -> nights.put(e.getKey(), e.getValue()));
        return nights;
    }

    /** How many nights feeds hold from today on, and how many of them their calendars do not show. */
    record Count(int held, int missing) {
        static final Count NONE = new Count(0, 0);
    }

    Map<UUID, Count> counts(Handle handle, Collection<UUID> feedIds) {
        Map<UUID, Count> counts = new HashMap<>();
        handle.createQuery("""
                select n.feed_id, count(*) as held, count(n.missing_since) as missing
                from feed_night n join feed f on f.id = n.feed_id join property p on p.id = f.property_id
                where n.feed_id = any(:feeds) and n.night >= (:now::timestamptz at time zone p.time_zone)::date
                group by n.feed_id
                """)
                .bind("feeds", feedIds.toArray(UUID[]::new))
                .bind("now", Timestamp.from(moment.now()))
                .map((r, c) ->
                        Map.entry(r.getObject("feed_id", UUID.class), new Count(r.getInt("held"), r.getInt("missing"))))
                .forEach(e -> counts.put(e.getKey(), e.getValue()));
        return counts;
    }

    /** Those of the nights that another feed holds on the unit; true only for nights that the caller has locked. */
    Set<LocalDate> heldElsewhere(Handle handle, UUID unitId, UUID feedId, Collection<LocalDate> nights) {
        return new HashSet<>(handle.createQuery("""
                select distinct n.night from feed_night n join feed f on f.id = n.feed_id
                where f.unit_id = :unit and f.id <> :feed and n.night = any(:nights)
                """)
                .bind("unit", unitId)
                .bind("feed", feedId)
                .bind("nights", nights.toArray(LocalDate[]::new))
                .mapTo(LocalDate.class)
                .list());
    }

    /** Writes what is different after a poll. */
    void store(
            Handle handle, UUID feedId, SortedMap<LocalDate, HeldNight> before, SortedMap<LocalDate, HeldNight> after) {
        List<LocalDate> gone = before.keySet().stream()
                .filter(night -> !after.containsKey(night))
                .toList();
        if (!gone.isEmpty()) {
            delete(handle, feedId, gone);
        }
        List<LocalDate> changed = after.keySet().stream()
                .filter(night -> !Objects.equals(before.get(night), after.get(night)))
                .toList();
        if (!changed.isEmpty()) {
            save(handle, feedId, changed, after);
        }
    }

    /** Forgets nights that are long over, of all feeds; returns how many. */
    int prune(Handle handle, LocalDate today) {
        return handle.createUpdate("delete from feed_night where night < :limit")
                .bind("limit", today.minusDays(KEPT_DAYS))
                .execute();
    }

    private static void delete(Handle handle, UUID feedId, List<LocalDate> nights) {
        handle.createUpdate("delete from feed_night where feed_id = :feed and night = any(:nights)")
                .bind("feed", feedId)
                .bind("nights", nights.toArray(LocalDate[]::new))
                .execute();
    }

    private void save(Handle handle, UUID feedId, List<LocalDate> nights, Map<LocalDate, HeldNight> after) {
        List<HeldNight> held =
                nights.stream().map(after::get).filter(Objects::nonNull).toList();
        handle.createUpdate("""
                insert into feed_night (feed_id, night, kind, since, missing_since, missing_polls, kept)
                select :feed, k.night, k.kind, :now, k.missing_since, k.missing_polls, k.kept
                from unnest(:nights, :kinds, :sinces, :polls, :kepts) as k(night, kind, missing_since, missing_polls, kept)
                on conflict (feed_id, night) do update
                set kind = excluded.kind, missing_since = excluded.missing_since, missing_polls = excluded.missing_polls,
                    kept = excluded.kept
                """)
                .bind("feed", feedId)
                .bind("now", Timestamp.from(moment.now()))
                .bind("nights", nights.toArray(LocalDate[]::new))
                .bind("kinds", column(held, night -> code(night.kind()), String[]::new))
                .bind("sinces", column(held, HeldNight::missingSince, Instant[]::new))
                .bind("polls", column(held, HeldNight::missingPolls, Integer[]::new))
                .bind("kepts", column(held, HeldNight::kept, Boolean[]::new))
                .execute();
    }

    private static <T extends @Nullable Object> T[] column(
            List<HeldNight> held, Function<HeldNight, T> part, java.util.function.IntFunction<T[]> array) {
        return held.stream().map(part).toArray(array);
    }

    static Kind kind(String code) {
        return Kind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
