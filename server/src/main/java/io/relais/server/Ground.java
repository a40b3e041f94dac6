package io.relais.server;

import io.quarkus.runtime.StartupEvent;
import io.relais.core.connection.PartnerHosts;
import io.relais.core.data.Secrets;
import io.relais.core.delivery.Courier;
import io.relais.core.delivery.Retries;
import io.relais.core.reservation.Pulls;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What core stands on: the clock, the key file, and clean leases when the database is surely ours alone. */
@Singleton
class Ground {
    /** Before any route or page runs. */
    private static final int FIRST = 1;

    /** The one clock of the house. */
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The key that encrypts credentials and raw messages: beside the data folder, never in the database. */
    @Produces
    @Singleton
    Secrets secrets(@ConfigProperty(name = "relais.home") Path home) {
        return Secrets.open(home.resolve("keys").resolve("relais.keyset.json"));
    }

    /** How soon a value that a partner refused for a passing cause is tried again. */
    @Produces
    @Singleton
    Retries.FirstWait firstWait(@ConfigProperty(name = "relais.retry-seconds") int seconds) {
        return new Retries.FirstWait(seconds);
    }

    /** Where accounts may lead beside the partners themselves. */
    @Produces
    @Singleton
    PartnerHosts partnerHosts(@ConfigProperty(name = "relais.partners.hosts") Optional<Set<String>> hosts) {
        return new PartnerHosts(hosts.orElse(Set.of()));
    }

    /**
     * The built-in database is locked to this one process, so whatever is still held in it was held by one that died. With an
     * external database another process may be alive, and leases simply run out.
     */
    void start(
            @Observes @Priority(FIRST) StartupEvent event,
            @ConfigProperty(name = "house.database.embedded", defaultValue = "false") boolean embedded,
            Courier courier,
            Pulls pulls) {
        if (embedded) {
            courier.releaseAll();
            pulls.releaseAll();
        }
    }
}
