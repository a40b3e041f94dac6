package io.relais.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.relais.core.delivery.Exposure;
import io.relais.core.delivery.Lag;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * How far the house is behind, as gauges. Asked from the database when somebody scrapes, but at most every five seconds,
 * however many scrape.
 */
@Singleton
final class LagMetrics {
    private static final Logger LOG = Logger.getLogger(LagMetrics.class);
    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Lag.Figures NONE = new Lag.Figures(Duration.ZERO, Duration.ZERO, 0, List.of(), Map.of());

    private final Lag lag;
    private final Clock clock;
    private final MultiGauge connections;
    private final MultiGauge troubles;
    private final MultiGauge p95;
    private final MultiGauge worst;
    private final MeterRegistry registry;

    private Lag.Figures figures = NONE;
    private Instant askedAt = Instant.MIN;

    @Inject
    LagMetrics(Lag lag, Clock clock, MeterRegistry registry) {
        this.lag = lag;
        this.clock = clock;
        this.registry = registry;
        connections = MultiGauge.builder("relais.connection.state")
                .description("1 for the state the connection is in: active, paused, refused, faulty")
                .register(registry);
        troubles = MultiGauge.builder("relais.troubles")
                .description("Open alarms by kind")
                .register(registry);
        p95 = MultiGauge.builder("relais.exposure.p95")
                .baseUnit("seconds")
                .description("From commit to the channel's answer, for 95 of 100 messages of the last hour or two")
                .register(registry);
        worst = MultiGauge.builder("relais.exposure.worst")
                .baseUnit("seconds")
                .description("The longest from commit to the channel's answer over the last 24 hours")
                .register(registry);
    }

    void register(@Observes StartupEvent start) {
        Gauge.builder("relais.delivery.lag", this, m -> seconds(m.fresh().delivery()))
                .baseUnit("seconds")
                .description("Age of the oldest change that a working connection's partner has not acknowledged")
                .register(registry);
        Gauge.builder("relais.inbox.age", this, m -> seconds(m.fresh().inbox()))
                .baseUnit("seconds")
                .description("Age of the oldest message not yet applied")
                .register(registry);
        Gauge.builder("relais.parked", this, m -> m.fresh().parked())
                .description("Messages that need a person")
                .register(registry);
        fresh();
    }

    private synchronized Lag.Figures fresh() {
        Instant now = Instant.now(clock);
        if (now.isAfter(askedAt.equals(Instant.MIN) ? askedAt : askedAt.plus(FRESH))) {
            askedAt = now;
            ask();
        }
        return figures;
    }

    private void ask() {
        try {
            figures = lag.figures();
            connections.register(
                    figures.connections().stream()
                            .map(c -> MultiGauge.Row.of(
                                    Tags.of(
                                            "connection", c.connectionId().toString(),
                                            "channel", c.channel(),
                                            "property", c.property(),
                                            "state", c.state()),
                                    1))
                            .toList(),
                    true);
            troubles.register(
                    figures.troubles().entrySet().stream()
                            .map(kind -> MultiGauge.Row.of(Tags.of("kind", kind.getKey()), kind.getValue()))
                            .toList(),
                    true);
            expose(lag.exposures());
        } catch (RuntimeException e) {
            // A scrape must not fail because the database does: readiness tells that. The last figures stand.
            LOG.debug("lag could not be read", e);
        }
    }

    private void expose(List<Lag.Exposed> exposed) {
        p95.register(rows(exposed, window -> window.hour().p95()), true);
        worst.register(rows(exposed, window -> window.day().worst()), true);
    }

    /** The worst connection of each channel. */
    private static List<MultiGauge.Row<?>> rows(List<Lag.Exposed> exposed, Function<Exposure.Window, Duration> figure) {
        Map<String, Duration> byChannel = exposed.stream()
                .collect(Collectors.toMap(
                        Lag.Exposed::channel, one -> figure.apply(one.window()), (a, b) -> a.compareTo(b) > 0 ? a : b));
        return byChannel.entrySet().stream()
                .<MultiGauge.Row<?>>map(e -> MultiGauge.Row.of(Tags.of("channel", e.getKey()), seconds(e.getValue())))
                .toList();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
