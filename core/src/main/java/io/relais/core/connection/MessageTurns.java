package io.relais.core.connection;

import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Whose turn it is to be asked for guests' messages; owner of table {@code message_turn}. */
@Singleton
public final class MessageTurns {
    /** Longer than a question may take; a worker that needs more {@link #renew renews} it. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration BACK_OFF_MAX = Duration.ofMinutes(15);

    private final Database database;
    private final Moment moment;

    @Inject
    public MessageTurns(Database database, Moment moment) {
        this.database = database;
        this.moment = moment;
    }

    /**
     * One connection's turn.
     *
     * @param completeUntil everything said before is here; empty when it was never asked
     */
    public record Turn(UUID connectionId, Optional<Instant> completeUntil) {}

    /**
     * A connection that could not be asked.
     *
     * @param fault its kind, as in {@link io.relais.connector.Fault}
     * @param text the partner's words
     */
    public record Trouble(UUID connectionId, UUID propertyId, String channel, String fault, String text, Instant at) {}

    /** Takes the connections of these channels that are due, so that nobody else asks them meanwhile. Nothing stays locked. */
    public List<Turn> takeDue(Collection<String> channels, int limit) {
        Instant now = moment.now();
        return database.write(handle -> {
            addMissing(handle, channels, now);
            return handle.createQuery("""
                            update message_turn set lease_until = :lease, next_at = :lease
                            where connection_id in (
                                select t.connection_id from message_turn t
                                join connection c on c.id = t.connection_id and c.state <> 'preparing'
                                join account a on a.id = c.account_id and a.state = 'active' and a.channel = any(:channels)
                                where t.next_at <= :now and t.lease_until < :now
                                order by t.next_at limit :limit for update of t skip locked)
                            returning connection_id, complete_until
                            """)
                    .bind("now", Timestamp.from(now))
                    .bind("lease", Timestamp.from(now.plus(LEASE)))
                    .bind("channels", channels.toArray(String[]::new))
                    .bind("limit", limit)
                    .map((r, c) -> new Turn(
                            r.getObject(1, UUID.class),
                            Optional.ofNullable(r.getTimestamp(2)).map(Timestamp::toInstant)))
                    .list();
        });
    }

    private static void addMissing(Handle handle, Collection<String> channels, Instant now) {
        handle.createUpdate("""
                insert into message_turn (connection_id, next_at)
                select c.id, :now from connection c join account a on a.id = c.account_id
                where a.channel = any(:channels) and not exists (select from message_turn t where t.connection_id = c.id)
                on conflict do nothing
                """)
                .bind("now", Timestamp.from(now))
                .bind("channels", channels.toArray(String[]::new))
                .execute();
    }

    /** Goes on with a turn that takes longer. */
    public void renew(UUID connectionId) {
        database.write(handle -> handle.createUpdate(
                        "update message_turn set lease_until = :lease where connection_id = :id and lease_until > :now")
                .bind("lease", Timestamp.from(moment.now().plus(LEASE)))
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", connectionId)
                .execute());
    }

    /** Holds what is kept of a connection's messages until the transaction ends: who stores or links waits for the other. */
    public void hold(Handle handle, UUID connectionId) {
        handle.createUpdate("""
                insert into message_turn (connection_id, next_at) values (:id, :now) on conflict (connection_id) do nothing
                """)
                .bind("id", connectionId)
                .bind("now", Timestamp.from(moment.now()))
                .execute();
        handle.createQuery("select 1 from message_turn where connection_id = :id for update")
                .bind("id", connectionId)
                .mapTo(Integer.class)
                .one();
    }

    /**
     * Ends a turn in which everything up to a moment came.
     *
     * @return true when it is due again already: a hint came meanwhile
     */
    public boolean done(UUID connectionId, Instant completeUntil, Duration every) {
        Instant now = moment.now();
        return database.writeOnceBack(handle -> handle.createQuery("""
                        update message_turn set lease_until = '-infinity', next_at = least(next_at, :next),
                            complete_until = greatest(complete_until, :complete), failures = 0, fault = '', fault_text = '',
                            failed_at = null
                        where connection_id = :id
                        returning next_at <= :now
                        """)
                .bind("now", Timestamp.from(now))
                .bind("next", Timestamp.from(now.plus(every)))
                .bind("complete", Timestamp.from(completeUntil))
                .bind("id", connectionId)
                .mapTo(Boolean.class)
                .one());
    }

    /**
     * Ends a turn that failed: later each time, or when the partner said so.
     *
     * @param wait the least time until the next
     * @param asked whether the partner asked for it
     */
    public void failed(UUID connectionId, String fault, String text, Duration wait, boolean asked) {
        Instant now = moment.now();
        database.writeOnceBack(handle -> handle.createUpdate("""
                        update message_turn set lease_until = '-infinity', failures = failures + :failure,
                            next_at = :now::timestamptz + least(:wait * power(2, least(failures, 8) * :failure),
                                                                greatest(:wait, :max)) * interval '1 second',
                            held_until = case when :asked then :now::timestamptz + :wait * interval '1 second'
                                              else held_until end,
                            fault = :fault, fault_text = :text, failed_at = coalesce(failed_at, :now)
                        where connection_id = :id
                        """)
                .bind("now", Timestamp.from(now))
                .bind("wait", (double) Math.max(1, wait.toSeconds()))
                .bind("max", (double) BACK_OFF_MAX.toSeconds())
                .bind("failure", asked ? 0 : 1)
                .bind("asked", asked)
                .bind("fault", fault)
                .bind("text", clean(text))
                .bind("id", connectionId)
                .execute());
    }

    /** Makes an account's connections due because its partner hints that a guest wrote; not while it is held back. */
    public void hinted(UUID accountId) {
        database.write(handle -> handle.createUpdate("""
                        update message_turn set next_at = least(next_at, :now)
                        where connection_id in (select id from connection where account_id = :account)
                          and failures = 0 and held_until <= :now
                        """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("account", accountId)
                .execute());
    }

    /** The connections of an organisation that could not be asked last time. */
    public List<Trouble> troubles(UUID organisationId) {
        return database.read(handle -> handle.createQuery("""
                        select t.connection_id, c.property_id, a.channel, t.fault, t.fault_text, t.failed_at
                        from message_turn t join connection c on c.id = t.connection_id
                        join account a on a.id = c.account_id
                        where a.organisation_id = :organisation and t.fault <> '' order by t.failed_at, t.connection_id
                        limit 200
                        """)
                .bind("organisation", organisationId)
                .map((r, c) -> new Trouble(
                        r.getObject(1, UUID.class),
                        r.getObject(2, UUID.class),
                        r.getString(3),
                        r.getString(4),
                        r.getString(5),
                        r.getTimestamp(6).toInstant()))
                .list());
    }

    private static String clean(String text) {
        String clean = text.replace("\u0000", "");
        return clean.substring(0, Math.min(clean.length(), 500));
    }
}
