package io.relais.routes;

import io.relais.core.delivery.ChannelLog;
import io.relais.core.delivery.Lookout;
import io.relais.core.feed.FeedPruning;
import io.relais.core.inventory.Horizon;
import io.relais.core.reservation.OptionExpiry;
import io.relais.core.reservation.Pruning;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Opens the new far day of every calendar, ends options whose time is over, and deletes what is kept only for a time. */
@ApplicationScoped
class HousekeepingRoutes extends RouteBuilder {
    private final Horizon horizon;
    private final Lookout lookout;
    private final Pruning pruning;
    private final FeedPruning feeds;
    private final OptionExpiry options;
    private final ChannelLog channelLog;

    HousekeepingRoutes(
            Horizon horizon,
            Lookout lookout,
            Pruning pruning,
            FeedPruning feeds,
            OptionExpiry options,
            ChannelLog channelLog) {
        this.horizon = horizon;
        this.lookout = lookout;
        this.pruning = pruning;
        this.feeds = feeds;
        this.options = options;
        this.channelLog = channelLog;
    }

    @Override
    public void configure() {
        from("timer:horizon.roll?delay=30000&period={{relais.horizon.period:3600000}}&includeMetadata=false")
                .routeId("horizon.roll")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> horizon.roll())
                .process(exchange -> lookout.lookAtTheEdge());

        from("timer:housekeeping.prune?delay=60000&period=3600000&includeMetadata=false")
                .routeId("housekeeping.prune")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> pruning.run())
                .process(exchange -> feeds.run())
                .setBody(simple("{{relais.channel-log-days:400}}"))
                .process(exchange -> channelLog.prune(exchange.getMessage().getBody(Integer.class)));

        from("timer:options.expire?delay=5000&period={{relais.options.period:15000}}&includeMetadata=false")
                .routeId("options.expire")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> options.expireOptions());
    }
}
