package io.relais.bench.sync;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the hub's database says. */
final class Books {
    static final String AVAILABILITY = "availability";
    static final String PRICE = "price:0";
    static final String RESTRICTION = "restriction";

    private static final String HELD = """
            select s.unit_type_id, d::date as night, count(*) as held
            from stay s, generate_series(lower(s.dates), upper(s.dates) - 1, interval '1 day') d
            where s.holding group by 1, 2
            """;
    private static final int LENGTH_BITS = 10;

    private final DataSource source;

    Books(DataSource source) {
        this.source = source;
    }

    /** One value of one product on one night; {@code rate} is empty for availability. */
    record Cell(UUID connection, String room, String rate, String facet, LocalDate night) {}

    /** A channel's reservation. */
    record Kept(
            UUID connection, String externalId, String status, LocalDate arrival, LocalDate departure, long total) {}

    /** What a night demands, in one number, so that it compares as other values do. */
    record Rule(int minArrival, int minThrough, int max, boolean closed, boolean noArrival, boolean noDeparture) {
        /** Partners say 0 where a single night will do. */
        long packed() {
            return (long) Math.max(1, minArrival)
                    | (long) Math.max(1, minThrough) << LENGTH_BITS
                    | (long) max << (2 * LENGTH_BITS)
                    | bit(closed, 0)
                    | bit(noArrival, 1)
                    | bit(noDeparture, 2);
        }

        private static long bit(boolean set, int index) {
            return set ? 1L << (3 * LENGTH_BITS + index) : 0;
        }
    }

    /**
     * What still waits, as text; empty when nothing does: no mark, no message under way, no refused value to be tried again, no
     * comparison that was asked for, no reservation to be applied.
     */
    String waiting() throws SQLException {
        List<String> waiting = new ArrayList<>();
        rows("""
                select what, count from (
                    select 'marked ranges', count(*) from dirty_nights
                    union all select 'messages under way', count(*) from courier where lease_owner is not null
                    union all select 'inbox messages', count(*) from inbox where state = 'received'
                    union all select 'refused values', count(*) from cell_retry where next_attempt_at is not null
                    union all select 'comparisons', count(*) from reconciliation where hurry) w(what, count)
                where count > 0
                """, row -> waiting.add(row.getLong(2) + " " + row.getString(1)));
        return String.join(", ", waiting);
    }

    /** What every partner ought to hold from a night on. */
    Map<Cell, Long> desired(LocalDate first) throws SQLException {
        Map<Cell, Long> cells = new HashMap<>();
        rows("""
                select m.connection_id, m.remote_room_id, m.remote_rate_id, n.night,
                       greatest(0, n.capacity - n.sold - n.blocked) as free, p.amount,
                       coalesce(r.min_stay_arrival, 1), coalesce(r.min_stay_through, 1), coalesce(r.max_stay, 0),
                       coalesce(r.closed, false), coalesce(r.closed_to_arrival, false), coalesce(r.closed_to_departure, false)
                from mapping m
                join night n on n.unit_type_id = m.unit_type_id and n.night >= '%s'
                join price p on p.unit_type_id = m.unit_type_id and p.rate_plan_id = m.rate_plan_id and p.night = n.night
                            and p.occupancy = 0
                left join restriction r on r.unit_type_id = m.unit_type_id and r.rate_plan_id = m.rate_plan_id
                                       and r.night = n.night
                """.formatted(first), row -> {
            UUID connection = row.getObject(1, UUID.class);
            String room = row.getString(2);
            String rate = row.getString(3);
            LocalDate night = row.getObject(4, LocalDate.class);
            cells.put(new Cell(connection, room, "", AVAILABILITY, night), row.getLong(5));
            cells.put(new Cell(connection, room, rate, PRICE, night), row.getLong(6));
            Rule rule = new Rule(
                    row.getInt(7),
                    row.getInt(8),
                    row.getInt(9),
                    row.getBoolean(10),
                    row.getBoolean(11),
                    row.getBoolean(12));
            cells.put(new Cell(connection, room, rate, RESTRICTION, night), rule.packed());
        });
        return cells;
    }

    /** What every partner acknowledged. */
    Map<Cell, Long> acknowledged() throws SQLException {
        Map<Cell, Long> cells = new HashMap<>();
        rows(
                """
                select connection_id, remote_room_id, remote_rate_id, facet, month + (k.day - 1)::int, k.value
                from channel_page, unnest(acknowledged) with ordinality k(value, day) where k.value is not null
                """,
                row -> cells.put(
                        new Cell(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, LocalDate.class)),
                        row.getLong(6)));
        return cells;
    }

    List<Kept> reservations() throws SQLException {
        List<Kept> kept = new ArrayList<>();
        rows(
                """
                select connection_id, external_id, status, arrival, departure, total from reservation
                where connection_id is not null
                """,
                row -> kept.add(new Kept(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        row.getLong(6))));
        return kept;
    }

    /** Seconds from the oldest change in a message until the partner's answer, for messages sent after that moment. */
    List<Double> exposures(Instant since) throws SQLException {
        List<Double> seconds = new ArrayList<>();
        rows("""
                select extract(epoch from answered_at - marked_at) from delivery
                where outcome in ('acknowledged', 'rejected') and answered_at is not null and sent_at > '%s'
                """.formatted(since), row -> seconds.add(row.getDouble(1)));
        return seconds;
    }

    /**
     * Units that the house itself sold although none was left: nights with more own stays than units, nights whose count is not
     * that of the stays, and nights sold beyond what channels sold in excess.
     */
    long oversold() throws SQLException {
        return number("""
                select coalesce(sum(greatest(0, h.held - n.capacity)), 0) from night n join (
                    select s.unit_type_id, d::date as night, count(*) as held
                    from stay s join reservation r on r.id = s.reservation_id and r.connection_id is null,
                         generate_series(lower(s.dates), upper(s.dates) - 1, interval '1 day') d
                    where s.holding group by 1, 2) h using (unit_type_id, night)
                """) + number("""
                select count(*) from night n full join (%s) k using (unit_type_id, night)
                where coalesce(n.sold, 0) <> coalesce(k.held, 0)
                """.formatted(HELD)) + number("""
                select count(*) from night where sold + blocked > capacity + overbooked
                """);
    }

    /** Cells that a partner refused and that wait for another value or a person. */
    long refused() throws SQLException {
        return number("select count(*) from channel_page, unnest(rejected) v where v is not null");
    }

    /** What holds connections up, as text. */
    List<String> faults() throws SQLException {
        List<String> faults = new ArrayList<>();
        rows("""
                select a.label || ' ' || a.state || ' ' || c.state || ' ' || coalesce(k.last_fault, '') || ' '
                       || coalesce(k.last_fault_text, '') || ' failures ' || coalesce(k.failures, 0)
                from connection c join account a on a.id = c.account_id left join courier k on k.connection_id = c.id
                where a.state <> 'active' or c.state <> 'active' or coalesce(k.last_fault, '') <> ''
                """, row -> faults.add(row.getString(1)));
        return faults;
    }

    long number(String sql) throws SQLException {
        long[] number = new long[1];
        rows(sql, row -> number[0] = row.getLong(1));
        return number[0];
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String sql, Reader reader) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }
}
