package io.relais.routes;

import io.relais.core.delivery.Reconciler;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Asks partners what they hold, a few nights at a time, whenever the table of turns says that one is due. */
@ApplicationScoped
class ReconcileRoutes extends RouteBuilder {
    private final Reconciler reconciler;

    ReconcileRoutes(Reconciler reconciler) {
        this.reconciler = reconciler;
    }

    @Override
    public void configure() {
        from("timer:reconcile.run?delay=10000&period={{relais.reconcile.poll:350}}&includeMetadata=false")
                .routeId("reconcile.run")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> reconciler.run());
    }
}
