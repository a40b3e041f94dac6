package io.relais.routes;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Arrays;
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
    private static final int FRAMES_MAX = 12;
    static final String INTERNAL = "internal";

    @Override
    public void configuration() {
        routeConfiguration(INTERNAL)
                .onException(Exception.class)
                .maximumRedeliveries(0)
                .handled(true)
                .process(exchange -> LOG.error(sentence(
                        exchange.getFromRouteId(), exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))));
    }

    /** Types and places of a failure without its messages, which may quote a guest or a card from a statement's values. */
    static String sentence(String route, Throwable failure) {
        StringBuilder text = new StringBuilder(route + " failed and will be tried again");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append("\n  ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" (SQLSTATE ").append(sql.getSQLState()).append(')');
            }
            Arrays.stream(cause.getStackTrace())
                    .limit(FRAMES_MAX)
                    .forEach(frame -> text.append("\n    at ").append(frame));
        }
        return text.toString();
    }
}
