package io.relais.routes;

import io.relais.core.guest.Identification;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Finds out whose reservations are, shortly after they came and together, so that sales and messages go first. */
@ApplicationScoped
class GuestRoutes extends RouteBuilder {
    private final Identification identification;

    GuestRoutes(Identification identification) {
        this.identification = identification;
    }

    @Override
    public void configure() {
        from("timer:guests.poll?period={{relais.guests.poll:2000}}&includeMetadata=false")
                .routeId("guests.poll")
                .to(Wake.GUESTS);

        from(Wake.GUESTS)
                .routeId("guests.identify")
                .routeConfigurationId(Policies.INTERNAL)
                .delay(simple("{{relais.guests.delay:200}}"))
                .setBody(exchange -> identification.run())
                .loopDoWhile(body().isGreaterThan(0))
                .setBody(exchange -> identification.run())
                .end();
    }
}
