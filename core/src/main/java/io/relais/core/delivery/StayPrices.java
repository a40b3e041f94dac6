package io.relais.core.delivery;

import io.relais.connector.AriChange;
import io.relais.core.data.Literals;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Keeps what partners were told of stays, so that it can still be told to people; owner of table {@code stay_price}. */
@Singleton
final class StayPrices {
    private static final int PRUNED_AT_ONCE = 20_000;

    /** Keeps the totals of changes that are about to leave; the same list once a property. */
    void keep(Handle handle, UUID connectionId, Collection<AriChange> changes, Instant now) {
        Map<Long, List<Long>> lists = new HashMap<>();
        for (AriChange change : changes) {
            if (change instanceof AriChange.Stays stays) {
                lists.put(StayTotals.number(stays.totals()), stays.totals());
            }
        }
        if (lists.isEmpty()) {
            return;
        }
        List<Map.Entry<Long, List<Long>>> rows = List.copyOf(lists.entrySet());
        handle.createUpdate("""
                insert into stay_price (connection_id, number, totals, told_at)
                select :connection, number, totals::bigint[], :now
                from unnest(:numbers, :totals) as k(number, totals)
                on conflict (connection_id, number) do update set told_at = excluded.told_at
                """)
                .bind("connection", connectionId)
                .bind("now", Timestamp.from(now))
                .bind("numbers", rows.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .bind(
                        "totals",
                        rows.stream()
                                .map(row -> Literals.plain(row.getValue(), value -> value))
                                .toArray(String[]::new))
                .execute();
    }

    /** The totals of those numbers that a connection was told. */
    Map<Long, List<Long>> find(Handle handle, UUID connectionId, Set<Long> numbers) {
        Map<Long, List<Long>> found = new HashMap<>();
        if (!numbers.isEmpty()) {
            handle.createQuery("""
                    select number, totals from stay_price
                    where connection_id = :connection and number = any(:numbers)
                    """)
                    .bind("connection", connectionId)
                    .bind("numbers", numbers.toArray(Long[]::new))
                    .map((r, c) -> Map.entry(
                            r.getLong(1), List.of((Long[]) r.getArray(2).getArray())))
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** Deletes what was last told before; at most 20,000 at once. */
    int prune(Handle handle, Instant olderThan) {
        return handle.createUpdate("""
                delete from stay_price where (connection_id, number) in (
                    select connection_id, number from stay_price where told_at < :limit limit :most)
                """)
                .bind("limit", Timestamp.from(olderThan))
                .bind("most", PRUNED_AT_ONCE)
                .execute();
    }
}
