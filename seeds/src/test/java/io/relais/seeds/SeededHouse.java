package io.relais.seeds;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.relais.core.connection.Connectors;
import io.relais.core.data.Database;
import io.relais.core.data.Secrets;
import io.relais.core.postgres.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The seeder on a database of its own, at a fixed time. */
final class SeededHouse implements AutoCloseable {
    static final Path FOLDER = Path.of(".");
    static final URI SANDBOX = URI.create("http://127.0.0.1:8090");
    static final UUID ORGANISATION = SeedIds.organisation("relais-demo");
    /** A Tuesday evening in Europe, when it is Wednesday in Tokyo already. */
    static final Instant NOW = Instant.parse("2027-04-20T18:00:00Z");

    private static final List<String> TABLES = List.of(
            "organisation",
            "property",
            "unit_type",
            "unit",
            "rate_plan",
            "night",
            "price",
            "restriction",
            "person",
            "api_key",
            "account",
            "connection",
            "mapping",
            "reservation",
            "stay",
            "contact",
            "event",
            "dirty_nights");

    private final Path keys;
    private final TestDatabase database;
    private final AgroalDataSource pool;
    private Wiring wiring;

    private SeededHouse(Path keys, TestDatabase database, AgroalDataSource pool) {
        this.keys = keys;
        this.database = database;
        this.pool = pool;
        this.wiring = wiringAt(NOW);
    }

    static SeededHouse open(Path keys) throws SQLException {
        TestDatabase database = TestDatabase.fresh();
        return new SeededHouse(
                keys,
                database,
                AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                        .connectionPoolConfiguration(settings -> settings.maxSize(3)
                                .connectionFactoryConfiguration(connection -> connection
                                        .jdbcUrl(database.jdbcUrl())
                                        // Nothing here outlives the test, so nothing needs to wait for the disk.
                                        .initialSql("set synchronous_commit = off")
                                        .principal(new NamePrincipal(
                                                TestDatabase.server().user()))
                                        .credential(new SimplePassword(
                                                TestDatabase.server().password()))))));
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }

    /** The program starts again at another time. */
    void setTime(Instant now) {
        wiring = wiringAt(now);
    }

    <T> T get(Class<T> type) {
        return wiring.get(type);
    }

    Seeded seed(Seeding seeding) {
        return wiring.get(Seeder.class).seed(FOLDER, seeding);
    }

    private Wiring wiringAt(Instant now) {
        return new Wiring()
                .with(DataSource.class, pool)
                .with(Clock.class, Clock.fixed(now, ZoneOffset.UTC))
                .with(Connectors.class, new Connectors(List.of()))
                .with(Secrets.class, Secrets.open(keys.resolve("key.json")));
    }

    Map<String, String> fingerprints() {
        return TABLES.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> texts("select count(*) || ' ' || md5(string_agg(t::text, '|' order by t::text)) from "
                                        + table + " t")
                                .getFirst(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    long number(String sql) {
        return numbers(sql).getFirst();
    }

    List<Long> numbers(String sql) {
        return wiring.get(Database.class)
                .read(handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    List<String> texts(String sql) {
        return wiring.get(Database.class)
                .read(handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
