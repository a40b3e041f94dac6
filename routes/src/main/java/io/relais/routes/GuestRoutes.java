package io.relais.routes;

import io.relais.core.guest.Identification;
import io.relais.core.guest.NameWords;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/**
 * Finds out whose reservations are, shortly after they came: one batch a second and no more, so that in a rush sales and messages go
 * first and the rest is caught up with afterwards. Once an hour the words of names that nobody has any more are forgotten.
 */
@ApplicationScoped
class GuestRoutes extends RouteBuilder {
    private final Identification identification;

    private final NameWords nameWords;

    GuestRoutes(Identification identification, NameWords nameWords) {
        this.identification = identification;
        this.nameWords = nameWords;
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

        from("timer:guests.words?delay=90000&period=3600000&includeMetadata=false")
                .routeId("guests.words")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> nameWords.review());
    }
}
