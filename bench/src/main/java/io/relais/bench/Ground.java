package io.relais.bench;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Outbound;
import io.relais.core.data.Secrets;
import io.relais.core.delivery.Retries;
import io.relais.core.postgres.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A durable PostgreSQL of the benchmark's own in a temporary folder, migrated, with a pool like the hub's. Closing deletes it. */
public final class Ground implements AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final int RETRY_SECONDS = 60;
    private static final Outbound SILENT = line -> request -> {
        throw PartnerFault.of(Fault.UNAVAILABLE, "no network here");
    };

    private final Path home;
    private final LocalPostgres postgres;
    private final AgroalDataSource pool;

    private Ground(Path home, LocalPostgres postgres, AgroalDataSource pool) {
        this.home = home;
        this.postgres = postgres;
        this.pool = pool;
    }

    /** Starts the database with at most so many connections of our own. */
    public static Ground open(int connections) throws IOException, SQLException {
        Path home = Files.createTempDirectory("relais-bench");
        LocalPostgres postgres = LocalPostgres.open(home.resolve("postgres"));
        AgroalDataSource pool = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(settings -> settings.maxSize(connections)
                        .acquisitionTimeout(WAIT)
                        .connectionFactoryConfiguration(connection -> connection
                                .jdbcUrl(postgres.jdbcUrl())
                                .jdbcProperty("reWriteBatchedInserts", "true")
                                .principal(new NamePrincipal(postgres.user()))
                                .credential(new SimplePassword(postgres.password())))));
        Flyway.configure().dataSource(pool).load().migrate();
        return new Ground(home, postgres, pool);
    }

    /** Core's use cases on this database, without channels and network unless they are given. */
    public Wiring wiring() {
        return new Wiring()
                .with(DataSource.class, pool)
                .with(Clock.class, Clock.systemUTC())
                .with(Connectors.class, new Connectors(List.of()))
                .with(Outbound.class, SILENT)
                .with(Retries.FirstWait.class, new Retries.FirstWait(RETRY_SECONDS))
                .with(Secrets.class, Secrets.open(home.resolve("keys").resolve("relais.keyset.json")));
    }

    public DataSource pool() {
        return pool;
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    /** A folder that is deleted at the end, with the key file in {@code keys}. */
    public Path home() {
        return home;
    }

    /** A server setting, as {@code fsync}. */
    public String serverSetting(String name) throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /**
     * Brings the planner's statistics up to date, as PostgreSQL does by itself within a minute of use: plans made for empty tables
     * would otherwise read whole tables that a benchmark fills in seconds.
     */
    public void analyse() throws SQLException {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("analyze");
        }
    }

    @Override
    public void close() {
        pool.close();
        postgres.close();
        try (Stream<Path> files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            System.err.println(home + " could not be deleted");
        }
    }
}
