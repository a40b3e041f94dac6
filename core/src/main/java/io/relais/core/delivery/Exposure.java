package io.relais.core.delivery;

import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How long partners do not know what changed here: time from a commit to the partner's answer, per connection. Counted when an
 * answer comes, so that asking reads a few short rows; owner of table {@code exposure}.
 */
@Singleton
public final class Exposure {
    private static final Duration DAY = Duration.ofHours(24);

    private final Database database;
    private final Clock clock;

    @Inject
    public Exposure(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * How a partner was kept informed over a time.
     *
     * @param messages how many it answered; without any the times are zero
     * @param p50 for half of them it took no longer; exact to a tenth, as {@code p95}
     * @param worst the longest, exact
     */
    public record Figures(long messages, Duration p50, Duration p95, Duration worst) {
        /** Nothing was answered. */
        public static final Figures NONE = new Figures(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    /**
     * One connection's exposure.
     *
     * @param hour since the full hour before the last one, so over one to two hours
     * @param day over the last 24 hours
     * @param waiting age of the oldest change that the partner has not answered; zero when none waits. A partner that is down
     *     answers nothing, so this tells what the other figures cannot
     */
    public record Window(Figures hour, Figures day, Duration waiting) {
        /** A partner that nothing was told to. */
        public static final Window NONE = new Window(Figures.NONE, Figures.NONE, Duration.ZERO);
    }

    /** The connection's exposure now. For rules that hold stock back; see {@link ExposureRule}. */
    public Window of(Handle handle, UUID connectionId) {
        return of(handle, List.of(connectionId)).getOrDefault(connectionId, Window.NONE);
    }

    /** The exposure of several connections now, two statements whatever their number; those without any are missing. */
    public Map<UUID, Window> of(Handle handle, Collection<UUID> connectionIds) {
        UUID[] ids = connectionIds.toArray(UUID[]::new);
        Instant now = Instant.now(clock);
        Map<UUID, Instant> oldest = oldest(handle, ids);
        Map<UUID, Sums> sums = new HashMap<>();
        oldest.keySet().forEach(id -> sums.put(id, new Sums()));
        Instant hourFrom = now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        handle.createQuery("select * from exposure where connection_id = any(:ids) and hour > :dayAgo")
                .bind("ids", ids)
                .bind("dayAgo", Timestamp.from(now.minus(DAY)))
                .map((r, c) -> row(r))
                .forEach(row -> sums.computeIfAbsent(row.connectionId(), id -> new Sums())
                        .add(row, !row.hour().isBefore(hourFrom)));
        Map<UUID, Window> windows = new HashMap<>();
        sums.forEach((id, sum) -> windows.put(id, sum.window(age(oldest.get(id), now))));
        return windows;
    }

    /** Counts one answered message. */
    void add(Handle handle, UUID connectionId, Duration exposed) {
        long millis = Math.max(0, exposed.toMillis());
        handle.createUpdate("""
                insert into exposure as e (connection_id, hour, buckets, counts, worst_ms)
                values (:connection, :hour, array[:bucket], array[1], :millis)
                on conflict (connection_id, hour) do update
                set (buckets, counts) = (
                        select array_agg(bucket order by bucket), array_agg(count order by bucket)
                        from (select bucket, sum(count)::int as count
                              from unnest(e.buckets || excluded.buckets, e.counts || excluded.counts) as b(bucket, count)
                              group by bucket) s),
                    worst_ms = greatest(e.worst_ms, excluded.worst_ms)
                """)
                .bind("connection", connectionId)
                .bind("hour", Timestamp.from(Instant.now(clock).truncatedTo(ChronoUnit.HOURS)))
                .bind("bucket", Buckets.of(millis))
                .bind("millis", millis)
                .execute();
    }

    /** Deletes what is older; returns how many rows. */
    int prune(Instant olderThan) {
        return database.write(handle -> handle.createUpdate("delete from exposure where hour < :limit")
                .bind("limit", Timestamp.from(olderThan))
                .execute());
    }

    private static Map<UUID, Instant> oldest(Handle handle, UUID[] ids) {
        Map<UUID, Instant> oldest = new HashMap<>();
        handle.createQuery("""
                select connection_id, min(marked_at) from dirty_nights
                where connection_id = any(:ids) group by connection_id
                """)
                .bind("ids", ids)
                .map((r, c) ->
                        Map.entry(r.getObject(1, UUID.class), r.getTimestamp(2).toInstant()))
                .forEach(e -> oldest.put(e.getKey(), e.getValue()));
        return oldest;
    }

    private static Duration age(@Nullable Instant since, Instant now) {
        return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
    }

    private record Row(UUID connectionId, Instant hour, List<Integer> buckets, List<Integer> counts, long worst) {}

    private static Row row(ResultSet r) throws SQLException {
        return new Row(
                r.getObject("connection_id", UUID.class),
                r.getTimestamp("hour").toInstant(),
                List.of((Integer[]) r.getArray("buckets").getArray()),
                List.of((Integer[]) r.getArray("counts").getArray()),
                r.getLong("worst_ms"));
    }

    /** Rows of one connection, added up. */
    private static final class Sums {
        private final Buckets hour = new Buckets();
        private final Buckets day = new Buckets();

        void add(Row row, boolean ofTheHour) {
            day.add(row.buckets(), row.counts(), row.worst());
            if (ofTheHour) {
                hour.add(row.buckets(), row.counts(), row.worst());
            }
        }

        Window window(Duration waiting) {
            return new Window(hour.figures(), day.figures(), waiting);
        }
    }
}
