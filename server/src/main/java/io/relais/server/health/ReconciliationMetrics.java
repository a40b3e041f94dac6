package io.relais.server.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.relais.core.delivery.Reconciler;
import io.relais.core.delivery.Reconciliation.Outcome;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jboss.logging.Logger;

/** How often partners held something else than they had acknowledged, as gauges over the last day. */
@Singleton
final class ReconciliationMetrics {
    private static final Logger LOG = Logger.getLogger(ReconciliationMetrics.class);

    private final Reconciler reconciler;
    private final MeterRegistry registry;

    @Inject
    ReconciliationMetrics(Reconciler reconciler, MeterRegistry registry) {
        this.reconciler = reconciler;
        this.registry = registry;
    }

    void register(@Observes StartupEvent start) {
        for (Outcome outcome : Outcome.values()) {
            Gauge.builder("relais.reconciliation.differences", this, it -> it.count(outcome))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .description(
                            "Cells of the last day in which a partner held something else than it had acknowledged")
                    .register(registry);
        }
    }

    private double count(Outcome outcome) {
        try {
            return reconciler.lastDay(outcome);
        } catch (RuntimeException e) {
            // A scrape must not fail because the database does: readiness tells that.
            LOG.debug("differences could not be counted", e);
            return Double.NaN;
        }
    }
}
