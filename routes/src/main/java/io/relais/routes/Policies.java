package io.relais.routes;

import io.relais.core.data.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.jboss.logging.Logger;

/**
 * What happens when a step throws. Partner faults never get here (use cases turn them into state); what does is a bug or a database
 * that is away for a moment: it is logged once, and the next wake-up or poll finds the same work again.
 */
@ApplicationScoped
class Policies extends RouteConfigurationBuilder {
    private static final Logger LOG = Logger.getLogger(Policies.class);
    static final String INTERNAL = "internal";

    @Override
    public void configuration() {
        routeConfiguration(INTERNAL)
                .onException(Exception.class)
                .maximumRedeliveries(0)
                .handled(true)
                .process(exchange -> LOG.errorf(
                        "%s failed and will be tried again:%s",
                        exchange.getFromRouteId(),
                        Failures.describe(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))));
    }
}
