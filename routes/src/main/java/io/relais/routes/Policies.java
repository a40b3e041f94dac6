package io.relais.routes;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What happens when a step throws. Partner faults never get here (use cases turn them into state); what does is a bug or a database
 * that is away for a moment: it is logged once, and the next wake-up or poll finds the same work again.
 */
@ApplicationScoped
class Policies extends RouteConfigurationBuilder {
    static final String INTERNAL = "internal";

    @Override
    public void configuration() {
        routeConfiguration(INTERNAL)
                .onException(Exception.class)
                .maximumRedeliveries(0)
                .handled(true)
                .logStackTrace(true)
                .log(LoggingLevel.ERROR, "${routeId} failed and will be tried again: ${exception.class.simpleName}");
    }
}
