package io.relais.bench.diff;

import io.relais.bench.Wiring;
import io.relais.connector.Settings;
import io.relais.core.access.People;
import io.relais.core.access.Principal;
import io.relais.core.connection.Account;
import io.relais.core.connection.Accounts;
import io.relais.core.data.Ids;
import io.relais.core.delivery.Courier;
import io.relais.core.delivery.Hold;
import io.relais.core.delivery.Lookout;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Properties whose partners know everything: the first is told by the courier, the others are its copies. */
final class Hotels {
    private final Wiring wiring;
    private final LocalDate first;
    private final UUID organisation;
    private final UUID account;
    private final List<UUID> properties = new ArrayList<>();

    Hotels(Wiring wiring, LocalDate first) {
        this.wiring = wiring;
        this.first = first;
        organisation = wiring.get(Ids.class).next();
        account = wiring.get(Ids.class).next();
        wiring.get(People.class).saveOrganisation(organisation, "Bench");
        wiring.get(Accounts.class)
                .save(
                        new Account(
                                account, organisation, QuietPartner.ID, "bench", Account.State.ACTIVE, "", null, null),
                        new Settings(Map.of()));
    }

    /**
     * How large a property is.
     *
     * @param plans rate plans of every type
     */
    record Size(int types, int plans, int nights, int channels) {
        int products() {
            return types * plans;
        }
    }

    Principal principal() {
        return Principal.system(organisation);
    }

    List<UUID> properties() {
        return properties;
    }

    LocalDate first() {
        return first;
    }

    /** The unit types of a property. */
    List<UUID> types(UUID property) throws SQLException {
        List<UUID> types = new ArrayList<>();
        try (Connection connection = wiring.get(DataSource.class).getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select id from unit_type where property_id = ? order by position")) {
            query.setObject(1, property);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    types.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return types;
    }

    /** Adds a property and lets the courier tell all of it. */
    UUID add(Size size) throws SQLException {
        UUID property = wiring.get(Ids.class).next();
        run("""
                insert into property (id, organisation_id, code, name, time_zone, currency, languages)
                values (?, ?, 'p' || ?, 'Property', 'UTC', 'EUR', '{en}')
                """, property, organisation, properties.size());
        run(
                "insert into unit_type select gen_random_uuid(), ?, 't' || i, 'Type', 4, i from generate_series(1, ?) i",
                property,
                size.types());
        run(
                "insert into rate_plan select gen_random_uuid(), ?, 'r' || i, 'Plan', 'none', i from generate_series(1, ?) i",
                property,
                size.plans());
        run("""
                insert into night (unit_type_id, night, capacity, sold)
                select t.id, ?::date + n, 20, (n * 7 + t.position) % 20
                from unit_type t cross join generate_series(0, ? - 1) n where t.property_id = ?
                """, first, size.nights(), property);
        run("""
                insert into price
                select r.id, t.id, ?::date + n, o, 9000 + (n % 7) * 500 + t.position * 100 + r.position * 10 + o * 1500, 'EUR'
                from unit_type t join rate_plan r on r.property_id = t.property_id
                cross join generate_series(0, ? - 1) n cross join generate_series(1, 2) o where t.property_id = ?
                """, first, size.nights(), property);
        run("""
                insert into restriction
                select r.id, t.id, ?::date + n, 1 + n % 3, 1, 0, n % 50 = 0, n % 11 = 0, false
                from unit_type t join rate_plan r on r.property_id = t.property_id
                cross join generate_series(0, ? - 1) n where t.property_id = ?
                """, first, size.nights(), property);
        connect(property, size);
        tell();
        properties.add(property);
        return property;
    }

    private void connect(UUID property, Size size) throws SQLException {
        run("""
                insert into connection
                select gen_random_uuid(), ?, p.id, p.code || '-' || c, 'active', now()
                from property p cross join generate_series(1, ?) c where p.id = ?
                """, account, size.channels(), property);
        run("""
                insert into mapping
                select c.id, 'room' || t.position, 'rate' || r.position, t.id, r.id
                from connection c join unit_type t on t.property_id = c.property_id
                join rate_plan r on r.property_id = c.property_id where c.property_id = ?
                """, property);
    }

    private void tell() {
        Courier courier = wiring.get(Courier.class);
        wiring.get(Lookout.class).lookForUntold();
        for (List<Hold> holds = courier.take(); !holds.isEmpty(); holds = courier.take()) {
            holds.forEach(hold -> courier.settle(courier.send(courier.pack(hold))));
        }
    }

    /** Adds copies of a property, with what their partners know, until there are so many properties. */
    void fill(UUID model, int count) throws SQLException {
        int more = count - properties.size();
        if (more <= 0) {
            return;
        }
        List<UUID> copies = java.util.stream.Stream.generate(
                        () -> wiring.get(Ids.class).next())
                .limit(more)
                .toList();
        try (Connection connection = wiring.get(DataSource.class).getConnection()) {
            connection.setAutoCommit(false);
            new Copying(connection).copy(model, copies, properties.size());
            connection.commit();
        }
        properties.addAll(copies);
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = wiring.get(DataSource.class).getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
