package io.relais.bench.intake;

import io.relais.bench.Board;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What must be true of the database whatever the speed. */
final class Ledger {
    private final DataSource source;
    private final Board board;

    Ledger(DataSource source, Board board) {
        this.source = source;
        this.board = board;
    }

    /** Compares what was delivered with what is there. */
    void check(long messages, long reservations) throws SQLException {
        expect("messages kept", messages, number("select count(*) from inbox"));
        expect("messages applied", messages, number("select count(*) from inbox where state = 'applied'"));
        expect("reservations", reservations, number("select count(*) from reservation"));
        expect("partner's numbers", reservations, number("select count(distinct external_id) from reservation"));
        expect("messages whose reservation is missing", 0, number("""
                select count(*) from inbox i where not exists
                    (select from reservation r where r.id = i.reservation_id and r.external_id = i.external_id)
                """));
        expect("reservations that are not as their last message says", 0, number("""
                select count(*) from reservation r where content_revision <> status_revision or conflict <> ''
                """));
        expect("nights whose count is not that of the stays", 0, number("""
                select count(*) from (
                    select n.sold, coalesce(k.held, 0) as held from night n
                    full join (select s.unit_type_id, d::date as night, count(*) as held
                               from stay s, generate_series(lower(s.dates), upper(s.dates) - 1, interval '1 day') d
                               where s.holding group by 1, 2) k using (unit_type_id, night)) c
                where sold is distinct from held
                """));
        expect("nights oversold", 0, number("select count(*) from night where overbooked > 0"));
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
