package io.relais.routes;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Route;
import org.apache.camel.component.seda.SedaConsumer;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Ends the routes that listen at queues all at once; one after the other, each would first wait its second for work. What still
 * stands in the queues are wake-ups only: the tables say what is to be done, and it is done after the next start.
 */
@Singleton
class Ending extends LifecycleStrategySupport {
    /** For those that wait for work. One at work, perhaps for a partner's answer, has Camel's own patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    void start(@Observes StartupEvent event, CamelContext context) {
        context.addLifecycleStrategy(this);
    }

    @Override
    public void onContextStopping(CamelContext context) {
        List<Consumer> consumers =
                context.getRoutes().stream().map(Route::getConsumer).toList();
        // Whoever still listens goes on for as long as timers wake it.
        consumers.stream()
                .filter(consumer -> !(consumer instanceof SedaConsumer))
                .forEach(ServiceHelper::stopService);
        List<Thread> ends = consumers.stream()
                .filter(SedaConsumer.class::isInstance)
                .map(SedaConsumer.class::cast)
                .map(listener -> Thread.ofVirtual().start(() -> end(listener)))
                .toList();
        long patient = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (Thread end : ends) {
                end.join(Duration.ofNanos(Math.max(0, patient - System.nanoTime())));
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(SedaConsumer listener) {
        listener.getEndpoint().setPurgeWhenStopping(true);
        listener.getEndpoint().purgeQueue();
        listener.prepareShutdown(false, false);
    }
}
