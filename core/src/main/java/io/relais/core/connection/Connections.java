package io.relais.core.connection;

import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
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
import org.jdbi.v3.core.statement.Update;

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
        int changed = handle.createUpdate(
                        "update connection set state = :state where id = :id and state <> 'preparing'")
                .bind("state", active ? "active" : "paused")
                .bind("id", connectionId)
                .execute();
        if (changed == 0) {
            throw Problem.of(ProblemCode.CONNECTION_PREPARING, connectionId);
        }
    }

    /** Adds a connection that sends nothing until it is activated. */
    public void prepare(Handle handle, Connection connection) {
        handle.createUpdate("""
                insert into connection (id, account_id, property_id, remote_property_id, state, created_at)
                values (:id, :account, :property, :remote, 'preparing', :now)
                """)
                .bind("id", connection.id())
                .bind("account", connection.accountId())
                .bind("property", connection.propertyId())
                .bind("remote", connection.remotePropertyId())
                .bind("now", Instant.now(clock))
                .execute();
    }

    /** Where a connection's mapping stands. */
    public record Standing(String state, int mappingVersion) {}

    /** State and version of the mapping. */
    public Standing standing(Handle handle, UUID connectionId) {
        return handle.createQuery("select state, mapping_version from connection where id = :id")
                .bind("id", connectionId)
                .map((r, c) -> new Standing(r.getString(1), r.getInt(2)))
                .one();
    }

    /** Raises the version of the mapping and holds it until the transaction ends; false when it is another by now. */
    public boolean raiseMapping(Handle handle, UUID connectionId, int seen) {
        return handle.createUpdate("""
                update connection set mapping_version = mapping_version + 1
                where id = :id and (mapping_version = :seen or :seen < 0)
                """)
                        .bind("id", connectionId)
                        .bind("seen", seen)
                        .execute()
                == 1;
    }

    /** Puts a whole mapping in the place of another; what is the same in both is not touched. */
    public void replaceMappings(Handle handle, UUID connectionId, Collection<Mapping> mappings) {
        bind(handle.createUpdate("""
                delete from mapping m where connection_id = :connection and not exists (
                    select 1 from unnest(:rooms, :rates, :unitTypes, :ratePlans) as k(room, rate, unit_type, rate_plan)
                    where (k.room, k.rate, k.unit_type, k.rate_plan)
                        = (m.remote_room_id, m.remote_rate_id, m.unit_type_id, m.rate_plan_id))
                """), connectionId, mappings).execute();
        bind(handle.createUpdate("""
                insert into mapping (connection_id, remote_room_id, remote_rate_id, unit_type_id, rate_plan_id)
                select :connection, room, rate, unit_type, rate_plan
                from unnest(:rooms, :rates, :unitTypes, :ratePlans) as k(room, rate, unit_type, rate_plan)
                on conflict (connection_id, remote_room_id, remote_rate_id) do nothing
                """), connectionId, mappings).execute();
    }

    private static Update bind(Update update, UUID connectionId, Collection<Mapping> mappings) {
        return update.bind("connection", connectionId)
                .bind("rooms", mappings.stream().map(Mapping::remoteRoomId).toArray(String[]::new))
                .bind("rates", mappings.stream().map(Mapping::remoteRateId).toArray(String[]::new))
                .bind("unitTypes", mappings.stream().map(Mapping::unitTypeId).toArray(UUID[]::new))
                .bind("ratePlans", mappings.stream().map(Mapping::ratePlanId).toArray(UUID[]::new));
    }

    /**
     * Adds a mapping or points the partner's product at something else, without the checks of a person's mapping. The caller marks
     * what the partner must be told in the same transaction.
     */
    public void map(Handle handle, UUID connectionId, Mapping mapping) {
        handle.createUpdate("""
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
                .execute();
    }

    /**
     * Whether the organisation has connected that property of the channel already, through whichever account: its reservations would
     * be taken twice. Held until the transaction ends, so that of two who connect it at once one does.
     */
    public boolean isTaken(Handle handle, UUID organisationId, String channel, String remotePropertyId) {
        handle.createQuery("select 1 from pg_advisory_xact_lock(hashtext(:organisation), hashtext(:remote))")
                .bind("organisation", organisationId.toString())
                .bind("remote", channel + " " + remotePropertyId)
                .mapTo(Integer.class)
                .one();
        return handle.createQuery("""
                        select exists (select from connection c join account a on a.id = c.account_id
                                       where a.organisation_id = :organisation and a.channel = :channel
                                         and c.remote_property_id = :remote)
                        """)
                .bind("organisation", organisationId)
                .bind("channel", channel)
                .bind("remote", remotePropertyId)
                .mapTo(Boolean.class)
                .one();
    }

    /** The connections through an account. */
    public List<Connection> ofAccount(Handle handle, UUID accountId) {
        return handle.createQuery(SELECT + " where c.account_id = :account order by c.id")
                .bind("account", accountId)
                .map(CONNECTION)
                .list();
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
