package io.relais.core.inventory;

import io.relais.vocabulary.NightRange;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The changes that were made at once, with what was there before; owner of tables {@code bulk_change} and its values. */
@Singleton
public final class BulkRows {
    private static final int LIST_MAX = 50;
    private static final String SELECT = """
            select b.*, (select count(*) from bulk_change_rule r where r.bulk_change_id = b.id) as rules
            from bulk_change b
            """;

    void add(Handle handle, UUID propertyId, BulkDone done, List<Series> series) {
        handle.createUpdate("""
                insert into bulk_change (id, property_id, at, actor_name, asked, first, last, values_changed)
                values (:id, :property, :at, :actor, :asked, :first, :last, :values)
                """)
                .bind("id", done.id())
                .bind("property", propertyId)
                .bind("at", Timestamp.from(done.at()))
                .bind("actor", done.actorName())
                .bind("asked", done.asked())
                .bind("first", done.range().first())
                .bind("last", done.range().last())
                .bind("values", done.valuesChanged())
                .execute();
        handle.createUpdate("""
                insert into bulk_change_values (bulk_change_id, unit_type_id, rate_plan_id, occupancy, befores, afters)
                select :id, unit_type, rate_plan, occupancy, befores::bigint[], afters::bigint[]
                from unnest(:unitTypes, :ratePlans, :occupancies, :befores, :afters)
                     as k(unit_type, rate_plan, occupancy, befores, afters)
                """)
                .bind("id", done.id())
                .bind(
                        "unitTypes",
                        series.stream().map(s -> s.product().unitTypeId()).toArray(UUID[]::new))
                .bind(
                        "ratePlans",
                        series.stream().map(s -> s.product().ratePlanId()).toArray(UUID[]::new))
                .bind("occupancies", series.stream().map(Series::occupancy).toArray(Integer[]::new))
                .bind("befores", literals(series, Series::befores))
                .bind("afters", literals(series, Series::afters))
                .execute();
    }

    /** A rule of a channel that a change made. */
    record MadeRule(UUID connectionId, UUID ruleId, UUID eventId) {}

    void addRules(Handle handle, UUID id, List<MadeRule> rules) {
        handle.createUpdate("""
                insert into bulk_change_rule (bulk_change_id, rule_id, connection_id, event_id)
                select :id, rule_id, connection_id, event_id
                from unnest(:rules, :connections, :events) as k(rule_id, connection_id, event_id)
                """)
                .bind("id", id)
                .bind("rules", rules.stream().map(MadeRule::ruleId).toArray(UUID[]::new))
                .bind("connections", rules.stream().map(MadeRule::connectionId).toArray(UUID[]::new))
                .bind("events", rules.stream().map(MadeRule::eventId).toArray(UUID[]::new))
                .execute();
    }

    List<MadeRule> rules(Handle handle, UUID id) {
        return handle.createQuery("""
                select connection_id, rule_id, event_id from bulk_change_rule where bulk_change_id = :id order by rule_id
                """)
                .bind("id", id)
                .map((r, c) -> new MadeRule(
                        r.getObject(1, UUID.class), r.getObject(2, UUID.class), r.getObject(3, UUID.class)))
                .list();
    }

    /** The property's changes, newest first. */
    List<BulkDone> list(Handle handle, UUID propertyId) {
        return handle.createQuery(SELECT + "where b.property_id = :property order by b.at desc, b.id desc limit :limit")
                .bind("property", propertyId)
                .bind("limit", LIST_MAX)
                .map((r, c) -> done(r))
                .list();
    }

    /** One change; nobody else undoes it until the transaction ends. */
    Optional<BulkDone> lock(Handle handle, UUID propertyId, UUID id) {
        return handle.createQuery(SELECT + "where b.id = :id and b.property_id = :property for update of b")
                .bind("id", id)
                .bind("property", propertyId)
                .map((r, c) -> done(r))
                .findOne();
    }

    List<Series> series(Handle handle, UUID id) {
        return handle.createQuery("""
                select * from bulk_change_values where bulk_change_id = :id order by unit_type_id, rate_plan_id, occupancy
                """)
                .bind("id", id)
                .map((r, c) -> new Series(
                        new Product(r.getObject("unit_type_id", UUID.class), r.getObject("rate_plan_id", UUID.class)),
                        r.getInt("occupancy"),
                        values(r.getArray("befores")),
                        values(r.getArray("afters"))))
                .list();
    }

    void markUndone(Handle handle, UUID id, Instant at) {
        handle.createUpdate("update bulk_change set undone_at = :at where id = :id")
                .bind("at", Timestamp.from(at))
                .bind("id", id)
                .execute();
    }

    private static BulkDone done(ResultSet r) throws SQLException {
        Timestamp undone = r.getTimestamp("undone_at");
        return new BulkDone(
                r.getObject("id", UUID.class),
                r.getTimestamp("at").toInstant(),
                r.getString("actor_name"),
                r.getString("asked"),
                new NightRange(r.getObject("first", LocalDate.class), r.getObject("last", LocalDate.class)),
                r.getInt("values_changed"),
                r.getInt("rules"),
                undone == null ? null : undone.toInstant());
    }

    /** Array literals, because unnest flattens arrays of arrays. */
    private static String[] literals(List<Series> series, Function<Series, @Nullable Long[]> part) {
        return series.stream()
                .map(s -> Arrays.stream(part.apply(s))
                        .map(value -> value == null ? "null" : Long.toString(value))
                        .collect(Collectors.joining(",", "{", "}")))
                .toArray(String[]::new);
    }

    private static @Nullable Long[] values(Array array) throws SQLException {
        return (Long[]) array.getArray();
    }
}
