package io.relais.routes;

import io.relais.core.delivery.Answered;
import io.relais.core.delivery.Courier;
import io.relais.core.delivery.Hold;
import io.relais.core.delivery.Lookout;
import io.relais.core.delivery.Packet;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Takes the connections that have something to be told, and tells each of them: pack, send, settle. */
@ApplicationScoped
class AriRoutes extends RouteBuilder {
    private final Courier courier;
    private final Lookout lookout;
    private final Alarm alarm;

    AriRoutes(Courier courier, Lookout lookout, Alarm alarm) {
        this.courier = courier;
        this.lookout = lookout;
        this.alarm = alarm;
    }

    @Override
    public void configure() {
        from("timer:ari.poll?period={{relais.ari.poll:1000}}&includeMetadata=false")
                .routeId("ari.poll")
                .to(Wake.ARI);

        from("timer:ari.look?period={{relais.ari.look:5000}}&includeMetadata=false")
                .routeId("ari.look")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> lookout.lookForUntold());

        from(Wake.ARI)
                .routeId("ari.publish")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> courier.take())
                .split(body())
                .to("seda:ari.deliver?size=1000&blockWhenFull=true&waitForTaskToComplete=Never")
                .end()
                .process(exchange -> alarm.at(courier.nextDue(), Wake.ARI));

        from("seda:ari.deliver?size=1000&concurrentConsumers={{relais.ari.workers:16}}")
                .routeId("ari.deliver")
                .routeConfigurationId(Policies.INTERNAL)
                .transform()
                .body(Hold.class, courier::pack)
                .transform()
                .body(Packet.class, courier::send)
                .process()
                .body(Answered.class, courier::settle);
    }
}
