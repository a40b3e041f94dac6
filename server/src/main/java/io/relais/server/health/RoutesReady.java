package io.relais.server.health;

import jakarta.inject.Inject;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when all flows run. None at all is a fault too: it once meant that Camel was never started. */
@Readiness
final class RoutesReady implements HealthCheck {
    private final CamelContext camel;

    @Inject
    RoutesReady(CamelContext camel) {
        this.camel = camel;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder answer = HealthCheckResponse.named("routes");
        boolean started = !camel.getRoutes().isEmpty();
        for (Route route : camel.getRoutes()) {
            var status = camel.getRouteController().getRouteStatus(route.getRouteId());
            if (status == null || !status.isStarted()) {
                started = false;
                answer.withData(route.getRouteId(), String.valueOf(status));
            }
        }
        return answer.status(started).build();
    }
}
