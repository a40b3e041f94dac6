package io.relais.core.delivery;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What each partner was told and holds, in pages of a month; owner of table {@code channel_page}. Whoever changes pages of a
 * connection holds its row of {@code courier} until the transaction ends: the courier by renewing its hold, everybody else by
 * {@link #hold}.
 */
@Singleton
final class ChannelPages {
    /** Waits until nobody else changes this connection's pages. */
    void hold(Handle handle, UUID connectionId) {
        handle.createQuery("select true from courier where connection_id = :id for no key update")
                .bind("id", connectionId)
                .mapTo(Boolean.class)
                .findOne();
    }

    /** The pages of those keys; a page never written is empty. */
    Map<PageKey, Page> load(Handle handle, UUID connectionId, Collection<PageKey> keys) {
        Map<PageKey, Page> pages = new HashMap<>();
        if (keys.isEmpty()) {
            return pages;
        }
        keys.forEach(key -> pages.put(key, Page.empty()));
        handle.createQuery("""
                select p.* from channel_page p
                join unnest(:rooms, :rates, :facets, :months) as k(remote_room_id, remote_rate_id, facet, month)
                  using (remote_room_id, remote_rate_id, facet, month)
                where p.connection_id = :connection
                """)
                .bind("connection", connectionId)
                .bind("rooms", texts(keys, PageKey::roomId))
                .bind("rates", texts(keys, PageKey::rateId))
                .bind("facets", texts(keys, PageKey::facet))
                .bind("months", keys.stream().map(PageKey::month).toArray(LocalDate[]::new))
                .map((r, c) -> Map.entry(key(r), page(r)))
                .forEach(e -> pages.put(e.getKey(), e.getValue()));
        return pages;
    }

    /** The keys of every page of a product that holds a refused value; an empty rate stands for the whole room. */
    List<PageKey> rejectedOf(Handle handle, UUID connectionId, String roomId, String rateId) {
        return handle.createQuery("""
                select * from channel_page p
                where connection_id = :connection and remote_room_id = :room and (:rate = '' or remote_rate_id = :rate)
                  and exists (select from unnest(p.rejected) v where v is not null)
                """)
                .bind("connection", connectionId)
                .bind("room", roomId)
                .bind("rate", rateId)
                .map((r, c) -> key(r))
                .list();
    }

    /** One product's digests by month; months without a page, or of which none is known, are missing. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Digests(String roomId, String rateId, String facet, int[] months, long[] values) {}

    /** All digests of a connection between two months; {@code months} count from the first one asked for. */
    List<Digests> digests(Handle handle, UUID connectionId, LocalDate first, LocalDate last) {
        return handle.createQuery("""
                select remote_room_id, remote_rate_id, facet,
                       array_agg((extract(year from month) * 12 + extract(month from month))::int) as months,
                       array_agg(digest) as digests
                from channel_page
                where connection_id = :connection and month between :first and :last and digest is not null
                group by remote_room_id, remote_rate_id, facet
                """)
                .bind("connection", connectionId)
                .bind("first", first)
                .bind("last", last)
                .map((r, c) -> {
                    int from = first.getYear() * 12 + first.getMonthValue();
                    return new Digests(
                            r.getString(1),
                            r.getString(2),
                            r.getString(3),
                            Arrays.stream((Integer[]) r.getArray(4).getArray())
                                    .mapToInt(month -> month - from)
                                    .toArray(),
                            numbers(r.getArray(5)));
                })
                .list();
    }

    void store(Handle handle, UUID connectionId, Map<PageKey, Page> pages) {
        if (pages.isEmpty()) {
            return;
        }
        Collection<PageKey> keys = pages.keySet();
        handle.createUpdate("""
                insert into channel_page (connection_id, remote_room_id, remote_rate_id, facet, month, sent, acknowledged,
                                          rejected, observed, changed_at, observed_at, observed_exchange, digest)
                select :connection, room, rate, facet, month, sent::bigint[], acknowledged::bigint[], rejected::bigint[],
                       observed::bigint[], changed_at, observed_at, observed_exchange, digest
                from unnest(:rooms, :rates, :facets, :months, :sent, :acknowledged, :rejected, :observed, :changedAts,
                            :observedAts, :exchanges, :digests)
                     as k(room, rate, facet, month, sent, acknowledged, rejected, observed, changed_at,
                          observed_at, observed_exchange, digest)
                on conflict (connection_id, remote_room_id, remote_rate_id, facet, month) do update
                set sent = excluded.sent, acknowledged = excluded.acknowledged, rejected = excluded.rejected,
                    observed = excluded.observed, changed_at = excluded.changed_at, observed_at = excluded.observed_at,
                    observed_exchange = excluded.observed_exchange, digest = excluded.digest
                """)
                .bind("connection", connectionId)
                .bind("rooms", texts(keys, PageKey::roomId))
                .bind("rates", texts(keys, PageKey::rateId))
                .bind("facets", texts(keys, PageKey::facet))
                .bind("months", keys.stream().map(PageKey::month).toArray(LocalDate[]::new))
                .bind("sent", literals(pages, p -> p.states().sent()))
                .bind("acknowledged", literals(pages, p -> p.states().acknowledged()))
                .bind("rejected", literals(pages, p -> p.states().rejected()))
                .bind("observed", literals(pages, p -> p.states().observed()))
                .bind(
                        "changedAts",
                        pages.values().stream().map(p -> p.times().changedAt()).toArray(Instant[]::new))
                .bind(
                        "observedAts",
                        pages.values().stream().map(p -> p.times().observedAt()).toArray(Instant[]::new))
                .bind(
                        "exchanges",
                        pages.values().stream()
                                .map(p -> p.times().observedExchange())
                                .toArray(UUID[]::new))
                .bind("digests", pages.values().stream().map(Page::digest).toArray(Long[]::new))
                .execute();
    }

    /** Deletes pages of months that ended before; returns how many. */
    int prune(Handle handle, LocalDate before) {
        return handle.createUpdate("delete from channel_page where month < :before::date - interval '31 days'")
                .bind("before", before)
                .execute();
    }

    private static PageKey key(ResultSet r) throws SQLException {
        return new PageKey(
                r.getString("remote_room_id"),
                r.getString("remote_rate_id"),
                r.getString("facet"),
                r.getObject("month", LocalDate.class));
    }

    private static Page page(ResultSet r) throws SQLException {
        Timestamp observedAt = r.getTimestamp("observed_at");
        return new Page(
                new Page.States(
                        numbers(r.getArray("sent")),
                        numbers(r.getArray("acknowledged")),
                        numbers(r.getArray("rejected")),
                        numbers(r.getArray("observed"))),
                new Page.Times(
                        r.getTimestamp("changed_at").toInstant(),
                        observedAt == null ? null : observedAt.toInstant(),
                        r.getObject("observed_exchange", UUID.class)));
    }

    private static String[] texts(Collection<PageKey> keys, Function<PageKey, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    /** Array literals, because unnest flattens arrays of arrays. */
    private static String[] literals(Map<PageKey, Page> pages, Function<Page, long[]> part) {
        return pages.values().stream()
                .map(page -> Arrays.stream(part.apply(page))
                        .mapToObj(value -> value == Page.NONE ? "null" : Long.toString(value))
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }

    private static long[] numbers(Array array) throws SQLException {
        @Nullable Long[] values = (Long[]) array.getArray();
        long[] numbers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            Long value = values[i];
            numbers[i] = value == null ? Page.NONE : value;
        }
        return numbers;
    }
}
