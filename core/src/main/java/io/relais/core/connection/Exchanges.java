package io.relais.core.connection;

import io.relais.core.data.Database;
import io.relais.core.data.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The calls to partners, for people to look at; owner of table {@code exchange}, pruned by age. */
@Singleton
public final class Exchanges {
    private static final int LIST_MAX = 200;
    private static final RowMapper<ExchangeView> EXCHANGE =
            (r, c) -> new ExchangeView(r.getObject("id", UUID.class), exchange(r), r.getString("trace"));

    private final Database database;
    private final Ids ids;

    @Inject
    public Exchanges(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Keeps what went over one line. */
    public void record(Line line, List<Exchange> exchanges) {
        if (exchanges.isEmpty()) {
            return;
        }
        database.write(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into exchange (id, account_id, connection_id, at, operation, method, address, request, status,
                                          answer, ruid, duration_ms, fault, trace)
                    values (:id, :account, :connection, :at, :operation, :method, :address, :request, :status,
                            :answer, :ruid, :duration, :fault, :trace)
                    """);
            for (Exchange exchange : exchanges) {
                batch.bind("id", ids.next())
                        .bind("account", line.accountId())
                        .bind("connection", line.connectionId())
                        .bind("at", Timestamp.from(exchange.at()))
                        .bind("operation", exchange.operation())
                        .bind("method", exchange.method())
                        .bind("address", exchange.address())
                        .bind("request", clean(exchange.request()))
                        .bind(
                                "status",
                                exchange.status().isPresent()
                                        ? exchange.status().getAsInt()
                                        : null)
                        .bind("answer", clean(exchange.answer()))
                        .bind("ruid", exchange.ruid())
                        .bind("duration", exchange.durationMillis())
                        .bind("fault", exchange.fault())
                        .bind("trace", line.trace())
                        .add();
            }
            return batch.execute();
        });
    }

    /** The newest exchanges of one connection and of its account, newest first. */
    public List<ExchangeView> latest(UUID connectionId, int limit) {
        return database.read(handle -> handle.createQuery("""
                        select e.* from exchange e join connection c on c.id = :connection
                        where e.account_id = c.account_id and (e.connection_id is null or e.connection_id = c.id)
                        order by e.at desc, e.id desc limit :limit
                        """)
                .bind("connection", connectionId)
                .bind("limit", Math.min(limit, LIST_MAX))
                .map(EXCHANGE)
                .list());
    }

    /** Deletes what is older; returns how many. */
    public int prune(Instant olderThan) {
        return database.write(handle -> handle.createUpdate("delete from exchange where at < :limit")
                .bind("limit", olderThan)
                .execute());
    }

    /** Empties what was asked and answered in the exchanges of one trace over one account; that they took place stays. */
    public void blank(Handle handle, UUID accountId, String trace) {
        handle.createUpdate("""
                update exchange set request = '', answer = '', address = ''
                where account_id = :account and trace = :trace and operation like 'reservations.%'
                """).bind("account", accountId).bind("trace", trace).execute();
    }

    private static String clean(String text) {
        // PostgreSQL text cannot hold NUL, and a partner's broken answer may.
        return text.replace("\u0000", "");
    }

    private static Exchange exchange(ResultSet r) throws SQLException {
        int status = r.getInt("status");
        return new Exchange(
                r.getTimestamp("at").toInstant(),
                r.getString("operation"),
                r.getString("method"),
                r.getString("address"),
                r.getString("request"),
                status == 0 ? OptionalInt.empty() : OptionalInt.of(status),
                r.getString("answer"),
                r.getString("ruid"),
                r.getInt("duration_ms"),
                r.getString("fault"));
    }
}
