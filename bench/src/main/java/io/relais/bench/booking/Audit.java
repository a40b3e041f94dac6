package io.relais.bench.booking;

import io.relais.bench.Board;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What must be true of the database whatever the speed. */
final class Audit {
    private static final String HELD = """
            select s.unit_type_id, d::date as night, count(*) as held
            from stay s, generate_series(lower(s.dates), upper(s.dates) - 1, interval '1 day') d
            where s.holding group by 1, 2
            """;

    private final DataSource source;
    private final Board board;

    Audit(DataSource source, Board board) {
        this.source = source;
        this.board = board;
    }

    /** Units sold beyond capacity, by the nights' own count or by the stays that hold them. */
    long oversold() throws SQLException {
        return number("""
                select coalesce(sum(greatest(0, greatest(n.sold, coalesce(k.held, 0)) - n.capacity)), 0)
                from night n left join (%s) k using (unit_type_id, night)
                """.formatted(HELD));
    }

    /** Compares what was answered with what is there. */
    void check(long sold) throws SQLException {
        expect("reservations", sold, number("select count(*) from reservation"));
        expect("stays", sold, number("select count(*) from stay where holding"));
        expect("answers kept", sold, number("select count(*) from idempotency where status = 201"));
        expect("reservations without their line in the history", 0, number("""
                select count(*) from reservation r where not exists (select from event e where e.reservation_id = r.id)
                """));
        expect("reservations whose total is not the sum of their nights", 0, number("""
                select count(*) from reservation r where total <>
                    (select sum(a) from stay s, unnest(s.night_amounts) a where s.reservation_id = r.id)
                """));
        expect("nights whose count is not that of the stays", 0, number("""
                select count(*) from night n full join (%s) k using (unit_type_id, night)
                where coalesce(n.sold, 0) <> coalesce(k.held, 0)
                """.formatted(HELD)));
        expect("nights oversold", 0, oversold());
    }

    private void expect(String what, long expected, long found) {
        if (expected != found) {
            board.broken(what + ": " + found + " instead of " + expected);
        }
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
