package io.relais.core.connection;

import io.relais.connector.PartnerFault;
import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * The partners' call limits, shared by every worker of every process on this database: a call beyond one is not made. Counted over
 * a sliding window, and lowered while the partner says so. A call is counted by one statement that is over before the partner is
 * spoken to; owner of table {@code call_budget}.
 */
@Singleton
public final class CallBudgets {
    /** The partner's clock and the way there may make two of our minutes look like less than one. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    /** Whether the partner's own words and the window leave room for a call at {@code :now}. */
    private static final String HAS_ROOM = """
            b.held_until <= :now and (b.remaining is null or b.remaining > 0 or b.remaining_until <= :now)
            and (cardinality(b.calls) < :calls or b.calls[cardinality(b.calls) + 1 - :calls] <= :windowStart)
            """;

    private final Database database;
    private final Clock clock;

    @Inject
    public CallBudgets(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a call counts as.
     *
     * @param operation what it is for, as {@code ari.availability}
     * @param budget the limit it names, empty for none: then the partner's word on this operation alone counts
     */
    public record Call(String operation, String budget) {
        private String name() {
            return budget.isEmpty() ? operation : budget;
        }

        private boolean isAri() {
            return operation.startsWith("ari");
        }
    }

    /**
     * What a partner said in an answer.
     *
     * @param remaining calls it still takes until {@code until}; null when it said nothing about that
     * @param holdUntil no call before; null when it did not ask for a pause
     */
    public record Said(
            @Nullable Integer remaining,
            Instant until,
            @Nullable Instant holdUntil) {}

    /**
     * Counts one call.
     *
     * @throws PartnerFault THROTTLED with the time to wait when there is no room; nothing was counted then
     */
    public void take(Line line, Call call) {
        Instant now = Instant.now(clock);
        Optional<Manifest.Limit> limit = limit(line, call);
        boolean taken = limit.isPresent()
                ? database.write(handle -> count(handle, line, call, limit.get(), now))
                : isFree(line, call, now);
        if (!taken) {
            Duration wait = database.read(handle -> wait(handle, line, call, now));
            throw PartnerFault.throttled(
                    limit.map(l -> "our budget of " + l.calls() + " " + l.name() + " calls in "
                                    + l.per().toSeconds() + " s is used up")
                            .orElse("the partner asked for a pause"),
                    wait);
        }
    }

    /** Keeps what the partner said; calls under way meanwhile may have made it smaller already. */
    public void heard(Line line, Call call, Said said) {
        Instant now = Instant.now(clock);
        database.write(handle -> bind(handle.createUpdate("""
                                insert into call_budget as b (account_id, connection_id, name, remaining, remaining_until,
                                                              held_until, ari)
                                values (:account, :connection, :name, :remaining, :until::timestamptz, coalesce(:hold::timestamptz, '-infinity'), :ari)
                                on conflict (account_id, connection_id, name) do update
                                set held_until = greatest(b.held_until, excluded.held_until),
                                    remaining = case when excluded.remaining is null then b.remaining
                                                     when b.remaining_until > :now
                                                         then least(b.remaining, excluded.remaining)
                                                     else excluded.remaining end,
                                    remaining_until = case when excluded.remaining is null or b.remaining_until > :now
                                                               then b.remaining_until
                                                           else excluded.remaining_until end,
                                    ari = b.ari or excluded.ari
                                """), line, call)
                .bind("remaining", said.remaining())
                .bind("until", said.remaining() == null ? null : Timestamp.from(said.until()))
                .bind("hold", said.holdUntil() == null ? null : Timestamp.from(said.holdUntil()))
                .bind("ari", call.isAri())
                .bind("now", Timestamp.from(now))
                .execute());
    }

    /** Counts the call if there is room: the row's lock makes workers count one after the other. */
    private static boolean count(Handle handle, Line line, Call call, Manifest.Limit limit, Instant now) {
        return bind(handle.createUpdate("""
                                insert into call_budget as b (account_id, connection_id, name, calls, ari)
                                values (:account, :connection, :name, array[:now::timestamptz], :ari)
                                on conflict (account_id, connection_id, name) do update
                                set calls = (b.calls || greatest(:now, b.calls[cardinality(b.calls)]))
                                                [greatest(1, cardinality(b.calls) + 2 - :calls) \\: cardinality(b.calls) + 1],
                                    remaining = case when b.remaining_until > :now then b.remaining - 1 end,
                                    remaining_until = case when b.remaining_until > :now then b.remaining_until end,
                                    ari = b.ari or excluded.ari
                                where
                                """ + HAS_ROOM), line, call)
                        .bind("calls", limit.calls())
                        .bind("ari", call.isAri())
                        .bind("now", Timestamp.from(now))
                        .bind(
                                "windowStart",
                                Timestamp.from(now.minus(limit.per()).minus(MARGIN)))
                        .execute()
                == 1;
    }

    /** A call without a limit of ours: free, unless the partner asked for a pause or told how many calls it still takes. */
    private boolean isFree(Line line, Call call, Instant now) {
        boolean restrained = database.read(handle -> bind(handle.createQuery("""
                                select exists (
                                    select from call_budget b
                                    where account_id = :account and connection_id is not distinct from :connection
                                      and name = :name and (held_until > :now or remaining_until > :now))
                                """), line, call)
                .bind("now", Timestamp.from(now))
                .mapTo(Boolean.class)
                .one());
        return !restrained
                || database.write(handle -> bind(handle.createUpdate("""
                                                update call_budget b set remaining = b.remaining - 1
                                                where account_id = :account and connection_id is not distinct from :connection
                                                  and name = :name and held_until <= :now
                                                  and (remaining is null or remaining > 0 or remaining_until <= :now)
                                                """), line, call)
                                .bind("now", Timestamp.from(now))
                                .execute())
                        == 1;
    }

    private static Duration wait(Handle handle, Line line, Call call, Instant now) {
        Optional<Manifest.Limit> limit = limit(line, call);
        Instant until = bind(handle.createQuery("""
                                select greatest(b.held_until, case when b.remaining <= 0 then b.remaining_until end,
                                                b.calls[cardinality(b.calls) + 1 - :calls] + :window * interval '1 second')
                                from call_budget b
                                where account_id = :account and connection_id is not distinct from :connection
                                  and name = :name
                                """), line, call)
                .bind("calls", limit.map(Manifest.Limit::calls).orElse(0))
                .bind("window", limit.map(l -> l.per().plus(MARGIN).toMillis()).orElse(0L) / 1000.0)
                .mapTo(Instant.class)
                .findOne()
                .orElse(now);
        Duration wait = Duration.between(now, until);
        // Another worker's call may have left the window meanwhile.
        return wait.isPositive() ? wait : Duration.ofMillis(1);
    }

    private static Optional<Manifest.Limit> limit(Line line, Call call) {
        return line.limits().stream()
                .filter(limit -> limit.name().equals(call.budget()))
                .findFirst();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Line line, Call call) {
        boolean perProperty = limit(line, call).map(Manifest.Limit::perProperty).orElse(false);
        return statement
                .bind("account", line.accountId())
                .bindByType("connection", perProperty ? line.connectionId() : null, UUID.class)
                .bind("name", call.name());
    }
}
