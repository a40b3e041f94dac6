package io.relais.routes;

import io.relais.core.connection.Exchanges;
import io.relais.core.delivery.Deliveries;
import io.relais.core.inventory.Horizon;
import io.relais.core.reservation.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.builder.RouteBuilder;

/** Opens the new far day of every calendar, and deletes what is kept only for a time: exchanges, deliveries, applied messages. */
@ApplicationScoped
class HousekeepingRoutes extends RouteBuilder {
    private static final Duration EXCHANGES_KEPT = Duration.ofDays(30);
    private static final Duration MESSAGES_KEPT = Duration.ofDays(400);

    private final Exchanges exchanges;
    private final Deliveries deliveries;
    private final Inbox inbox;
    private final Horizon horizon;
    private final Clock clock;

    HousekeepingRoutes(Exchanges exchanges, Deliveries deliveries, Inbox inbox, Horizon horizon, Clock clock) {
        this.exchanges = exchanges;
        this.deliveries = deliveries;
        this.inbox = inbox;
        this.horizon = horizon;
        this.clock = clock;
    }

    @Override
    public void configure() {
        from("timer:horizon.roll?delay=30000&period={{relais.horizon.period:3600000}}&includeMetadata=false")
                .routeId("horizon.roll")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> horizon.roll());

        from("timer:housekeeping.prune?delay=60000&period=3600000&includeMetadata=false")
                .routeId("housekeeping.prune")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> exchanges.prune(ago(EXCHANGES_KEPT)))
                .process(exchange -> deliveries.prune(ago(EXCHANGES_KEPT)))
                .process(exchange -> inbox.prune(ago(MESSAGES_KEPT)));
    }

    private Instant ago(Duration age) {
        return Instant.now(clock).minus(age);
    }
}
