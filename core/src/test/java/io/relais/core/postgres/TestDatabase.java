package io.relais.core.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database of its own for a test, migrated and empty: a copy of a template that is migrated once. All tests of one JVM
 * share one PostgreSQL under {@code target/pg-test}, which is stopped when the JVM ends, even when a test run dies early.
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "relais_template";
    private static final int FOLDERS = 4;
    /** Held, because the logging system forgets the level of a logger that nobody holds. */
    private static final Logger FLYWAY_LOG = Logger.getLogger("org.flywaydb");

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Another empty database with all tables; closing it is optional. */
    public static TestDatabase fresh() {
        TestDatabase created = new TestDatabase("t_" + NUMBER.incrementAndGet());
        onServer("create database " + created.name + " template " + TEMPLATE + " strategy wal_log");
        return created;
    }

    /** The shared server, for tests that need its address or its process. */
    public static LocalPostgres server() {
        return Server.POSTGRES;
    }

    /** Unpooled: each connection is a new one. The server takes 60 in all. */
    public DataSource dataSource() {
        return dataSource(name);
    }

    /** Address for JDBC, without user and password (see {@link #server()} for these). */
    public String jdbcUrl() {
        return server().jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
    }

    @Override
    public void close() {
        onServer("drop database if exists " + name + " with (force)");
    }

    private static void onServer(String statement) {
        execute(server(), statement);
    }

    private static void execute(LocalPostgres server, String statement) {
        try (Connection connection = dataSource(server, "postgres").getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(statement, failure);
        }
    }

    private static DataSource dataSource(String database) {
        return dataSource(server(), database);
    }

    private static PGSimpleDataSource dataSource(LocalPostgres server, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl());
        source.setDatabaseName(database);
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    /** Started at the first use. */
    private static final class Server {
        private static final LocalPostgres POSTGRES = start();

        private static LocalPostgres start() {
            FLYWAY_LOG.setLevel(Level.SEVERE); // It warns that it has not met this PostgreSQL yet, in each run.
            LocalPostgres server = open();
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::close));
            dropOldCopies(server);
            prepareTemplate(server);
            return server;
        }

        /** Two builds in one tree must not wait for each other, so the second takes the next folder. */
        private static LocalPostgres open() {
            for (int folder = 1; folder < FOLDERS; folder++) {
                try {
                    return LocalPostgres.open(Path.of("target", "pg-test" + (folder == 1 ? "" : "-" + folder)));
                } catch (DatabaseUnavailable inUse) {
                    if (!String.valueOf(inUse.getMessage()).contains("already used")) {
                        throw inUse;
                    }
                }
            }
            return LocalPostgres.open(Path.of("target", "pg-test-" + FOLDERS));
        }

        private static void dropOldCopies(LocalPostgres server) {
            for (String old : names(server, "t\\_%")) {
                execute(server, "drop database " + old + " with (force)");
            }
        }

        private static void prepareTemplate(LocalPostgres server) {
            if (names(server, TEMPLATE).isEmpty()) {
                execute(server, "create database " + TEMPLATE);
            } else if (!isCurrent(server)) {
                execute(server, "drop database " + TEMPLATE + " with (force)");
                execute(server, "create database " + TEMPLATE);
            }
            flyway(server).migrate();
        }

        /** A migration may have been edited since, which is normal while it is being written. */
        private static boolean isCurrent(LocalPostgres server) {
            try {
                return flyway(server).validateWithResult().validationSuccessful;
            } catch (FlywayException unreadable) {
                return false;
            }
        }

        private static Flyway flyway(LocalPostgres server) {
            return Flyway.configure()
                    .dataSource(dataSource(server, TEMPLATE))
                    .locations("classpath:db/migration")
                    .load();
        }

        private static List<String> names(LocalPostgres server, String pattern) {
            List<String> names = new ArrayList<>();
            try (Connection connection = dataSource(server, "postgres").getConnection();
                    var query = connection.prepareStatement("select datname from pg_database where datname like ?")) {
                query.setString(1, pattern);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                return names;
            } catch (SQLException failure) {
                throw new IllegalStateException("list databases", failure);
            }
        }
    }
}
