package io.relais.core.delivery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which connection is compared with its partner when, and how far it is; owner of table {@code reconciliation}. */
@Singleton
final class Turns {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(1, 0);
    private static final int NIGHT_SECONDS = 4 * 3600;

    private final Clock clock;

    @Inject
    Turns(Clock clock) {
        this.clock = clock;
    }

    /**
     * How far a comparison is.
     *
     * @param nextNight the first night still to be asked about, null at the beginning
     * @param askedAt since when reservations are waited for, null when they are not
     */
    record Turn(
            UUID connectionId,
            boolean hurry,
            @Nullable LocalDate nextNight,
            @Nullable Instant askedAt,
            int failures) {}

    /** Gives connections that have none a turn in their next night. */
    void enrol(Handle handle) {
        record New(UUID id, ZoneId zone) {}
        List<New> fresh = handle.createQuery("""
                select c.id, p.time_zone from connection c join property p on p.id = c.property_id
                where c.state = 'active' and not exists (select from reconciliation where connection_id = c.id)
                """)
                .map((r, c) -> new New(r.getObject(1, UUID.class), ZoneId.of(r.getString(2))))
                .list();
        for (New one : fresh) {
            handle.createUpdate(
                            "insert into reconciliation (connection_id, next_at) values (:id, :at) on conflict do nothing")
                    .bind("id", one.id())
                    .bind("at", Timestamp.from(nextNight(one.id(), one.zone())))
                    .execute();
        }
    }

    /** Takes turns that are due, so that nobody else does meanwhile. */
    List<Turn> take(Handle handle, int limit) {
        Instant now = Instant.now(clock);
        return handle.createQuery("""
                update reconciliation set lease_until = :lease, started_at = coalesce(started_at, :now),
                    calls = case when started_at is null then 0 else calls end
                where connection_id in (
                    select r.connection_id from reconciliation r
                    join connection c on c.id = r.connection_id and c.state = 'active'
                    join account a on a.id = c.account_id and a.state = 'active'
                    where r.next_at <= :now and r.lease_until < :now
                    order by r.next_at limit :limit for update of r skip locked)
                returning *
                """)
                .bind("lease", Timestamp.from(now.plus(LEASE)))
                .bind("now", Timestamp.from(now))
                .bind("limit", limit)
                .map((r, c) -> new Turn(
                        r.getObject("connection_id", UUID.class),
                        r.getBoolean("hurry"),
                        r.getObject("next_night", LocalDate.class),
                        instant(r, "asked_at"),
                        r.getInt("failures")))
                .list();
    }

    /** Begins as soon as somebody has time; one that is under way goes on at once. */
    void hurry(Handle handle, UUID connectionId) {
        handle.createUpdate("""
                insert into reconciliation (connection_id, next_at, hurry) values (:id, :now, true)
                on conflict (connection_id) do update set next_at = excluded.next_at, hurry = true, failures = 0
                """)
                .bind("id", connectionId)
                .bind("now", Timestamp.from(Instant.now(clock)))
                .execute();
    }

    /** Goes on with that night after a while. {@code asked}: when reservations were asked for, null when they were not. */
    void goOn(Handle handle, Turn turn, @Nullable LocalDate night, @Nullable Instant asked, Duration wait) {
        handle.createUpdate("""
                update reconciliation set lease_until = '-infinity', next_night = :night, asked_at = :asked, next_at = :next,
                    failures = 0, fault = ''
                where connection_id = :id
                """)
                .bind("id", turn.connectionId())
                .bind("night", night)
                .bind("asked", asked == null ? null : Timestamp.from(asked))
                .bind("next", Timestamp.from(Instant.now(clock).plus(wait)))
                .execute();
    }

    /** A call to the partner was made. */
    void called(Handle handle, Turn turn) {
        handle.createUpdate("update reconciliation set calls = calls + 1 where connection_id = :id")
                .bind("id", turn.connectionId())
                .execute();
    }

    void failed(Handle handle, Turn turn, String fault, Duration wait) {
        handle.createUpdate("""
                update reconciliation set lease_until = '-infinity', failures = failures + 1, fault = :fault, next_at = :next
                where connection_id = :id
                """)
                .bind("id", turn.connectionId())
                .bind("fault", fault)
                .bind("next", Timestamp.from(Instant.now(clock).plus(wait)))
                .execute();
    }

    /** Done until the next night. */
    void finish(Handle handle, Turn turn, ZoneId zone, boolean whole) {
        handle.createUpdate("""
                update reconciliation set lease_until = '-infinity', hurry = false, started_at = null, next_night = null,
                    asked_at = null, failures = 0, next_at = :next,
                    finished_at = case when :whole then :now else finished_at end
                where connection_id = :id
                """)
                .bind("id", turn.connectionId())
                .bind("next", Timestamp.from(nextNight(turn.connectionId(), zone)))
                .bind("now", Timestamp.from(Instant.now(clock)))
                .bind("whole", whole)
                .execute();
    }

    Optional<Destination> destination(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select c.id, c.account_id, a.channel, c.remote_property_id, p.currency, p.time_zone
                from connection c join account a on a.id = c.account_id join property p on p.id = c.property_id
                where c.id = :id
                """)
                .bind("id", connectionId)
                .map((r, c) -> new Destination(
                        r.getObject("id", UUID.class),
                        r.getObject("account_id", UUID.class),
                        r.getString("channel"),
                        r.getString("remote_property_id"),
                        r.getString("currency"),
                        ZoneId.of(r.getString("time_zone"))))
                .findOne();
    }

    Optional<Reconciliation> find(Handle handle, UUID connectionId) {
        return handle.createQuery("select * from reconciliation where connection_id = :id")
                .bind("id", connectionId)
                .map((r, c) -> new Reconciliation(
                        connectionId,
                        true,
                        instant(r, "next_at"),
                        instant(r, "started_at"),
                        r.getObject("next_night", LocalDate.class),
                        instant(r, "finished_at"),
                        r.getString("fault"),
                        r.getInt("calls"),
                        List.of()))
                .findOne();
    }

    /** The connection's own minute between one and five in the property's night, so that not all ask at once. */
    private Instant nextNight(UUID connectionId, ZoneId zone) {
        ZonedDateTime now = ZonedDateTime.now(clock.withZone(zone));
        long second = Math.floorMod(connectionId.hashCode(), NIGHT_SECONDS);
        ZonedDateTime tonight =
                now.toLocalDate().atTime(NIGHT_BEGINS).atZone(zone).plusSeconds(second);
        return (tonight.isAfter(now) ? tonight : tonight.plusDays(1)).toInstant();
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp at = r.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
