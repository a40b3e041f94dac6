package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.core.data.Bulk;
import io.relais.core.data.Moment;
import io.relais.core.data.Writes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Who has the nights of feeds, for people to read; owner of table {@code feed_stay}. */
@Singleton
final class FeedStayRows {
    /** More entries than that are no guests; their nights count all the same. */
    static final int ENTRIES_MAX = 2_000;

    private static final int LIST_MAX = 2_000;

    /** What is long over is nobody's business any more. */
    private static final int KEPT_DAYS = 90;

    private static final int TEXT_MAX = 200;
    private static final int LINK_MAX = 500;

    private static final Bulk SAVE = Bulk.of("""
            insert into feed_stay (id, feed_id, dates, kind, uid, code, guest_name, phone_digits, link, summary,
                                   first_seen_at, changed_at)
            select k.id, k.feed_id, daterange(k.arrival, k.departure), k.kind, k.uid, k.code, k.guest_name,
                   k.phone_digits, k.link, k.summary, :now, :now
            from unnest(:ids, :feeds, :arrivals, :departures, :kinds, :uids, :codes, :names, :digits, :links, :summaries)
                 as k(id, feed_id, arrival, departure, kind, uid, code, guest_name, phone_digits, link, summary)
            on conflict (id) do update
            set dates = excluded.dates, kind = excluded.kind, uid = excluded.uid, code = excluded.code,
                guest_name = excluded.guest_name, phone_digits = excluded.phone_digits, link = excluded.link,
                summary = excluded.summary, changed_at = excluded.changed_at, missing_at = null, gone_at = null
            """);

    private final Moment moment;

    @Inject
    FeedStayRows(Moment moment) {
        this.moment = moment;
    }

    /** The stays of a feed that are not over: those that hold nights, and those that are gone, by arrival. */
    List<StayChanges.Known> load(Handle handle, UUID feedId, LocalDate today) {
        return handle.createQuery("""
                select *, lower(dates) as arrival, upper(dates) as departure from feed_stay
                where feed_id = :feed and upper(dates) > :today
                order by gone_at desc nulls first, lower(dates), id limit :max
                """)
                .bind("feed", feedId)
                .bind("today", today)
                .bind("max", LIST_MAX * 2)
                .map((r, c) -> new StayChanges.Known(stay(r), r.getTimestamp("gone_at") != null))
                .list();
    }

    /** Stays that hold nights now or in the days before, by arrival. */
    List<FeedStay> list(Handle handle, UUID feedId, LocalDate today) {
        return load(handle, feedId, today).stream()
                .filter(known -> !known.gone())
                .map(StayChanges.Known::stay)
                .toList();
    }

    /**
     * Writes who has the nights now.
     *
     * @param entries what the calendar shows, without echoes
     * @param held nights that the feed holds after this poll
     */
    void follow(Handle handle, FeedRow feed, List<CalendarEntry> entries, Set<LocalDate> held) {
        LocalDate today = feed.place().today(moment.now());
        List<CalendarEntry> told =
                entries.stream().limit(ENTRIES_MAX).map(FeedStayRows::cut).toList();
        StayChanges changes = StayChanges.of(
                load(handle, feed.id(), today),
                told,
                held,
                new StayChanges.Frame(
                        feed.id(), today, moment.now(), () -> moment.ids().next()));
        save(handle, changes.saved());
        leave(handle, changes);
    }

    private void leave(Handle handle, StayChanges changes) {
        mark(handle, changes.missing(), "missing_at");
        mark(handle, changes.gone(), "gone_at");
    }

    private void mark(Handle handle, List<FeedStay> stays, String column) {
        if (!stays.isEmpty()) {
            handle.createUpdate("update feed_stay set " + column + " = :now where id = any(:ids)")
                    .bind("now", Timestamp.from(moment.now()))
                    .bind("ids", stays.stream().map(FeedStay::id).toArray(UUID[]::new))
                    .execute();
        }
    }

    /** Ends what is missing of a feed and holds no night any more, as after a person's decision. */
    void settle(Handle handle, FeedRow feed, Set<LocalDate> held) {
        LocalDate today = feed.place().today(moment.now());
        List<FeedStay> missing = list(handle, feed.id(), today).stream()
                .filter(stay -> stay.missingAt() != null)
                .toList();
        leave(handle, StayChanges.left(missing, List.of(), held, today));
    }

    /** Forgets stays that are long over, of all feeds; returns how many. */
    int prune(Handle handle, LocalDate today) {
        return handle.createUpdate("delete from feed_stay where upper(dates) < :limit")
                .bind("limit", today.minusDays(KEPT_DAYS))
                .execute();
    }

    private void save(Handle handle, List<FeedStay> stays) {
        if (stays.isEmpty()) {
            return;
        }
        Writes writes = new Writes(handle);
        writes.add(SAVE, stays)
                .uuids("ids", FeedStay::id)
                .uuids("feeds", FeedStay::feedId)
                .dates("arrivals", stay -> stay.dates().arrival())
                .dates("departures", stay -> stay.dates().departure())
                .texts("kinds", stay -> FeedNightRows.code(stay.kind()))
                .texts("uids", FeedStay::uid)
                .texts("codes", FeedStay::code)
                .texts("names", FeedStay::guestName)
                .texts("digits", FeedStay::phoneDigits)
                .texts("links", FeedStay::link)
                .texts("summaries", FeedStay::summary)
                .instant("now", moment.now());
        writes.send();
    }

    /** A stranger's words, within reason. */
    private static CalendarEntry cut(CalendarEntry entry) {
        return new CalendarEntry(
                entry.arrival(),
                entry.departure(),
                entry.kind(),
                cut(entry.uid(), TEXT_MAX),
                cut(entry.code(), TEXT_MAX),
                cut(entry.guestName(), TEXT_MAX),
                cut(entry.phoneDigits(), TEXT_MAX),
                entry.link().startsWith("https://") ? cut(entry.link(), LINK_MAX) : "",
                cut(entry.summary(), TEXT_MAX));
    }

    /** Without what PostgreSQL cannot hold, so that what is read back is equal to what was written. */
    private static String cut(String text, int max) {
        String plain = text.replace("\u0000", "");
        int end = Math.min(plain.length(), max);
        boolean halfPair = end > 0 && end < plain.length() && Character.isHighSurrogate(plain.charAt(end - 1));
        return plain.substring(0, halfPair ? end - 1 : end);
    }

    private static FeedStay stay(ResultSet r) throws SQLException {
        return new FeedStay(
                r.getObject("id", UUID.class),
                r.getObject("feed_id", UUID.class),
                StayChanges.dates(r.getObject("arrival", LocalDate.class), r.getObject("departure", LocalDate.class)),
                FeedNightRows.kind(r.getString("kind")),
                r.getString("uid"),
                r.getString("code"),
                r.getString("guest_name"),
                r.getString("phone_digits"),
                r.getString("link"),
                r.getString("summary"),
                r.getTimestamp("first_seen_at").toInstant(),
                instant(r.getTimestamp("missing_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
