package io.relais.core.delivery;

import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What each partner is known to believe, in pages of a month; owner of table {@code channel_page}. */
@Singleton
final class ChannelPages {
    /** The pages of those keys; a page never written is empty. */
    Map<PageKey, Page> load(Handle handle, UUID connectionId, Collection<PageKey> keys) {
        Map<PageKey, Page> pages = new HashMap<>();
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
                .map((r, c) -> Map.entry(
                        new PageKey(
                                r.getString("remote_room_id"),
                                r.getString("remote_rate_id"),
                                r.getString("facet"),
                                r.getObject("month", LocalDate.class)),
                        new Page(
                                values(r.getArray("sent")),
                                values(r.getArray("acknowledged")),
                                values(r.getArray("rejected")))))
                .forEach(e -> pages.put(e.getKey(), e.getValue()));
        return pages;
    }

    void store(Handle handle, UUID connectionId, Map<PageKey, Page> pages) {
        if (pages.isEmpty()) {
            return;
        }
        Collection<PageKey> keys = pages.keySet();
        handle.createUpdate("""
                insert into channel_page (connection_id, remote_room_id, remote_rate_id, facet, month,
                                          sent, acknowledged, rejected)
                select :connection, room, rate, facet, month, sent::bigint[], acknowledged::bigint[], rejected::bigint[]
                from unnest(:rooms, :rates, :facets, :months, :sent, :acknowledged, :rejected)
                     as k(room, rate, facet, month, sent, acknowledged, rejected)
                on conflict (connection_id, remote_room_id, remote_rate_id, facet, month) do update
                set sent = excluded.sent, acknowledged = excluded.acknowledged, rejected = excluded.rejected
                """)
                .bind("connection", connectionId)
                .bind("rooms", texts(keys, PageKey::roomId))
                .bind("rates", texts(keys, PageKey::rateId))
                .bind("facets", texts(keys, PageKey::facet))
                .bind("months", keys.stream().map(PageKey::month).toArray(LocalDate[]::new))
                .bind("sent", literals(pages, Page::sent))
                .bind("acknowledged", literals(pages, Page::acknowledged))
                .bind("rejected", literals(pages, Page::rejected))
                .execute();
    }

    private static String[] texts(Collection<PageKey> keys, Function<PageKey, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }

    /** Array literals, because unnest flattens arrays of arrays. */
    private static String[] literals(Map<PageKey, Page> pages, Function<Page, @Nullable Long[]> part) {
        return pages.values().stream()
                .map(page -> Arrays.stream(part.apply(page))
                        .map(value -> value == null ? "null" : Long.toString(value))
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }

    private static @Nullable Long[] values(Array array) throws SQLException {
        return (Long[]) array.getArray();
    }
}
