package io.relais.routes;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;

/** Wakes a route at a moment that is known beforehand, so that work held back by a limit does not wait for the next poll. */
@Singleton
class Alarm {
    /** Later moments are found by the poll. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final ProducerTemplate producer;
    private final Clock clock;

    Alarm(ProducerTemplate producer, Clock clock) {
        this.producer = producer;
        this.clock = clock;
    }

    void at(Optional<Instant> moment, String endpoint) {
        moment.map(at -> Duration.between(Instant.now(clock), at))
                .filter(wait -> wait.compareTo(SOON) < 0)
                .ifPresent(wait -> CompletableFuture.delayedExecutor(
                                Math.max(1, wait.toMillis() + 1), TimeUnit.MILLISECONDS)
                        .execute(() -> producer.sendBody(endpoint, "")));
    }
}
