package io.relais.routes;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
            consumers.stream()
                    .filter(SedaConsumer.class::isInstance)
                    .map(SedaConsumer.class::cast)
                    .forEach(listener -> hands.execute(() -> end(listener)));
        }
    }

    private static void end(SedaConsumer listener) {
        listener.getEndpoint().setPurgeWhenStopping(true);
        listener.getEndpoint().purgeQueue();
        listener.prepareShutdown(false, false);
    }
}
