package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Route ids are labels of metrics and alerts: a new or renamed one is a change for operators. */
@QuarkusTest
class RoutesFlowTest {
    private static final List<String> ROUTES = List.of(
            "alarms.watch",
            "ari.deliver",
            "ari.look",
            "ari.poll",
            "ari.publish",
            "feeds.fetch",
            "feeds.poll",
            "guests.identify",
            "guests.poll",
            "guests.words",
            "horizon.roll",
            "housekeeping.prune",
            "messages.due",
            "messages.fetch",
            "messages.poll",
            "messages.send",
            "messages.take",
            "notifications.follow",
            "notifications.prune",
            "masters.poll",
            "masters.tell",
            "options.expire",
            "reports.settle",
            "reconcile.run",
            "reservations.due",
            "reservations.ingest",
            "reservations.poll",
            "reservations.pull",
            "reservations.remap");

    @Inject
    CamelContext camel;

    @Inject
    Inns inns;

    @Inject
    Books books;

    @AfterEach
    void close() {
        inns.close();
    }

    @Test
    void every_route_is_known_by_its_id() {
        assertThat(camel.getRoutes().stream().map(Route::getRouteId)).containsExactlyInAnyOrderElementsOf(ROUTES);
    }

    @Test
    void every_route_runs() throws Exception {
        Inn inn = inns.open(Model.LODGE);
        inn.booking().book(inn.day(10), 1);
        new FrontDoor(inn).pull(inn.booking());
        Patience.until(() -> assertThat(inn.channex().free(inn.day(10), 1)).containsExactly(3));
        // These begin long after the start; here they are run at once.
        assertThat(run("horizon.roll")).isNull();
        assertThat(run("housekeeping.prune")).isNull();
        assertThat(run("guests.words")).isNull();
        assertThat(run("notifications.prune")).isNull();
        // A master is told in OpenChannelFlowTest, a guest in MessageFlowTest, a feed fetched in FeedFlowTest.
        assertThat(ROUTES)
                .filteredOn(id ->
                        !List.of("masters.tell", "messages.send", "feeds.fetch").contains(id))
                .allSatisfy(id -> Patience.until(
                        () -> assertThat(books.runs(id)).as("runs of %s", id).isPositive()));
    }

    /** What went wrong, null for nothing. */
    private @Nullable Exception run(String routeId) throws Exception {
        Consumer consumer = camel.getRoute(routeId).getConsumer();
        Exchange exchange = consumer.getEndpoint().createExchange();
        consumer.getProcessor().process(exchange);
        return exchange.getException();
    }
}
