package io.relais.core.connection;

import io.relais.core.data.Database;
import io.relais.core.data.Secrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Where and how tokens of partners are kept. */
@Singleton
public final class PartnerKeeping {
    private final Database database;
    private final Secrets secrets;
    private final Clock clock;

    @Inject
    public PartnerKeeping(Database database, Secrets secrets, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    Database database() {
        return database;
    }

    Secrets secrets() {
        return secrets;
    }

    Clock clock() {
        return clock;
    }
}
