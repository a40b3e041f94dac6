package io.relais.core.master;

import io.relais.core.access.Tokens;
import io.relais.core.data.Moment;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Doors, their keys, and whose turn it is to tell sales through them; owner of table {@code master_door}. */
@Singleton
final class MasterDoors {
    /** Every key begins with it, so that leaked ones can be found by scanners. */
    private static final String PREFIX = "rlm_";

    /** Longer than one call may take; renewed before each. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final int BACK_OFF_MAX_SECONDS = 300;
    private static final int TEXT_MAX = 500;
    private static final String SELECT = """
            select d.*, c.account_id, c.remote_property_id, a.channel, a.organisation_id, p.currency, p.time_zone,
                   case when a.state <> 'active' then a.state else c.state end as state
            from master_door d
            join connection c on c.id = d.connection_id
            join account a on a.id = c.account_id
            join property p on p.id = d.property_id
            """;

    private final Moment moment;

    @Inject
    MasterDoors(Moment moment) {
        this.moment = moment;
    }

    /** Opens a door, again if it was closed; returns its key, told once and never again, and nothing when it is open already. */
    Optional<String> open(Handle handle, UUID connectionId, UUID propertyId) {
        String key = Tokens.random(PREFIX);
        int opened = handle.createUpdate("""
                insert into master_door (connection_id, property_id, key_hash, key_issued_at, opened_at)
                values (:connection, :property, :hash, :now, :now)
                on conflict (connection_id) do update
                set key_hash = excluded.key_hash, key_issued_at = excluded.key_issued_at, opened_at = excluded.opened_at,
                    closed_at = null, called_at = null, changed_at = null, refused = 0, refused_text = '',
                    lease_until = '-infinity', not_before = '-infinity', failures = 0
                where master_door.closed_at is not null
                """)
                .bind("connection", connectionId)
                .bind("property", propertyId)
                .bind("hash", Tokens.hash(key))
                .bind("now", now())
                .execute();
        return opened == 0 ? Optional.empty() : Optional.of(key);
    }

    /** Gives an open door another key; the one before ends at once. */
    String issueKey(Handle handle, UUID connectionId) {
        String key = Tokens.random(PREFIX);
        handle.createUpdate("""
                update master_door set key_hash = :hash, key_issued_at = :now
                where connection_id = :connection and closed_at is null
                """)
                .bind("hash", Tokens.hash(key))
                .bind("now", now())
                .bind("connection", connectionId)
                .execute();
        return key;
    }

    void close(Handle handle, UUID connectionId) {
        handle.createUpdate("update master_door set closed_at = :now where connection_id = :connection")
                .bind("now", now())
                .bind("connection", connectionId)
                .execute();
    }

    Optional<MasterDoor> findOpen(Handle handle, UUID propertyId) {
        return handle.createQuery(SELECT + " where d.property_id = :property and d.closed_at is null")
                .bind("property", propertyId)
                .map((r, c) -> door(r))
                .findOne();
    }

    /** The connection of a door that the property had at that channel before. */
    Optional<MasterDoor> findFormer(Handle handle, UUID propertyId, String channel) {
        return handle.createQuery(SELECT
                        + " where d.property_id = :property and a.channel = :channel order by d.opened_at desc limit 1")
                .bind("property", propertyId)
                .bind("channel", channel)
                .map((r, c) -> door(r))
                .findOne();
    }

    /** The open door of that channel whose key it is, with the call noted. */
    Optional<MasterDoor> called(Handle handle, String channel, String key) {
        Optional<UUID> found = handle.createQuery("""
                update master_door d set called_at = :now
                from connection c join account a on a.id = c.account_id
                where d.key_hash = :hash and d.closed_at is null and c.id = d.connection_id and a.channel = :channel
                returning d.connection_id
                """)
                .bind("now", now())
                .bind("hash", Tokens.hash(key))
                .bind("channel", channel)
                .mapTo(UUID.class)
                .findOne();
        return found.flatMap(connection -> handle.createQuery(SELECT + " where d.connection_id = :connection")
                .bind("connection", connection)
                .map((r, c) -> door(r))
                .findOne());
    }

    /** Notes what became of a call with changes. */
    void changed(Handle handle, UUID connectionId, int refused, String text) {
        handle.createUpdate("""
                update master_door set changed_at = :now, refused = :refused, refused_text = :text
                where connection_id = :connection
                """)
                .bind("now", now())
                .bind("refused", refused)
                .bind("text", text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text)
                .bind("connection", connectionId)
                .execute();
    }

    /** Takes the doors that have a sale to tell, so that nobody else tells it meanwhile. */
    List<MasterDoor> takeDue(Handle handle, int limit) {
        List<UUID> taken = handle.createQuery("""
                update master_door set lease_until = :lease
                where connection_id in (
                    select d.connection_id from master_door d
                    join connection c on c.id = d.connection_id and c.state = 'active'
                    join account a on a.id = c.account_id and a.state = 'active'
                    where d.closed_at is null and d.lease_until < :now and d.not_before <= :now
                      and exists (select from (""" + MasterSaleRows.UNTOLD + """
                                  ) u where u.connection_id = d.connection_id and u.not_before <= :now)
                    order by d.not_before limit :limit for update of d skip locked)
                returning connection_id
                """)
                .bind("lease", Timestamp.from(moment.now().plus(LEASE)))
                .bind("now", now())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
        return handle.createQuery(SELECT + " where d.connection_id = any(:connections)")
                .bind("connections", taken.toArray(UUID[]::new))
                .map((r, c) -> door(r))
                .list();
    }

    void renew(Handle handle, UUID connectionId) {
        handle.createUpdate("update master_door set lease_until = :lease where connection_id = :connection")
                .bind("lease", Timestamp.from(moment.now().plus(LEASE)))
                .bind("connection", connectionId)
                .execute();
    }

    void release(Handle handle, UUID connectionId) {
        handle.createUpdate("""
                update master_door set lease_until = '-infinity', failures = 0 where connection_id = :connection
                """).bind("connection", connectionId).execute();
    }

    /** Gives a door back that nobody answers behind: later each time, or when we were told. */
    void releaseAfterFault(Handle handle, UUID connectionId, Optional<Duration> retryAfter) {
        handle.createUpdate("""
                update master_door set lease_until = '-infinity', failures = failures + 1,
                    not_before = :now::timestamptz
                        + interval '1 second' * coalesce(:wait, least(power(2, least(failures, 9)), :max))
                where connection_id = :connection
                """)
                .bind("now", now())
                .bind(
                        "wait",
                        retryAfter
                                .map(wait -> Math.max(1.0, (double) wait.toSeconds()))
                                .orElse(null))
                .bind("max", (double) BACK_OFF_MAX_SECONDS)
                .bind("connection", connectionId)
                .execute();
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }

    private static MasterDoor door(ResultSet r) throws SQLException {
        return new MasterDoor(
                r.getObject("connection_id", UUID.class),
                r.getObject("account_id", UUID.class),
                r.getObject("organisation_id", UUID.class),
                new MasterDoor.Of(
                        r.getObject("property_id", UUID.class),
                        r.getString("currency"),
                        ZoneId.of(r.getString("time_zone"))),
                r.getString("channel"),
                r.getString("remote_property_id"),
                r.getString("state"),
                r.getTimestamp("key_issued_at").toInstant(),
                r.getTimestamp("opened_at").toInstant(),
                instant(r, "called_at"),
                instant(r, "changed_at"),
                r.getInt("refused"),
                r.getString("refused_text"));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp at = r.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
