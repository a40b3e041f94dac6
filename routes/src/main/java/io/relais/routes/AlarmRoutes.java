package io.relais.routes;

import io.relais.core.delivery.Alarms;
import io.relais.core.delivery.Slowness;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Looks at the connections every five seconds and tells people what needs them. */
@ApplicationScoped
class AlarmRoutes extends RouteBuilder {
    private final Alarms alarms;
    private final Slowness slowness;

    AlarmRoutes(Alarms alarms, Slowness slowness) {
        this.alarms = alarms;
        this.slowness = slowness;
    }

    @Override
    public void configure() {
        from("timer:alarms.watch?delay={{relais.alarms.delay:30000}}&period={{relais.alarms.period:5000}}"
                        + "&includeMetadata=false")
                .routeId("alarms.watch")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> slowness.watch())
                .process(exchange -> alarms.watch());
    }
}
