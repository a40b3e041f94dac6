package io.relais.routes;

import io.relais.core.delivery.Alarms;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Looks at the connections every five seconds and tells people what needs them. */
@ApplicationScoped
class AlarmRoutes extends RouteBuilder {
    private final Alarms alarms;

    AlarmRoutes(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public void configure() {
        from("timer:alarms.watch?delay={{relais.alarms.delay:30000}}&period={{relais.alarms.period:5000}}"
                        + "&includeMetadata=false")
                .routeId("alarms.watch")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> alarms.watch());
    }
}
