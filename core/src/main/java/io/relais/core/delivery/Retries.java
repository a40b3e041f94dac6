package io.relais.core.delivery;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Values that a partner refused for a passing cause, each tried again after a first wait (a minute, as delivered), then four times
 * as long each time, at most six hours; owner of table {@code cell_retry}. A try only marks; the courier sends what is desired by
 * then.
 */
@Singleton
public final class Retries {
    private static final int WAIT_SECONDS_MAX = 6 * 60 * 60;

    private final Database database;
    private final ChannelPages pages;
    private final DirtyNights dirty;
    private final RuleRows rules;
    private final Moment moment;
    private final FirstWait firstWait;

    @Inject
    Retries(
            Database database,
            ChannelPages pages,
            DirtyNights dirty,
            RuleRows rules,
            FirstWait firstWait,
            Moment moment) {
        this.database = database;
        this.pages = pages;
        this.dirty = dirty;
        this.rules = rules;
        this.firstWait = firstWait;
        this.moment = moment;
    }

    /**
     * How long after a refusal a value is tried again for the first time.
     *
     * @param seconds at least one
     */
    public record FirstWait(int seconds) {
        public FirstWait {
            if (seconds < 1) {
                throw new IllegalArgumentException("a refused value is tried again after a second at the soonest");
            }
        }
    }

    private record Due(PageKey page, int days) {}

    /** Lets what is due be sent again; returns for how many connections. */
    public int retry() {
        List<UUID> connections = database.read(handle -> handle.createQuery("""
                        select distinct r.connection_id from cell_retry r
                        join connection c on c.id = r.connection_id and c.state = 'active'
                        where r.next_attempt_at <= :now limit 100
                        """)
                .bind("now", Timestamp.from(moment.now()))
                .mapTo(UUID.class)
                .list());
        for (UUID connection : connections) {
            database.write(handle -> {
                retry(handle, connection);
                return true;
            });
        }
        if (!connections.isEmpty()) {
            moment.wakeups().wake(Topic.NIGHTS);
        }
        return connections.size();
    }

    private void retry(Handle handle, UUID connectionId) {
        pages.hold(handle, connectionId);
        List<Due> due = start(handle, connectionId);
        Map<PageKey, Page> known =
                pages.load(handle, connectionId, due.stream().map(Due::page).toList());
        due.forEach(
                row -> known.computeIfAbsent(row.page(), key -> Page.empty()).forgive(row.days()));
        pages.store(handle, connectionId, known);
        dirty.markFor(handle, connectionId, marks(handle, connectionId, known.keySet()), "");
    }

    /** The marks that bring pages of a connection to the courier. */
    List<DirtyNights.Mark> marks(Handle handle, UUID connectionId, Collection<PageKey> keys) {
        Map<String, UUID> types =
                rules.mapped(handle, List.of(connectionId)).getOrDefault(connectionId, List.of()).stream()
                        .collect(Collectors.toMap(
                                Desired.Mapped::roomId,
                                mapped -> mapped.product().unitTypeId(),
                                (a, b) -> a));
        List<DirtyNights.Mark> marks = new ArrayList<>();
        for (PageKey key : keys) {
            UUID type = types.get(key.roomId());
            LocalDate month = key.month();
            if (type != null) {
                NightRange nights = new NightRange(month, month.plusMonths(1).minusDays(1));
                marks.add(new DirtyNights.Mark(type, nights, Cell.facetBit(key.facet()), null));
            }
        }
        return marks.stream().distinct().toList();
    }

    private List<Due> start(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                update cell_retry set next_attempt_at = null
                where connection_id = :connection and next_attempt_at <= :now
                returning remote_room_id, remote_rate_id, facet, month, days
                """)
                .bind("connection", connectionId)
                .bind("now", Timestamp.from(moment.now()))
                .map((r, c) -> new Due(
                        new PageKey(r.getString(1), r.getString(2), r.getString(3), r.getObject(4, LocalDate.class)),
                        r.getInt(5)))
                .list();
    }

    /** Plans the next try of cells that were refused just now. */
    void plan(Handle handle, UUID connectionId, Map<Cell, String> refused, Instant now) {
        if (refused.isEmpty()) {
            return;
        }
        Map<PageKey, Planned> byPage = new HashMap<>();
        refused.forEach((cell, note) -> byPage.merge(cell.page(), new Planned(1 << cell.day(), note), Planned::and));
        List<PageKey> keys = List.copyOf(byPage.keySet());
        List<Planned> planned = List.copyOf(byPage.values());
        bind(handle, keys, """
                insert into cell_retry as r (connection_id, remote_room_id, remote_rate_id, facet, month, days, attempts,
                                             next_attempt_at, note)
                select :connection, room, rate, facet, month, days, 1, :now::timestamptz + interval '1 second' * :firstWait, note
                from unnest(:rooms, :rates, :facets, :months, :days, :notes) as k(room, rate, facet, month, days, note)
                on conflict (connection_id, remote_room_id, remote_rate_id, facet, month) do update
                set days = r.days | excluded.days, attempts = r.attempts + 1, note = excluded.note,
                    next_attempt_at = :now::timestamptz
                        + interval '1 second' * least(:firstWait * power(4, least(r.attempts, 9)), :waitMax)
                """)
                .bind("connection", connectionId)
                .bind("now", Timestamp.from(now))
                .bind("firstWait", firstWait.seconds())
                .bind("waitMax", WAIT_SECONDS_MAX)
                .bind("days", planned.stream().map(Planned::days).toArray(Integer[]::new))
                .bind("notes", planned.stream().map(Planned::note).toArray(String[]::new))
                .execute();
    }

    /** Ends the tries of pages whose values under way were all answered for good. */
    void end(Handle handle, UUID connectionId, Collection<PageKey> keys) {
        bind(handle, List.copyOf(keys), """
                delete from cell_retry r
                using unnest(:rooms, :rates, :facets, :months) as k(room, rate, facet, month)
                where r.connection_id = :connection and r.next_attempt_at is null and r.remote_room_id = k.room
                  and r.remote_rate_id = k.rate and r.facet = k.facet and r.month = k.month
                """).bind("connection", connectionId).execute();
    }

    private record Planned(int days, String note) {
        Planned and(Planned other) {
            return new Planned(days | other.days, note);
        }
    }

    private static org.jdbi.v3.core.statement.Update bind(Handle handle, List<PageKey> keys, String sql) {
        return handle.createUpdate(sql)
                .bind("rooms", texts(keys, PageKey::roomId))
                .bind("rates", texts(keys, PageKey::rateId))
                .bind("facets", texts(keys, PageKey::facet))
                .bind("months", keys.stream().map(PageKey::month).toArray(LocalDate[]::new));
    }

    private static String[] texts(List<PageKey> keys, Function<PageKey, String> part) {
        return keys.stream().map(part).toArray(String[]::new);
    }
}
