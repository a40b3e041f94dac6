package io.relais.routes;

import io.relais.core.guest.Identification;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/**
 * Finds out whose reservations are, shortly after they came: one batch a second and no more, so that in a rush sales and messages go
 * first and the rest is caught up with afterwards.
 */
@ApplicationScoped
class GuestRoutes extends RouteBuilder {
    private final Identification identification;

    GuestRoutes(Identification identification) {
        this.identification = identification;
    }

    @Override
    public void configure() {
        from("timer:guests.poll?period={{relais.guests.poll:1000}}&includeMetadata=false")
                .routeId("guests.poll")
                .to(Wake.GUESTS);

        from(Wake.GUESTS)
                .routeId("guests.identify")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> identification.run());
    }
}
