package io.relais.core.delivery;

import io.relais.core.data.Database;
import io.relais.core.data.Literals;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * How each cell came to be what it is at each partner; owner of table {@code channel_log}. Only added to: one row per month, product
 * and change, whatever the number of nights. Written by whoever holds the connection, so that the order of ids is that of time.
 */
@Singleton
public final class ChannelLog {
    private static final int ENTRIES_MAX = 200;
    private static final int NOTE_LENGTH_MAX = 500;
    /** No partner is told nights that are farther away. */
    private static final int FARTHEST_DAYS = 800;

    private static final int PRUNED_AT_ONCE = 20_000;
    private static final String OF_CELL = """
            where connection_id = :connection and remote_room_id = :room and remote_rate_id = :rate and facet = :facet
              and month = :month and (days >> :day) & 1 = 1
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    public ChannelLog(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What happened to some cells; see {@link CellEntry}. */
    record Line(
            CellState state,
            Instant at,
            @Nullable Instant desiredAt,
            List<UUID> causes,
            @Nullable UUID reference,
            String note,
            String advice) {
        Line {
            causes = List.copyOf(causes);
            note = note.length() > NOTE_LENGTH_MAX ? note.substring(0, NOTE_LENGTH_MAX) : note;
        }

        static Line of(CellState state, Instant at, @Nullable UUID reference) {
            return new Line(state, at, null, List.of(), reference, "", "");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(PageKey page, Line line, int days, long[] values) {}

    void append(Handle handle, UUID connectionId, Map<Line, List<Cell>> cells) {
        List<Row> rows = new ArrayList<>();
        cells.forEach((line, group) -> group.stream()
                .collect(Collectors.groupingBy(Cell::page))
                .forEach((page, month) -> rows.add(row(page, line, month))));
        if (rows.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                insert into channel_log (connection_id, remote_room_id, remote_rate_id, facet, month, days, cell_values,
                                         state, at, desired_at, causes, reference, note, advice)
                select :connection, room, rate, facet, month, days, cell_values::bigint[], state, at, desired_at,
                       causes::uuid[], reference, note, advice
                from unnest(:rooms, :rates, :facets, :months, :days, :values, :states, :ats, :desiredAts, :causes,
                            :references, :notes, :advices)
                     as k(room, rate, facet, month, days, cell_values, state, at, desired_at, causes, reference,
                          note, advice)
                """)
                .bind("connection", connectionId)
                .bind("rooms", texts(rows, r -> r.page().roomId()))
                .bind("rates", texts(rows, r -> r.page().rateId()))
                .bind("facets", texts(rows, r -> r.page().facet()))
                .bind("months", rows.stream().map(r -> r.page().month()).toArray(java.time.LocalDate[]::new))
                .bind("days", rows.stream().map(Row::days).toArray(Integer[]::new))
                .bind(
                        "values",
                        texts(
                                rows,
                                r -> Literals.plain(
                                        Arrays.stream(r.values()).boxed().toList(), value -> value)))
                .bind("states", texts(rows, r -> r.line().state().code()))
                .bind("ats", rows.stream().map(r -> r.line().at()).toArray(Instant[]::new))
                .bind("desiredAts", rows.stream().map(r -> r.line().desiredAt()).toArray(Instant[]::new))
                .bind("causes", texts(rows, r -> Literals.plain(r.line().causes(), cause -> cause)))
                .bind("references", rows.stream().map(r -> r.line().reference()).toArray(UUID[]::new))
                .bind("notes", texts(rows, r -> r.line().note().replace("\u0000", "")))
                .bind("advices", texts(rows, r -> r.line().advice()))
                .execute();
    }

    /** The last that happened to a cell until then. */
    Optional<CellEntry> last(Handle handle, CellAsk ask, Instant until) {
        return ofCell(
                        handle.createQuery(
                                "select * from channel_log " + OF_CELL + " and at <= :until order by id desc limit 1"),
                        ask)
                .bind("until", Timestamp.from(until))
                .map((r, c) -> entry(r, ask.day()))
                .findOne();
    }

    /** What happened to a cell, newest first, at most 200. */
    List<CellEntry> list(Handle handle, CellAsk ask) {
        return ofCell(
                        handle.createQuery(
                                "select * from channel_log " + OF_CELL + " order by id desc limit " + ENTRIES_MAX),
                        ask)
                .map((r, c) -> entry(r, ask.day()))
                .list();
    }

    /** Deletes what was over so many days ago; what a partner believed since can still be told. Returns how many rows. */
    public int prune(int daysKept) {
        Instant limit = Instant.now(clock).minus(Duration.ofDays(daysKept));
        database.write(handle -> new StayPrices().prune(handle, limit.minus(Duration.ofDays(FARTHEST_DAYS))));
        return prune(limit);
    }

    /** Rows whose every day had a later row by then; at most 20,000 at once. */
    int prune(Instant olderThan) {
        return database.write(handle -> handle.createUpdate("""
                        delete from channel_log where id in (
                            select l.id from channel_log l
                            where l.at < :limit
                              and l.days & ~coalesce((
                                  select bit_or(n.days) from channel_log n
                                  where n.connection_id = l.connection_id and n.remote_room_id = l.remote_room_id
                                    and n.remote_rate_id = l.remote_rate_id and n.facet = l.facet and n.month = l.month
                                    and n.id > l.id and n.at <= :limit), 0) = 0
                            limit :most)
                        """)
                .bind("limit", Timestamp.from(olderThan))
                .bind("most", PRUNED_AT_ONCE)
                .execute());
    }

    private static Query ofCell(Query query, CellAsk ask) {
        return query.bind("connection", ask.connectionId())
                .bind("room", ask.roomId())
                .bind("rate", ask.rateId())
                .bind("facet", ask.facet())
                .bind("month", ask.page().month())
                .bind("day", ask.day());
    }

    private static Row row(PageKey page, Line line, List<Cell> cells) {
        Map<Integer, Long> byDay = new HashMap<>();
        cells.forEach(cell -> byDay.put(cell.day(), cell.value()));
        int days = byDay.keySet().stream().mapToInt(day -> 1 << day).reduce(0, (a, b) -> a | b);
        long[] values = byDay.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .mapToLong(Map.Entry::getValue)
                .toArray();
        boolean equal = Arrays.stream(values).allMatch(value -> value == values[0]);
        return new Row(page, line, days, equal ? new long[] {values[0]} : values);
    }

    private static CellEntry entry(ResultSet r, int day) throws SQLException {
        int days = r.getInt("days");
        Long[] values = (Long[]) r.getArray("cell_values").getArray();
        int position = values.length == 1 ? 0 : Integer.bitCount(days & ((1 << day) - 1));
        Timestamp desiredAt = r.getTimestamp("desired_at");
        return new CellEntry(
                CellState.ofCode(r.getString("state")),
                values[position],
                r.getTimestamp("at").toInstant(),
                desiredAt == null ? null : desiredAt.toInstant(),
                List.of((UUID[]) r.getArray("causes").getArray()),
                r.getObject("reference", UUID.class),
                r.getString("note"),
                r.getString("advice"));
    }

    private static String[] texts(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }
}
