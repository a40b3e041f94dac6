package io.relais.routes;

import io.relais.core.connection.MessageTurns;
import io.relais.core.message.Fetching;
import io.relais.core.message.Outgoing;
import io.relais.core.message.Replies;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/** Fetches what guests wrote to the house through partners, and sends what the house answers. */
@ApplicationScoped
class MessageRoutes extends RouteBuilder {
    private final Fetching fetching;
    private final Replies replies;

    MessageRoutes(Fetching fetching, Replies replies) {
        this.fetching = fetching;
        this.replies = replies;
    }

    @Override
    public void configure() {
        from("timer:messages.poll?period={{relais.messages.poll:1000}}&includeMetadata=false")
                .routeId("messages.poll")
                .to(Wake.MESSAGES)
                .to(Wake.REPLIES);

        from(Wake.MESSAGES)
                .routeId("messages.due")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> fetching.due())
                .split(body())
                .to("seda:messages.fetch?size=1000&blockWhenFull=true&waitForTaskToComplete=Never");

        from("seda:messages.fetch?size=1000&concurrentConsumers={{relais.messages.workers:2}}")
                .routeId("messages.fetch")
                .routeConfigurationId(Policies.INTERNAL)
                .process()
                .body(MessageTurns.Turn.class, fetching::fetch);

        from(Wake.REPLIES)
                .routeId("messages.take")
                .routeConfigurationId(Policies.INTERNAL)
                .setBody(exchange -> replies.due())
                .split(body())
                .to("seda:messages.send?size=1000&blockWhenFull=true&waitForTaskToComplete=Never");

        from("seda:messages.send?size=1000&concurrentConsumers={{relais.messages.workers:2}}")
                .routeId("messages.send")
                .routeConfigurationId(Policies.INTERNAL)
                .process()
                .body(Outgoing.class, replies::send);
    }
}
