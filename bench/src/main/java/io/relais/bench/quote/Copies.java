package io.relais.bench.quote;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Copies everything of the first property: what a use case writes one property at a time would take minutes for many. */
final class Copies {
    private static final List<String> RULES = List.of(
            "age_category",
            "supplement",
            "stay_condition",
            "discount",
            "extra_option",
            "stay_tax",
            "vat_group",
            "cancellation_policy");

    private final DataSource source;

    Copies(DataSource source) {
        this.source = source;
    }

    void make() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            map(connection, "property", 1, (property, i) -> Region.property(property));
            map(connection, "unit_type", Region.TYPES, Region::type);
            map(connection, "rate_plan", 2, (property, i) -> i == 0 ? Region.plan(property) : Region.saver(property));
            copy(connection);
            connection.commit();
        }
    }

    @FunctionalInterface
    private interface Ids {
        UUID of(int property, int number);
    }

    /** A table that says which new id stands for which of the first property. */
    private static void map(Connection connection, String table, int each, Ids ids) throws SQLException {
        try (Statement create = connection.createStatement()) {
            create.execute("create temporary table to_" + table
                    + " (property uuid, n int, old uuid, new uuid) on commit drop");
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into to_" + table + " select p, n, o, i from unnest(?, ?, ?, ?) as k(p, n, o, i)")) {
            List<int[]> all = IntStream.range(1, Region.PROPERTIES)
                    .boxed()
                    .flatMap(p -> IntStream.range(0, each).mapToObj(i -> new int[] {p, i}))
                    .toList();
            insert.setArray(1, uuids(connection, all.stream().map(k -> Region.property(k[0]))));
            insert.setArray(
                    2,
                    connection.createArrayOf("int", all.stream().map(k -> k[0]).toArray()));
            insert.setArray(3, uuids(connection, all.stream().map(k -> ids.of(0, k[1]))));
            insert.setArray(4, uuids(connection, all.stream().map(k -> ids.of(k[0], k[1]))));
            insert.executeUpdate();
        }
    }

    private static Array uuids(Connection connection, java.util.stream.Stream<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static void copy(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into property (id, organisation_id, code, name, time_zone, currency, languages)
                    select m.new, p.organisation_id, 'q' || m.n, 'Property ' || m.n, p.time_zone, p.currency, p.languages
                    from property p join to_property m on m.old = p.id
                    """);
            statement.execute("""
                    insert into unit_type select m.new, m.property, t.code, t.name, t.max_occupancy, t.position
                    from unit_type t join to_unit_type m on m.old = t.id
                    """);
            statement.execute("""
                    insert into rate_plan select m.new, m.property, r.code, r.name, r.meal_plan, r.position
                    from rate_plan r join to_rate_plan m on m.old = r.id
                    """);
            statement.execute("""
                    insert into rate_plan_rule
                    select m.new, a.new, r.percent, r.amount, r.round_to, r.inherits_restrictions, r.cancellation, r.vat
                    from rate_plan_rule r join to_rate_plan m on m.old = r.rate_plan_id
                    left join to_rate_plan a on a.old = r.parent_id and a.property = m.property
                    """);
            statement.execute("""
                    insert into night select m.new, n.night, n.capacity, 0, 0, 0
                    from night n join to_unit_type m on m.old = n.unit_type_id
                    """);
            statement.execute("""
                    insert into price select r.new, t.new, p.night, p.occupancy, p.amount, p.currency
                    from price p join to_unit_type t on t.old = p.unit_type_id
                    join to_rate_plan r on r.old = p.rate_plan_id and r.property = t.property
                    """);
            statement.execute("""
                    insert into restriction
                    select r.new, t.new, x.night, x.min_stay_arrival, x.min_stay_through, x.max_stay, x.closed,
                           x.closed_to_arrival, x.closed_to_departure
                    from restriction x join to_unit_type t on t.old = x.unit_type_id
                    join to_rate_plan r on r.old = x.rate_plan_id and r.property = t.property
                    """);
            for (String table : RULES) {
                statement.execute("insert into " + table + " select (jsonb_populate_record(x, jsonb_build_object("
                        + "'property_id', m.new))).* from " + table + " x join to_property m on m.old = x.property_id");
            }
        }
    }
}
