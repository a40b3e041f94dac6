package io.relais.core.data;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/**
 * The one way to PostgreSQL. A use case is one {@link #write}: one transaction, repeated as a whole when the database asks
 * for it (deadlock, serialisation), so its body must have no effect outside the database.
 */
@Singleton
public final class Database {
    private static final int TRIES_MAX = 6;

    private static final int AWAY_TRIES_MAX = 60;
    private static final int AWAY_PAUSE_MILLIS = 250;
    /** SQLSTATE classes: connection, rollback asked for (deadlock), out of resources, operator's intervention, system. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    private final Jdbi jdbi;

    @Inject
    public Database(DataSource source) {
        jdbi = Jdbi.create(source).installPlugin(new PostgresPlugin());
        // Values of a failed statement are guests' details and secrets; they must not travel into logs with the
        // exception.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(LocalDate.class, "date");
        jdbi.registerArrayType(Long.class, "bigint");
        jdbi.registerArrayType(Integer.class, "int");
        jdbi.registerArrayType(Boolean.class, "boolean");
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(Instant.class, "timestamptz", Database::timestamp);
    }

    /** Runs one transaction and commits it. */
    public <T> T write(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (JdbiException e) {
                if (attempt == TRIES_MAX || !worthRepeating(e)) {
                    throw e;
                }
                // Two that collided must not collide again in step.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        ThreadLocalRandom.current().nextInt(5, 20) * (long) attempt));
            }
        }
    }

    /**
     * Like {@link #write}, for the same statements again and again on long arrays: they are planned once per connection and not each
     * time, which costs as much as running them. Not for searches by the beginning of a text, which need their text to be planned.
     */
    public <T> T writePlanned(Function<Handle, T> work) {
        return write(handle -> {
            handle.execute("set local plan_cache_mode = force_generic_plan");
            return work.apply(handle);
        });
    }

    /**
     * Like {@link #write}, for work that may safely be done twice: waits while the database is away, as when it restarts. For
     * giving back what is held, which would else stay held until its lease runs out.
     */
    public <T> T writeOnceBack(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write(work);
            } catch (JdbiException e) {
                if (attempt == AWAY_TRIES_MAX || !isAway(e)) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AWAY_PAUSE_MILLIS));
            }
        }
    }

    /** Runs queries on one connection, each seeing what is committed when it starts. */
    public <T> T read(Function<Handle, T> work) {
        return jdbi.withHandle(work::apply);
    }

    /** Runs work in a transaction that is taken back whatever happens; what it found out is all that stays. */
    public <T> T pretend(Function<Handle, T> work) {
        return jdbi.withHandle(handle -> {
            handle.begin();
            try {
                return work.apply(handle);
            } finally {
                handle.rollback();
            }
        });
    }

    /** Several byte strings as one {@code bytea[]}; the driver wants them as what they are and not as objects. */
    public static Argument bytes(List<byte[]> values) {
        return (position, statement, context) -> statement.setArray(
                position, statement.getConnection().createArrayOf("bytea", values.toArray(byte[][]::new)));
    }

    /** The name of the constraint that a statement broke, empty when the failure is something else. */
    public static String brokenConstraint(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.postgresql.util.PSQLException e && e.getServerErrorMessage() != null) {
                String name = e.getServerErrorMessage().getConstraint();
                return name == null ? "" : name;
            }
        }
        return "";
    }

    /** True when the database was out of reach, busy or shutting down: the same work may well succeed later. */
    public static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return true;
            }
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                return PASSING.contains(e.getSQLState().substring(0, 2));
            }
        }
        return false;
    }

    /** No connection, a broken one, or a server that stops or starts (SQLSTATE classes 08 and 57P). */
    private static boolean isAway(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                String state = e.getSQLState();
                return state == null || state.startsWith("08") || state.startsWith("57P");
            }
        }
        return false;
    }

    private static @Nullable Object timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static boolean worthRepeating(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e) {
                return "40P01".equals(e.getSQLState())
                        || "40001".equals(e.getSQLState())
                        || brokenConstraint(e).equals("reservation_confirmation_number_key")
                        // Two workers added the same reservation: the second, run again, finds it and merges.
                        || brokenConstraint(e).equals("reservation_once")
                        || brokenConstraint(e).equals("stay_unit_once");
            }
        }
        return false;
    }
}
