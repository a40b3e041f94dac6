package io.relais.core.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that somebody else runs.
 *
 * @param jdbcUrl address for JDBC; user and password may stand in its query, never before the host
 * @param user empty when the address names it
 * @param password empty when the address holds it, or when the server wants none
 */
public record ExternalPostgres(String jdbcUrl, String user, String password) {
    private static final String JDBC = "jdbc:postgresql:";
    private static final int OLDEST_RELEASE = 15;
    private static final Duration STILL_STARTING = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int CONNECT_SECONDS = 10;

    /**
     * Understands the JDBC form and the common {@code postgresql://user:password@host:port/database}. User and password
     * given apart win over those in the address.
     *
     * @throws DatabaseUnavailable when the address is neither; the sentence does not repeat it, it may hold a password
     */
    public static ExternalPostgres of(String url, @Nullable String user, @Nullable String password) {
        String address = url.strip();
        if (address.startsWith(JDBC)) {
            return new ExternalPostgres(address, orEmpty(user), orEmpty(password));
        }
        if (!address.startsWith("postgresql://") && !address.startsWith("postgres://")) {
            throw notUnderstood();
        }
        try {
            return of(new URI(address), user, password);
        } catch (URISyntaxException unreadable) {
            throw notUnderstood();
        }
    }

    private static ExternalPostgres of(URI address, @Nullable String user, @Nullable String password) {
        if (address.getHost() == null) {
            throw notUnderstood();
        }
        String[] inAddress = orEmpty(address.getRawUserInfo()).split(":", 2);
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new ExternalPostgres(
                JDBC + "//" + address.getHost() + port + orEmpty(address.getRawPath()) + query,
                user == null ? decoded(inAddress[0]) : user,
                password == null && inAddress.length == 2 ? decoded(inAddress[1]) : orEmpty(password));
    }

    /**
     * Proves that the server can be used. Waits up to 20 s for one that is still starting, as happens when a whole
     * machine starts; a refused password is told at once.
     *
     * @throws DatabaseUnavailable with one sentence, without user or password
     */
    public void check() {
        long until = System.nanoTime() + STILL_STARTING.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(jdbcUrl, properties())) {
                int release = connection.getMetaData().getDatabaseMajorVersion();
                if (release < OLDEST_RELEASE) {
                    throw new DatabaseUnavailable("The PostgreSQL of RELAIS_DB_URL is release " + release
                            + ": Relais needs " + OLDEST_RELEASE + " or newer.");
                }
                return;
            } catch (SQLException failure) {
                if (!mayPass(failure) || System.nanoTime() - until > 0) {
                    throw new DatabaseUnavailable(
                            "The PostgreSQL of RELAIS_DB_URL cannot be used: " + firstLine(failure) + ".", failure);
                }
            }
            pause();
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /** 08: no connection (but 08004: the server does not want us); 57P03: starting up. The rest stays as it is by waiting. */
    private static boolean mayPass(SQLException failure) {
        String state = orEmpty(failure.getSQLState());
        return switch (state) {
            case "08004" -> false;
            case "57P03" -> true;
            case String other -> other.startsWith("08");
        };
    }

    private static String firstLine(SQLException failure) {
        String line = orEmpty(failure.getMessage()).lines().findFirst().orElse("no reason given");
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("The wait for the PostgreSQL of RELAIS_DB_URL was interrupted.", stopped);
        }
    }

    private static DatabaseUnavailable notUnderstood() {
        return new DatabaseUnavailable(
                "RELAIS_DB_URL is not an address of a PostgreSQL server: write postgresql://host:5432/database.");
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Without the password: records print all they hold, and this ends up in logs. */
    @Override
    public String toString() {
        return "ExternalPostgres";
    }
}
