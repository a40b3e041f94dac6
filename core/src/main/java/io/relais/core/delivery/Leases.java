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

    List<Hold> take(Handle handle, UUID owner, int limit) {
        handle.execute("""
                insert into courier (connection_id) select id from connection c
                where not exists (select from courier where connection_id = c.id) on conflict do nothing
                """);
        Instant now = Instant.now(clock);
        return handle.createQuery("""
                update courier set lease_until = :until, lease_owner = :owner
                where connection_id in (
                    select c.connection_id from courier c
                    join connection n on n.id = c.connection_id and n.state = 'active'
                    join account a on a.id = n.account_id and a.state = 'active'
                    where c.lease_until < :now and c.not_before <= :now
                      and exists (select from dirty_nights d where d.connection_id = c.connection_id)
                    order by c.not_before limit :limit for update of c skip locked)
                returning connection_id
                """)
                .bind("until", Timestamp.from(now.plus(LEASE)))
                .bind("owner", owner)
                .bind("now", Timestamp.from(now))
                .bind("limit", limit)
                .map((r, c) -> new Hold(r.getObject(1, UUID.class), owner))
                .list();
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

    /** Waits as told, else twice as long each time, from one second to five minutes. */
    void releaseAfterFault(Handle handle, Hold hold, String fault, String text, Optional<Duration> retryAfter) {
        Instant now = Instant.now(clock);
        handle.createUpdate("""
                update courier set lease_until = '-infinity', lease_owner = null, failures = failures + 1,
                    last_fault = :fault, last_fault_text = :text, sent_at = :now,
                    not_before = :now::timestamptz + interval '1 second' * coalesce(:wait, least(power(2, least(failures, 9)), :max))
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

    void releaseAll(Handle handle) {
        handle.execute(
                "update courier set lease_until = '-infinity', lease_owner = null where lease_owner is not null");
    }
}
