package io.relais.routes;

import io.relais.core.master.MasterDoor;
import io.relais.core.master.MasterSales;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Tells own sales to the systems that keep the properties' calendars; looked for once a second, so that no sale pays for it. */
@ApplicationScoped
class MasterRoutes extends RouteBuilder {
    private final MasterSales sales;

    MasterRoutes(MasterSales sales) {
        this.sales = sales;
    }

    @Override
    public void configure() {
        from("timer:masters.poll?period={{relais.masters.poll:1000}}&includeMetadata=false")
                .routeId("masters.poll")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> sales.due())
                .split(body())
                .to("seda:masters.tell?size=1000&blockWhenFull=true&waitForTaskToComplete=Never");

        from("seda:masters.tell?size=1000&concurrentConsumers={{relais.masters.workers:4}}")
                .routeId("masters.tell")
                .routeConfigurationId(Policies.INTERNAL)
                .process()
                .body(MasterDoor.class, sales::tell);
    }
}
