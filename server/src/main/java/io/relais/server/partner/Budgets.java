package io.relais.server.partner;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.relais.connector.PartnerFault;
import io.relais.core.connection.Line;
import io.relais.core.connection.Manifest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The partners' call limits, shared by all workers of this process: a call beyond one is not made. */
@Singleton
class Budgets {
    private final ConcurrentMap<Key, Bucket> buckets = new ConcurrentHashMap<>();

    private record Key(UUID accountId, @Nullable UUID connectionId, String limit) {}

    /** Takes one call from the budget of that name; a name without a limit is free. */
    void take(Line line, String name) {
        for (Manifest.Limit limit : line.limits()) {
            if (limit.name().equals(name)) {
                Key key = new Key(line.accountId(), limit.perProperty() ? line.connectionId() : null, name);
                ConsumptionProbe probe =
                        buckets.computeIfAbsent(key, k -> bucket(limit)).tryConsumeAndReturnRemaining(1);
                if (!probe.isConsumed()) {
                    throw PartnerFault.throttled(
                            "our budget of " + limit.calls() + " " + name + " calls in "
                                    + limit.per().toSeconds() + " s is used up",
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(1));
                }
            }
        }
    }

    private static Bucket bucket(Manifest.Limit limit) {
        return Bucket.builder()
                .addLimit(l -> l.capacity(limit.calls()).refillGreedy(limit.calls(), limit.per()))
                .build();
    }
}
