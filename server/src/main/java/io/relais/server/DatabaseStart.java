package io.relais.server;

import io.relais.core.postgres.ExternalPostgres;
import io.relais.core.postgres.LocalPostgres;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Chooses the database and tells Quarkus where it is: the server of RELAIS_DB_URL, or one of our own in RELAIS_HOME. */
final class DatabaseStart {
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";

    private DatabaseStart() {}

    /** The built-in database when it was started here, for the caller to close; empty when the server is somebody else's. */
    static Optional<LocalPostgres> ensure(Config config) {
        System.setProperty("relais.home", home(config).toString());
        Optional<String> external = setting(config, "relais.db.url");
        if (external.isPresent()) {
            use(external.get(), config);
            return Optional.empty();
        }
        if (setting(config, JDBC_URL).isPresent()) {
            return Optional.empty();
        }
        LocalPostgres local = LocalPostgres.open(home(config).resolve("postgres"));
        announce(local.jdbcUrl(), local.user(), local.password());
        System.setProperty("house.database.embedded", "true");
        return Optional.of(local);
    }

    private static void use(String url, Config config) {
        ExternalPostgres server = ExternalPostgres.of(
                url,
                setting(config, "relais.db.user").orElse(null),
                setting(config, "relais.db.password").orElse(null));
        server.check();
        announce(server.jdbcUrl(), server.user(), server.password());
    }

    private static void announce(String jdbcUrl, String user, String password) {
        System.setProperty(JDBC_URL, jdbcUrl);
        if (!user.isEmpty()) {
            System.setProperty("quarkus.datasource.username", user);
        }
        if (!password.isEmpty()) {
            System.setProperty("quarkus.datasource.password", password);
        }
    }

    private static Path home(Config config) {
        return setting(config, "relais.home")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home", "."), ".relais"));
    }

    private static Optional<String> setting(Config config, String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }
}
