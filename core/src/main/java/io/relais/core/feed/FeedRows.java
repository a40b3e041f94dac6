package io.relais.core.feed;

import io.relais.core.data.Moment;
import io.relais.core.data.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** Feeds, their secret addresses, and whose turn it is to be fetched; owner of table {@code feed}. */
@Singleton
final class FeedRows {
    /** Longer than a fetch and its writing may take. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Calls at one host at the same time. */
    static final int PER_HOST = 2;

    private static final String SELECT = """
            select f.*, u.name as unit_name, u.unit_type_id, p.organisation_id, p.time_zone
            from feed f join unit u on u.id = f.unit_id join property p on p.id = f.property_id
            """;
    static final RowMapper<FeedRow> FEED = (r, c) -> new FeedRow(
            r.getObject("id", UUID.class),
            new FeedRow.Place(
                    r.getObject("organisation_id", UUID.class),
                    r.getObject("property_id", UUID.class),
                    ZoneId.of(r.getString("time_zone")),
                    r.getObject("unit_type_id", UUID.class),
                    r.getObject("unit_id", UUID.class),
                    r.getString("unit_name")),
            r.getString("name"),
            r.getString("address_host"),
            r.getString("shape"),
            SoftPolicy.find(r.getString("soft_policy")).orElseThrow(),
            r.getBoolean("paused"),
            new Feed.Health(
                    instant(r, "last_good_at"),
                    instant(r, "last_poll_at"),
                    r.getTimestamp("next_poll_at").toInstant(),
                    r.getInt("failures"),
                    FeedFailure.ofCode(r.getString("failure")),
                    instant(r, "quarantined_at")),
            new FeedRow.Validators(r.getString("etag"), r.getString("last_modified")),
            r.getString("digest"),
            edge(r),
            r.getObject("lease_id", UUID.class),
            r.getInt("echoes"),
            r.getInt("doubts"),
            r.getInt("version"));

    private final Secrets secrets;
    private final Moment moment;

    @Inject
    FeedRows(Secrets secrets, Moment moment) {
        this.secrets = secrets;
        this.moment = moment;
    }

    /** A feed to be stored. */
    record Added(UUID id, UUID propertyId, UUID unitId, String name, FeedAddress address, SoftPolicy softPolicy) {}

    /** Stores a feed that is due at once; nothing when the unit follows that address already. */
    boolean insert(Handle handle, Added added) {
        return handle.createUpdate("""
                insert into feed (id, property_id, unit_id, name, address_cipher, address_digest, address_host, shape,
                                  soft_policy, created_at, next_poll_at)
                values (:id, :property, :unit, :name, :cipher, :digest, :host, 'other', :soft, :now, :now)
                on conflict on constraint feed_once do nothing
                """)
                        .bind("id", added.id())
                        .bind("property", added.propertyId())
                        .bind("unit", added.unitId())
                        .bind("name", added.name())
                        .bind("cipher", secrets.seal(added.address().uri().toString(), context(added.id())))
                        .bind("digest", added.address().digest())
                        .bind("host", added.address().host())
                        .bind("soft", added.softPolicy().code())
                        .bind("now", now())
                        .execute()
                == 1;
    }

