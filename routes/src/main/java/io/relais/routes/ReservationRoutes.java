package io.relais.routes;

import io.relais.core.connection.Account;
import io.relais.core.reservation.Intake;
import io.relais.core.reservation.Pulls;
import io.relais.core.reservation.Remapping;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Fetches reservations from partners into the inbox, and applies the inbox to the register. */
@ApplicationScoped
class ReservationRoutes extends RouteBuilder {
    private final Pulls pulls;
    private final Intake intake;
    private final Remapping remapping;

    ReservationRoutes(Pulls pulls, Intake intake, Remapping remapping) {
        this.pulls = pulls;
        this.intake = intake;
        this.remapping = remapping;
    }

    @Override
    public void configure() {
        from("timer:reservations.poll?period={{relais.reservations.poll:1000}}&includeMetadata=false")
                .routeId("reservations.poll")
                .to(Wake.PULL)
                .to(Wake.INGEST);

        from(Wake.PULL)
                .routeId("reservations.due")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> pulls.due())
                .split(body())
                .to("seda:reservations.pull?size=1000&blockWhenFull=true&waitForTaskToComplete=Never");

        from("seda:reservations.pull?size=1000&concurrentConsumers={{relais.reservations.workers:8}}")
                .routeId("reservations.pull")
                .routeConfigurationId(Policies.INTERNAL)
                .process()
                .body(Account.class, pulls::pull);

        from(Wake.INGEST)
                .routeId("reservations.ingest")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> intake.applyWaiting())
                .loopDoWhile(body().isGreaterThan(0))
                .setBody(exchange -> intake.applyWaiting())
                .end();

        from("timer:reservations.remap?period={{relais.reservations.remap:5000}}&includeMetadata=false")
                .routeId("reservations.remap")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> remapping.run());
    }
}
