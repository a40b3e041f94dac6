package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.connection.Connections;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.ExchangeView;
import io.relais.core.connection.Exchanges;
import io.relais.core.data.Database;
import io.relais.core.data.Ids;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How connections are doing, and what a person may do about them. */
@Singleton
public final class Channels {
    private static final int LIST_MAX = 500;
    private static final String SELECT = """
            select c.id, c.account_id, c.property_id, p.name as property_name, a.channel, a.label, c.remote_property_id,
                   case when a.state <> 'active' then a.state else c.state end as state, a.state_reason,
                   a.pulled_at, a.received_at, k.sent_at, k.acknowledged_at,
                   coalesce(k.last_fault, '') as fault, coalesce(k.last_fault_text, '') as fault_text,
                   d.waiting, d.waiting_since,
                   (select count(*) from channel_page g cross join lateral unnest(g.rejected) v
                    where g.connection_id = c.id and v is not null) as rejected
            from connection c
            join account a on a.id = c.account_id
            join property p on p.id = c.property_id
            left join courier k on k.connection_id = c.id
            left join lateral (select count(*) as waiting, min(marked_at) as waiting_since
                               from dirty_nights where connection_id = c.id) d on true
            where p.organisation_id = :organisation and (:all or p.id = any(:properties))
            """;

    private final Database database;
    private final Connectors connectors;
    private final Accounts accounts;
    private final Connections connections;
    private final Exchanges exchanges;
    private final Notes notes;

    @Inject
    public Channels(Database database, Accounts accounts, Connections connections, Exchanges exchanges, Notes notes) {
        this.database = database;
        this.connectors = notes.connectors;
        this.accounts = accounts;
        this.connections = connections;
        this.exchanges = exchanges;
        this.notes = notes;
    }

    /** The connections that the principal may see, by property and channel. */
    public List<ConnectionHealth> list(Principal principal) {
        principal.need(Permission.SYNC_READ);
        return select(principal, null);
    }

    /**
     * One connection.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public ConnectionHealth get(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        return select(principal, connectionId).stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.CONNECTION_UNKNOWN, connectionId));
    }

    /** The connection's newest exchanges, newest first, at most 200. */
    public List<ExchangeView> exchanges(Principal principal, UUID connectionId, int limit) {
        get(principal, connectionId);
        return exchanges.latest(connectionId, limit);
    }

    /** Stops what is sent for this property; what the partner sold keeps coming in. */
    public void pause(Principal principal, UUID connectionId) {
        setActive(principal, connectionId, false);
    }

    /** Resumes a paused connection, and an account that the partner had refused. What was missed is sent at once. */
    public void resume(Principal principal, UUID connectionId) {
        ConnectionHealth health = setActive(principal, connectionId, true);
        if (!health.state().equals("active")) {
            accounts.setState(health.accountId(), Account.State.ACTIVE, "");
        }
        notes.wakeups.wake(Topic.NIGHTS, Topic.CHANNELS);
    }

    /** Asks the partner for reservations at once. */
    public void pullNow(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        accounts.pullSoon(get(principal, connectionId).accountId());
        notes.wakeups.wake(Topic.PULL);
    }

    private ConnectionHealth setActive(Principal principal, UUID connectionId, boolean active) {
        principal.need(Permission.SYNC_WRITE);
        ConnectionHealth health = get(principal, connectionId);
        if (health.state().equals("preparing")) {
            throw Problem.of(ProblemCode.CONNECTION_PREPARING, health.channelName());
        }
        database.write(handle -> {
            connections.setActive(handle, connectionId, active);
            notes.leases.hurry(handle, connectionId);
            notes.event(handle, principal, health, active);
            return true;
        });
        notes.wakeups.wake(Topic.CHANNELS);
        return health;
    }

    private List<ConnectionHealth> select(Principal principal, @Nullable UUID connectionId) {
        String filter = connectionId == null ? "" : " and c.id = :connection";
        return database.read(handle -> {
            var query = handle.createQuery(SELECT + filter + " order by p.name, a.channel, c.id limit " + LIST_MAX)
                    .bind("organisation", principal.organisationId())
                    .bind("all", principal.seesAll())
                    .bind("properties", principal.propertyIds().toArray(UUID[]::new));
            if (connectionId != null) {
                query.bind("connection", connectionId);
            }
            return measured(handle, query.map((r, c) -> health(r)).list());
        });
    }

    private List<ConnectionHealth> measured(Handle handle, List<ConnectionHealth> connections) {
        List<UUID> ids =
                connections.stream().map(ConnectionHealth::connectionId).toList();
        Map<UUID, Exposure.Window> exposures = notes.exposure.of(handle, ids);
        Map<UUID, Trouble> found = notes.troubles.list(handle, ids).stream()
                .collect(Collectors.toMap(Troubles.Found::connectionId, Troubles.Found::trouble));
        return connections.stream()
                .map(health -> health.with(
                        exposures.getOrDefault(health.connectionId(), Exposure.Window.NONE),
                        found.get(health.connectionId())))
                .toList();
    }

    private ConnectionHealth health(ResultSet r) throws SQLException {
        String channel = r.getString("channel");
        return new ConnectionHealth(
                r.getObject("id", UUID.class),
                r.getObject("account_id", UUID.class),
                r.getObject("property_id", UUID.class),
                r.getString("property_name"),
                channel,
                connectors.manifest(channel).name(),
                r.getString("label"),
                r.getString("remote_property_id"),
                r.getString("state"),
                r.getString("state_reason"),
                instant(r, "pulled_at"),
                instant(r, "received_at"),
                instant(r, "sent_at"),
                instant(r, "acknowledged_at"),
                r.getLong("waiting"),
                instant(r, "waiting_since"),
                r.getLong("rejected"),
                r.getString("fault"),
                r.getString("fault_text"),
                Exposure.Window.NONE,
                null);
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        Timestamp at = r.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** What is measured of a connection beside what its rows tell. */
    @Singleton
    static final class Measures {
        private final Exposure exposure;
        private final Troubles troubles;

        @Inject
        Measures(Exposure exposure, Troubles troubles) {
            this.exposure = exposure;
            this.troubles = troubles;
        }

        Exposure exposure() {
            return exposure;
        }

        Troubles troubles() {
            return troubles;
        }
    }

    /** Writes what people did to a connection, and wakes who cares. */
    @Singleton
    public static final class Notes {
        private final Connectors connectors;
        private final Leases leases;
        private final Exposure exposure;
        private final Troubles troubles;
        private final Events events;
        private final Ids ids;
        private final Clock clock;
        private final Wakeups wakeups;

        @Inject
        Notes(Connectors connectors, Leases leases, Measures measures, Events events, Moment moment) {
            this.connectors = connectors;
            this.leases = leases;
            this.exposure = measures.exposure();
            this.troubles = measures.troubles();
            this.events = events;
            this.ids = moment.ids();
            this.clock = moment.clock();
            this.wakeups = moment.wakeups();
        }

        void event(Handle handle, Principal principal, ConnectionHealth health, boolean active) {
            Event event = new Event(
                    ids.next(),
                    health.propertyId(),
                    null,
                    Instant.now(clock),
                    active ? EventType.CONNECTION_RESUMED : EventType.CONNECTION_PAUSED,
                    principal.actor(),
                    List.of(new Event.Change("connection", "", health.channelName())),
                    "");
            events.append(handle, List.of(event));
        }
    }
}
