package io.relais.core.delivery;

import io.relais.connector.PullsReservations;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Finds out which connections are in trouble now, from what the tables say anyway. */
@Singleton
final class Troubles {
    /** Pulls that failed one after the other; two are half a minute. */
    private static final int PULLS_FAILED = 2;

    /** Messages that failed one after the other; three are some seconds. */
    private static final int SENDS_FAILED = 3;

    /** A poll left out twice is late; a third time it does not come by itself. */
    private static final int POLLS_MISSED = 3;

    /** Longer than any limit of calls holds a message back while nothing at all goes out. */
    private static final Duration STUCK = Duration.ofMinutes(5);

    /** After so long without a good poll a feed's nights are what they were, and no longer what they are. */
    private static final Duration FEED_STALE = Duration.ofHours(3);

    /** A page or an error now and then is no broken link. */
    private static final int FEED_FAILED = 3;

    /** What was a glitch is over by then. */
    private static final Duration FEED_DOUBTED = Duration.ofMinutes(45);

    private static final String FIND_FEEDS = """
            select organisation_id, id, kind,
                   case kind when 'feed-quarantined' then quarantined_at
                             else coalesce(last_good_at, created_at) end as since
            from (
                select p.organisation_id, f.*,
                       case when f.failures >= :failed and f.failure in ('gone', 'html', 'address-refused') then 'feed-broken'
                            when coalesce(f.last_good_at, f.created_at) <= :staleSince then 'feed-stale'
                            when f.quarantined_at <= :doubtedSince then 'feed-quarantined' end as kind
                from feed f join property p on p.id = f.property_id
                where not f.paused) t
            where kind is not null
            """;

    private static final String FIND = """
            select f.organisation_id, f.account_id, f.connection_id, f.kind,
                   coalesce((select min(x.since) from alarm x
                             where x.account_id = f.account_id and x.solved_at is null and x.kind = f.kind
                               and coalesce(x.connection_id, f.connection_id) = f.connection_id),
                            case f.kind when 'poller-stopped' then f.pulled_at
                                        when 'delivery-stuck' then f.waiting_since
                                        else :now::timestamptz end) as since,
                   case f.kind when 'authorisation-lost' then f.state_reason
                               when 'poller-stopped' then ''
                               else coalesce(f.last_fault_text, '') end as said
            from (
                select a.organisation_id, a.id as account_id, c.id as connection_id, a.state_reason,
                       coalesce(a.pulled_at, c.created_at) as pulled_at, d.waiting_since, k.last_fault_text,
                       case when a.state = 'refused' then 'authorisation-lost'
                            when a.state <> 'active' then null
                            when a.pull_failures >= :pullsFailed
                                 or (c.state = 'active' and k.failures >= :sendsFailed
                                     and k.last_fault = 'UNAVAILABLE') then 'partner-down'
                            when a.pull_failures = 0
                                 and coalesce(a.pulled_at, c.created_at) <= :now::timestamptz - p.missed * interval '1 second'
                                 -- a partner that asked for patience gets it
                                 and not (a.pull_lease_until <= :now and a.next_pull_at > :now)
                                then 'poller-stopped'
                            when c.state = 'active'
                                 and (k.failures >= :sendsFailed
                                      or (d.waiting_since <= :stuckSince
                                          and not exists (select from delivery v
                                                          where v.connection_id = c.id and v.outcome <> 'failed'
                                                            and v.sent_at > :stuckSince)))
                                then 'delivery-stuck' end as kind
                from connection c
                join account a on a.id = c.account_id
                left join courier k on k.connection_id = c.id
                left join unnest(:channels, :missed) as p(channel, missed) on p.channel = a.channel
                left join lateral (select min(marked_at) as waiting_since
                                   from dirty_nights where connection_id = c.id) d on true
                where :all or c.id = any(:connections)) f
            where f.kind is not null
            """;

    private final Connectors connectors;
    private final Clock clock;

    @Inject
    Troubles(Connectors connectors, Clock clock) {
        this.connectors = connectors;
        this.clock = clock;
    }

    /** One connection's trouble. */
    record Found(UUID organisationId, UUID accountId, UUID connectionId, Trouble trouble) {}

    /** One feed's trouble. */
    record FoundFeed(UUID organisationId, UUID feedId, Trouble trouble) {}

    /** The troubles of the feeds of all organisations; at most one each. */
    List<FoundFeed> listFeeds(Handle handle) {
        Instant now = Instant.now(clock);
        return handle.createQuery(FIND_FEEDS)
                .bind("failed", FEED_FAILED)
                .bind("staleSince", Timestamp.from(now.minus(FEED_STALE)))
                .bind("doubtedSince", Timestamp.from(now.minus(FEED_DOUBTED)))
                .map((r, c) -> new FoundFeed(
                        r.getObject("organisation_id", UUID.class),
                        r.getObject("id", UUID.class),
                        new Trouble(
                                Trouble.Kind.ofCode(r.getString("kind")),
                                r.getTimestamp("since").toInstant(),
                                "")))
                .list();
    }

    /** The troubles of those connections, of all when null; at most one each, the cause before what follows from it. */
    List<Found> list(Handle handle, @Nullable Collection<UUID> connectionIds) {
        List<Manifest> polled = connectors.list().stream()
                .filter(manifest ->
                        connectors.find(manifest.id(), PullsReservations.class).isPresent())
                .toList();
        Instant now = Instant.now(clock);
        return handle.createQuery(FIND)
                .bind("now", Timestamp.from(now))
                .bind("stuckSince", Timestamp.from(now.minus(STUCK)))
                .bind("pullsFailed", PULLS_FAILED)
                .bind("sendsFailed", SENDS_FAILED)
                .bind("channels", polled.stream().map(Manifest::id).toArray(String[]::new))
                .bind(
                        "missed",
                        polled.stream()
                                .map(manifest -> (int) manifest.poll().toSeconds() * POLLS_MISSED)
                                .toArray(Integer[]::new))
                .bind("all", connectionIds == null)
                .bind("connections", connectionIds == null ? new UUID[0] : connectionIds.toArray(UUID[]::new))
                .map((r, c) -> found(r))
                .list();
    }

    private static Found found(ResultSet r) throws SQLException {
        return new Found(
                r.getObject("organisation_id", UUID.class),
                r.getObject("account_id", UUID.class),
                r.getObject("connection_id", UUID.class),
                new Trouble(
                        Trouble.Kind.ofCode(r.getString("kind")),
                        r.getTimestamp("since").toInstant(),
                        r.getString("said")));
    }
}
