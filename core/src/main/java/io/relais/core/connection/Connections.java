package io.relais.core.connection;

import io.relais.core.data.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Properties connected to partners, and their mappings; owner of tables {@code connection} and {@code mapping}. */
@Singleton
public final class Connections {
    private static final String SELECT = """
            select c.id, c.account_id, a.channel, c.property_id, c.remote_property_id, c.state = 'active' as active
            from connection c join account a on a.id = c.account_id
            """;
    private static final RowMapper<Connection> CONNECTION = (r, c) -> new Connection(
            r.getObject("id", UUID.class),
            r.getObject("account_id", UUID.class),
            r.getString("channel"),
            r.getObject("property_id", UUID.class),
            r.getString("remote_property_id"),
            r.getBoolean("active"));
    private static final RowMapper<Mapping> MAPPING = (r, c) -> new Mapping(
            r.getString("remote_room_id"),
            r.getString("remote_rate_id"),
            r.getObject("unit_type_id", UUID.class),
            r.getObject("rate_plan_id", UUID.class));

    private final Database database;
    private final Clock clock;

    @Inject
    public Connections(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Adds a connection; an existing one of that id keeps everything but its remote property. */
    public void save(Connection connection) {
        database.write(handle -> handle.createUpdate("""
                        insert into connection (id, account_id, property_id, remote_property_id, state, created_at)
                        values (:id, :account, :property, :remote, :state, :now)
                        on conflict (id) do update set remote_property_id = excluded.remote_property_id
                        """)
                .bind("id", connection.id())
                .bind("account", connection.accountId())
                .bind("property", connection.propertyId())
                .bind("remote", connection.remotePropertyId())
                .bind("state", connection.active() ? "active" : "paused")
                .bind("now", Instant.now(clock))
                .execute());
    }

    /** Adds a connection of which nothing is sent before {@link #activate}; an existing one keeps its state. */
    public void prepare(Connection connection) {
        database.write(handle -> handle.createUpdate("""
                        insert into connection (id, account_id, property_id, remote_property_id, state, created_at)
                        values (:id, :account, :property, :remote, 'preparing', :now)
                        on conflict (id) do nothing
                        """)
                .bind("id", connection.id())
                .bind("account", connection.accountId())
                .bind("property", connection.propertyId())
                .bind("remote", connection.remotePropertyId())
                .bind("now", Instant.now(clock))
                .execute());
    }

    /** Notes that what the partner had sold before was taken into the inbox. */
    public void imported(Handle handle, UUID connectionId, int count) {
        handle.createUpdate("update connection set imported_at = :now, imported_count = :count where id = :id")
                .bind("now", Instant.now(clock))
                .bind("count", count)
                .bind("id", connectionId)
                .execute();
    }

    /** Lets a connection that was being prepared begin; false when it had begun already. */
    public boolean activate(Handle handle, UUID connectionId) {
        return handle.createUpdate("update connection set state = 'active' where id = :id and state = 'preparing'")
                        .bind("id", connectionId)
                        .execute()
                == 1;
    }

    /** How far a connection is on its way to being used. */
    public Optional<Preparation> preparation(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                        select c.state, c.imported_at, c.imported_count,
                               (select count(*) from mapping m where m.connection_id = c.id) as mapped
                        from connection c where c.id = :id
                        """)
                .bind("id", connectionId)
                .map((r, c) -> {
                    Timestamp at = r.getTimestamp("imported_at");
                    return new Preparation(
                            r.getString("state").equals("preparing"),
                            at == null ? null : at.toInstant(),
                            r.getInt("imported_count"),
                            r.getInt("mapped"));
                })
                .findOne();
    }

    /**
     * Stops or resumes what is sent to the partner for this property. What it sold keeps coming in. One that is being prepared stays
     * so until {@link #activate}.
     */
    public void setActive(Handle handle, UUID connectionId, boolean active) {
        handle.createUpdate("update connection set state = :state where id = :id and state <> 'preparing'")
                .bind("state", active ? "active" : "paused")
                .bind("id", connectionId)
                .execute();
    }

    /** Adds a mapping or points the partner's product at something else. */
    public void map(UUID connectionId, Mapping mapping) {
        database.write(handle -> handle.createUpdate("""
                        insert into mapping (connection_id, remote_room_id, remote_rate_id, unit_type_id, rate_plan_id)
                        values (:connection, :room, :rate, :unitType, :ratePlan)
                        on conflict (connection_id, remote_room_id, remote_rate_id)
                        do update set unit_type_id = excluded.unit_type_id, rate_plan_id = excluded.rate_plan_id
                        """)
                .bind("connection", connectionId)
                .bind("room", mapping.remoteRoomId())
                .bind("rate", mapping.remoteRateId())
                .bind("unitType", mapping.unitTypeId())
                .bind("ratePlan", mapping.ratePlanId())
                .execute());
    }

    public Optional<Connection> find(UUID id) {
        return database.read(handle -> handle.createQuery(SELECT + " where c.id = :id")
                .bind("id", id)
                .map(CONNECTION)
                .findOne());
    }

    /** Every connection of the account, by the partner's number of the property. */
    public Map<String, Connection> byRemoteProperty(Handle handle, UUID accountId) {
        return handle
                .createQuery(SELECT + " where c.account_id = :account")
                .bind("account", accountId)
                .map(CONNECTION)
                .stream()
                .collect(Collectors.toMap(Connection::remotePropertyId, Function.identity()));
    }

    /** The mappings of several connections. */
    public Map<UUID, List<Mapping>> mappings(Handle handle, Collection<UUID> connectionIds) {
        record Row(UUID connectionId, Mapping mapping) {}
        return handle
                .createQuery("select * from mapping where connection_id = any(:connections)")
                .bind("connections", connectionIds.toArray(UUID[]::new))
                .map((r, c) -> new Row(r.getObject("connection_id", UUID.class), MAPPING.map(r, c)))
                .stream()
                .collect(Collectors.groupingBy(
                        Row::connectionId, Collectors.mapping(Row::mapping, Collectors.toList())));
    }

    /** The mappings of one connection. */
    public List<Mapping> listMappings(UUID connectionId) {
        return database.read(handle -> mappings(handle, List.of(connectionId)).getOrDefault(connectionId, List.of()));
    }
}
