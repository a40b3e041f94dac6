package io.relais.routes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.relais.core.data.Topic;
import io.relais.core.data.Wakeups;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.apache.camel.ProducerTemplate;

/** Turns a commit's wake-up into one token in a one-place queue: more than one would say nothing more. */
@Singleton
class Wake {
    static final String ARI = "seda:ari.publish?size=1&discardWhenFull=true&waitForTaskToComplete=Never";
    static final String GUESTS = "seda:guests.identify?size=1&discardWhenFull=true&waitForTaskToComplete=Never";
    static final String PULL = "seda:reservations.due?size=1&discardWhenFull=true&waitForTaskToComplete=Never";
    static final String INGEST = "seda:reservations.ingest?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    static final String MESSAGES = "seda:messages.due?size=1&discardWhenFull=true&waitForTaskToComplete=Never";
    static final String REPLIES = "seda:messages.take?size=1&discardWhenFull=true&waitForTaskToComplete=Never";

    private final Wakeups wakeups;
    private final ProducerTemplate producer;
    private final Consumer<Topic> listener = this::wake;

    Wake(Wakeups wakeups, ProducerTemplate producer) {
        this.wakeups = wakeups;
        this.producer = producer;
    }

    void start(@Observes StartupEvent event) {
        wakeups.listen(listener);
        wakeups.start();
    }

    void stop(@Observes ShutdownEvent event) {
        wakeups.forget(listener);
        // Now, while the routes still take their time: whoever listens until the pool is closed complains of it.
        wakeups.close();
    }

    private void wake(Topic topic) {
        switch (topic) {
            case NIGHTS -> producer.sendBody(ARI, "");
            case PULL -> producer.sendBody(PULL, "");
            case INBOX -> producer.sendBody(INGEST, "");
            case MESSAGES -> {
                producer.sendBody(MESSAGES, "");
                producer.sendBody(REPLIES, "");
            }
            case REGISTER, CHANNELS -> {
                // For pages only.
            }
        }
    }
}
