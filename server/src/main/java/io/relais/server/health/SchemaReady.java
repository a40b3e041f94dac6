package io.relais.server.health;

import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;

/** Ready when every migration of this version is done. Asked until it is so once; a schema does not move backwards. */
@Readiness
final class SchemaReady implements HealthCheck {
    private final Flyway flyway;
    private volatile boolean migrated;

    @Inject
    SchemaReady(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        if (!migrated) {
            migrated = flyway.info().pending().length == 0;
        }
        return HealthCheckResponse.named("migrations").status(migrated).build();
    }
}
