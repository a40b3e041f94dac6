package io.relais.bench.diff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** Copies a property with all that is for sale and all that its partners know. */
final class Copying {
    private final Connection connection;

    Copying(Connection connection) {
        this.connection = connection;
    }

    void copy(UUID model, List<UUID> copies, int numberedFrom) throws SQLException {
        try (PreparedStatement create = connection.prepareStatement("""
                create temporary table to_property on commit drop as
                select id, n from unnest(?::uuid[]) with ordinality as k(id, n)
                """.replace(
                "?", "'{" + String.join(",", copies.stream().map(UUID::toString).toList()) + "}'"))) {
            create.execute();
        }
        try (Statement s = connection.createStatement()) {
            // References hold because the model's do: looking up every one of millions takes longer than copying.
            s.execute("set local session_replication_role = replica");
            String old = "'" + model + "'::uuid";
            for (String table : List.of("unit_type", "rate_plan", "connection")) {
                s.execute("create temporary table to_" + table
                        + " on commit drop as select x.id as old, p.id as property,"
                        + " gen_random_uuid() as new from " + table + " x cross join to_property p"
                        + " where x.property_id = " + old);
                s.execute("create index on to_" + table + " (old)");
                s.execute("analyze to_" + table);
            }
            s.execute("insert into property (id, organisation_id, code, name, time_zone, currency, languages)"
                    + " select m.id, p.organisation_id, 'p' || (m.n + " + numberedFrom
                    + "), p.name, p.time_zone, p.currency, p.languages from property p cross join to_property m"
                    + " where p.id = " + old);
            s.execute("insert into unit_type select m.new, m.property, x.code, x.name, x.max_occupancy, x.position"
                    + " from unit_type x join to_unit_type m on m.old = x.id");
            s.execute("insert into rate_plan select m.new, m.property, x.code, x.name, x.meal_plan, x.position"
                    + " from rate_plan x join to_rate_plan m on m.old = x.id");
            s.execute(
                    "insert into connection select m.new, x.account_id, m.property, m.new::text, x.state, x.created_at"
                            + " from connection x join to_connection m on m.old = x.id");
            stock(s);
            knowledge(s);
        }
    }

    private static void stock(Statement s) throws SQLException {
        s.execute("insert into night (unit_type_id, night, capacity, sold) select m.new, x.night, x.capacity, x.sold"
                + " from night x join to_unit_type m on m.old = x.unit_type_id order by 1, 2");
        s.execute("insert into price select r.new, t.new, x.night, x.occupancy, x.amount, x.currency from price x"
                + " join to_unit_type t on t.old = x.unit_type_id"
                + " join to_rate_plan r on r.old = x.rate_plan_id and r.property = t.property order by 2, 1, 3");
        s.execute(
                "insert into restriction select r.new, t.new, x.night, x.min_stay_arrival, x.min_stay_through, x.max_stay,"
                        + " x.closed, x.closed_to_arrival, x.closed_to_departure from restriction x"
                        + " join to_unit_type t on t.old = x.unit_type_id"
                        + " join to_rate_plan r on r.old = x.rate_plan_id and r.property = t.property order by 2, 1, 3");
    }

    private static void knowledge(Statement s) throws SQLException {
        s.execute("insert into mapping select c.new, x.remote_room_id, x.remote_rate_id, t.new, r.new from mapping x"
                + " join to_connection c on c.old = x.connection_id"
                + " join to_unit_type t on t.old = x.unit_type_id and t.property = c.property"
                + " join to_rate_plan r on r.old = x.rate_plan_id and r.property = c.property");
        s.execute(
                "insert into channel_page (connection_id, remote_room_id, remote_rate_id, facet, month, sent, acknowledged,"
                        + " rejected, observed, changed_at, digest) select c.new, x.remote_room_id, x.remote_rate_id, x.facet,"
                        + " x.month, x.sent, x.acknowledged, x.rejected, x.observed, x.changed_at, x.digest"
                        + " from channel_page x join to_connection c on c.old = x.connection_id order by 1, 2, 3, 4, 5");
    }
}
