package io.relais.core.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who is sending to which connection, and when it may be sent to again; owner of table {@code courier}. */
@Singleton
final class Leases {
    /** Longer than one call to a partner may take; renewed before each. */
    static final Duration LEASE = Duration.ofSeconds(60);

    private static final double BACK_OFF_MAX_SECONDS = 300;
    private final Clock clock;

    @Inject
    Leases(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes connections that wait to be told something, the most urgent first. Where ARI goes through a budget that connections of
     * one account share, only one of them at a time: so a property with much to tell cannot use up the calls of the others.
     */
    List<Hold> take(Handle handle, UUID owner, int limit) {
        addMissing(handle);
        UUID[] shared = shared(handle);
        Instant now = Instant.now(clock);
        return handle.createQuery("""
                update courier set lease_until = :until, lease_owner = :owner
                where connection_id in (
                    select c.connection_id from courier c
                    join (select k.connection_id, u.urgency, row_number() over (
                                     partition by case when n.account_id = any(:shared) then n.account_id
                                                       else k.connection_id end
                                     order by u.urgency, k.sent_at nulls first, k.connection_id) as place
                          from courier k
                          join connection n on n.id = k.connection_id and n.state = 'active'
                          join account a on a.id = n.account_id and a.state = 'active'
                          cross join lateral (select min(%s) as urgency
                                              from dirty_nights d where d.connection_id = k.connection_id) u
                          where k.lease_until < :now and k.not_before <= :now and u.urgency is not null
                            and not (n.account_id = any(:shared)
                                     and exists (select from connection p join courier o on o.connection_id = p.id
                                                 where p.account_id = n.account_id and o.lease_until >= :now))
                         ) due on due.connection_id = c.connection_id and due.place = 1
                    where c.lease_until < :now and c.not_before <= :now
                    order by due.urgency, c.not_before limit :limit for update of c skip locked)
                returning connection_id
                """.formatted(Urgency.OF_MARK))
                .bind("until", Timestamp.from(now.plus(LEASE)))
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .bind("near", Urgency.near(now))
                .bind("shared", shared)
                .bind("limit", limit)
                .map((r, c) -> new Hold(r.getObject(1, UUID.class), owner))
                .list();
    }

    private static void addMissing(Handle handle) {
        handle.execute("""
                insert into courier (connection_id) select id from connection c
                where not exists (select from courier where connection_id = c.id) on conflict do nothing
                """);
    }

    /** Accounts whose connections take turns and of which one waits. Locked, so that two workers do not give out two turns. */
    private static UUID[] shared(Handle handle) {
        return handle.createQuery("""
                        select b.account_id from call_budget b
                        where b.connection_id is null and b.ari
                          and exists (select from connection c join dirty_nights d on d.connection_id = c.id
                                      where c.account_id = b.account_id)
                        order by b.account_id, b.name for update
                        """).mapTo(UUID.class).stream().distinct().toArray(UUID[]::new);
    }

    /**
     * True when somebody should go first: this connection itself with something more urgent that was marked since, or, where
     * calls are shared, another connection of the account with something as urgent.
     *
     * @param packed the newest mark that the worker is telling about
     */
    boolean isOutranked(Handle handle, Hold hold, long packed) {
        Instant now = Instant.now(clock);
        return handle.createQuery("""
                with mine as (select coalesce(min(%1$s) filter (where d.id <= :packed), 9) as urgency,
                                     coalesce(min(%1$s) filter (where d.id > :packed), 9) as news
                              from dirty_nights d where d.connection_id = :id)
                select mine.news < mine.urgency or exists (
                    select from connection me
                    join call_budget b on b.account_id = me.account_id and b.connection_id is null and b.ari
                    join connection n on n.account_id = me.account_id and n.id <> me.id and n.state = 'active'
                    left join courier k on k.connection_id = n.id
                    join dirty_nights d on d.connection_id = n.id
                    where me.id = :id and %1$s <= mine.urgency
                      and coalesce(k.lease_until < :now and k.not_before <= :now, true))
                from mine
                """.formatted(Urgency.OF_MARK))
                .bind("id", hold.connectionId())
                .bind("packed", packed)
                .bind("now", Timestamp.from(now))
                .bind("near", Urgency.near(now))
                .mapTo(Boolean.class)
                .one();
    }

    /** False when the hold has passed to another worker, whose word counts from then on. */
    boolean renew(Handle handle, Hold hold) {
        return handle.createUpdate(
                                "update courier set lease_until = :until where connection_id = :id and lease_owner = :owner")
                        .bind("until", Timestamp.from(Instant.now(clock).plus(LEASE)))
                        .bind("id", hold.connectionId())
                        .bind("owner", hold.owner())
                        .execute()
                == 1;
    }

    void releaseAfterSuccess(Handle handle, Hold hold, Duration gap, boolean sent) {
        Instant now = Instant.now(clock);
        handle.createUpdate("""
                update courier set lease_until = '-infinity', lease_owner = null, failures = 0, last_fault = '',
                    last_fault_text = '', not_before = case when :sent then :next else not_before end,
                    sent_at = case when :sent then :now else sent_at end,
                    acknowledged_at = case when :sent then :now else acknowledged_at end
                where connection_id = :id and lease_owner = :owner
                """)
                .bind("sent", sent)
                .bind("next", Timestamp.from(now.plus(gap)))
                .bind("now", Timestamp.from(now))
                .bind("id", hold.connectionId())
                .bind("owner", hold.owner())
                .execute();
    }

    /** Waits as told, which is no failure, else twice as long each time, from one second to five minutes. */
    void releaseAfterFault(Handle handle, Hold hold, String fault, String text, Optional<Duration> retryAfter) {
        Instant now = Instant.now(clock);
        handle.createUpdate("""
                update courier set lease_until = '-infinity', lease_owner = null,
                    failures = failures + case when :wait::float8 is null then 1 else 0 end,
                    last_fault = :fault, last_fault_text = :text, sent_at = :now,
                    not_before = :now::timestamptz + interval '1 second' * coalesce(:wait::float8, least(power(2, least(failures, 9)), :max))
                where connection_id = :id and lease_owner = :owner
                """)
                .bind("fault", fault)
                .bind("text", text)
                .bind("now", Timestamp.from(now))
                .bind(
                        "wait",
                        retryAfter
                                .map(d -> Math.max(0.05, d.toMillis() / 1000.0))
                                .orElse(null))
                .bind("max", BACK_OFF_MAX_SECONDS)
                .bind("id", hold.connectionId())
                .bind("owner", hold.owner())
                .execute();
    }

    /** When the next held-back connection with marks may be sent to; empty when none waits for time. */
    Optional<Instant> nextDue(Handle handle) {
        return handle.createQuery("""
                select min(c.not_before) from courier c
                join connection n on n.id = c.connection_id and n.state = 'active'
                where c.not_before > :now and exists (select from dirty_nights d where d.connection_id = c.connection_id)
                """)
                .bind("now", Timestamp.from(Instant.now(clock)))
                .mapTo(Instant.class)
                .findOne();
    }

    /** Lets a connection be sent to at once, as after a person resumed it. */
    void hurry(Handle handle, UUID connectionId) {
        handle.createUpdate("update courier set not_before = '-infinity', failures = 0 where connection_id = :id")
                .bind("id", connectionId)
                .execute();
    }

    /** Notes that a connection answers slowly, or no longer; false when somebody else has noted it. */
    boolean slow(Handle handle, UUID connectionId, boolean slow) {
        return handle.createUpdate("""
                update courier set slow = :slow, slow_since = case when :slow then cast(:now as timestamptz) end
                where connection_id = :id and slow <> :slow
                """)
                        .bind("slow", slow)
                        .bind("now", Timestamp.from(Instant.now(clock)))
                        .bind("id", connectionId)
                        .execute()
                == 1;
    }

    void releaseAll(Handle handle) {
        handle.execute(
                "update courier set lease_until = '-infinity', lease_owner = null where lease_owner is not null");
    }
}
