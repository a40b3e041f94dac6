package io.relais.routes;

import io.relais.core.feed.FeedPolls;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Polls calendars of other channels when their turn has come, several at a time, so that a slow host keeps nobody else waiting. */
@ApplicationScoped
class FeedRoutes extends RouteBuilder {
    /** Feeds under way at once, and waiting at most: what is taken is soon worked on, because it is ours for a time only. */
    private static final int WORKERS = 16;

    private static final String FETCH = "seda:feeds.fetch?size=" + WORKERS;

    private final FeedPolls polls;

    FeedRoutes(FeedPolls polls) {
        this.polls = polls;
    }

    @Override
    public void configure() {
        from("timer:feeds.poll?delay=5000&period={{relais.feeds.poll:2000}}&includeMetadata=false")
                .routeId("feeds.poll")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> exchange.getMessage().setBody(polls.due(WORKERS)))
                .split(body())
                .to(FETCH + "&blockWhenFull=true&waitForTaskToComplete=Never");

        from(FETCH + "&concurrentConsumers=" + WORKERS)
                .routeId("feeds.fetch")
                .routeConfigurationId(Policies.INTERNAL)
                .process(exchange -> polls.poll(exchange.getMessage().getBody(FeedPolls.Due.class)));
    }
}
