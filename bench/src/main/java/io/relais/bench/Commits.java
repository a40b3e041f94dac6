package io.relais.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** The reference: one-row inserts, each committed, at the same number of workers on the same server. */
public final class Commits {
    private final DataSource source;

    public Commits(DataSource source) throws SQLException {
        this.source = source;
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists bench_commit (id bigint generated always as identity primary key, text text)");
        }
    }

    /** Commits per second. */
    public double measure(int workers, int seconds) throws Exception {
        LongAdder commits = new LongAdder();
        double took = Crew.seconds(workers, worker -> {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            try (Connection connection = source.getConnection();
                    var insert = connection.prepareStatement("insert into bench_commit (text) values (?)")) {
                // One statement is one transaction here: insert and commit in a single round trip, the fastest form.
                connection.setAutoCommit(true);
                while (System.nanoTime() < end) {
                    insert.setString(1, "one row");
                    insert.executeUpdate();
                    commits.increment();
                }
            }
        });
        return commits.sum() / took;
    }
}