    Optional<FeedRow> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where f.id = :id")
                .bind("id", id)
                .map(FEED)
                .findOne();
    }

    /** The same, nobody else changes it or its nights until the transaction ends. */
    Optional<FeedRow> lock(Handle handle, UUID id) {
        return handle.createQuery(SELECT + " where f.id = :id for update of f")
                .bind("id", id)
                .map(FEED)
                .findOne();
    }

    List<FeedRow> list(Handle handle, UUID propertyId, int limit) {
        return handle.createQuery(
                        SELECT + " where f.property_id = :property order by u.name, f.name, f.id limit :limit")
                .bind("property", propertyId)
                .bind("limit", limit)
                .map(FEED)
                .list();
    }

    /** The properties of an organisation that follow a calendar. */
    Set<UUID> properties(Handle handle, UUID organisationId) {
        return handle.createQuery("""
                        select distinct f.property_id from feed f join property p on p.id = f.property_id
                        where p.organisation_id = :organisation
                        """)
                .bind("organisation", organisationId)
                .mapTo(UUID.class)
                .set();
    }

    /** The secret address. */
    URI address(Handle handle, UUID id) {
        byte[] cipher = handle.createQuery("select address_cipher from feed where id = :id")
                .bind("id", id)
                .mapTo(byte[].class)
                .one();
        return URI.create(secrets.unseal(cipher, context(id)));
    }

    /**
     * Takes feeds whose turn it is, so that no other worker fetches them meanwhile; of one host never more than {@link #PER_HOST} at
     * a time, whoever holds them. Nothing stays locked.
     */
    List<UUID> take(Handle handle, UUID leaseId, int limit) {
        Instant now = moment.now();
        return handle.createQuery("""
                with busy as (
                    select address_host, count(*) as calls from feed where lease_until >= :now group by address_host),
                ranked as (
                    select f.id, row_number() over (partition by f.address_host order by f.next_poll_at, f.id)
                                 + coalesce(b.calls, 0) as place
                    from feed f left join busy b on b.address_host = f.address_host
                    where not f.paused and f.next_poll_at <= :now and f.lease_until < :now)
                update feed set lease_until = :lease, lease_id = :leaseId
                where id in (select f.id from feed f join ranked r on r.id = f.id and r.place <= :perHost
                             where not f.paused and f.next_poll_at <= :now and f.lease_until < :now
                             order by f.next_poll_at limit :limit for update of f skip locked)
                returning id
                """)
                .bind("now", Timestamp.from(now))
                .bind("lease", Timestamp.from(now.plus(LEASE)))
                .bind("leaseId", leaseId)
                .bind("perHost", PER_HOST)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list();
    }

    /** What came of a good poll, but for the nights. */
    record Good(
            String shape,
            FeedRow.Validators validators,
            String digest,
            @Nullable FeedEdge edge,
            @Nullable Instant quarantinedAt,
            int echoes,
            int doubts,
            Instant nextPollAt) {}

    void good(Handle handle, UUID id, Good good) {
        FeedEdge edge = good.edge();
        handle.createUpdate("""
                update feed set shape = :shape, etag = :etag, last_modified = :lastModified, digest = :digest,
                    edge_end = :edgeEnd, edge_day = :edgeDay, edge_rolling = :rolling, quarantined_at = :quarantined,
                    echoes = :echoes, doubts = :doubts, failures = 0, failure = '', last_poll_at = :now,
                    last_good_at = :now, next_poll_at = :next, lease_until = '-infinity', lease_id = null
                where id = :id
                """)
                .bind("shape", good.shape())
                .bind("etag", good.validators().etag())
                .bind("lastModified", good.validators().lastModified())
                .bind("digest", good.digest())
                .bind("edgeEnd", edge == null ? null : edge.end())
                .bind("edgeDay", edge == null ? null : edge.day())
                .bind("rolling", edge != null && edge.rolling())
                .bind("quarantined", good.quarantinedAt() == null ? null : Timestamp.from(good.quarantinedAt()))
                .bind("echoes", good.echoes())
                .bind("doubts", good.doubts())
                .bind("now", now())
                .bind("next", Timestamp.from(good.nextPollAt()))
                .bind("id", id)
                .execute();
    }

    /** Gives a feed back whose poll failed; nothing else of it changes. */
    boolean failed(Handle handle, UUID id, UUID leaseId, FeedFailure failure, Instant nextPollAt) {
        return handle.createUpdate("""
                update feed set failures = failures + 1, failure = :failure, last_poll_at = :now, next_poll_at = :next,
                    lease_until = '-infinity', lease_id = null
                where id = :id and lease_id = :lease
                """)
                        .bind("failure", failure.code())
                        .bind("now", now())
                        .bind("next", Timestamp.from(nextPollAt))
                        .bind("id", id)
                        .bind("lease", leaseId)
                        .execute()
                == 1;
    }

    /** What a person changed of it. */
    record Changed(String name, SoftPolicy softPolicy, boolean paused) {}

    void change(Handle handle, UUID id, Changed changed) {
        handle.createUpdate("""
                update feed set name = :name, soft_policy = :soft, paused = :paused, version = version + 1,
                    next_poll_at = case when paused and not :paused then :now else next_poll_at end
                where id = :id
                """)
                .bind("name", changed.name())
                .bind("soft", changed.softPolicy().code())
                .bind("paused", changed.paused())
                .bind("now", now())
                .bind("id", id)
                .execute();
    }

    /**
     * Has the feed's calendar read elsewhere. What was known of the old one, and a poll of it that is under way, counts no more. False
     * when the unit follows that address already, through another feed.
     */
    boolean move(Handle handle, UUID id, FeedAddress address) {
        return handle.createUpdate("""
                update feed f set address_cipher = :cipher, address_digest = :digest, address_host = :host, etag = '',
                    last_modified = '', digest = '', failures = 0, failure = '', next_poll_at = :now,
                    lease_until = '-infinity', lease_id = null
                where f.id = :id
                  and not exists (select from feed o
                                  where o.unit_id = f.unit_id and o.address_digest = :digest and o.id <> f.id)
                """)
                        .bind("cipher", secrets.seal(address.uri().toString(), context(id)))
                        .bind("digest", address.digest())
                        .bind("host", address.host())
                        .bind("now", now())
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Ends the quarantine by a person's decision. */
    void decided(Handle handle, UUID id) {
        handle.createUpdate("update feed set quarantined_at = null, version = version + 1 where id = :id")
                .bind("id", id)
                .execute();
    }

    /** Makes a feed due at once by a person's wish. */
    void pollSoon(Handle handle, UUID id) {
        handle.createUpdate("update feed set next_poll_at = :now where id = :id")
                .bind("now", now())
                .bind("id", id)
                .execute();
    }

    void delete(Handle handle, UUID id) {
        handle.createUpdate("delete from feed where id = :id").bind("id", id).execute();
    }

    private Timestamp now() {
        return Timestamp.from(moment.now());
    }

    private static String context(UUID id) {
        return "feed " + id;
    }

    private static @Nullable FeedEdge edge(ResultSet r) throws SQLException {
        LocalDate end = r.getObject("edge_end", LocalDate.class);
        LocalDate day = r.getObject("edge_day", LocalDate.class);
        return end == null || day == null ? null : new FeedEdge(end, day, r.getBoolean("edge_rolling"));
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp at = r.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
