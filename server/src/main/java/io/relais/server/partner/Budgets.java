package io.relais.server.partner;

import io.relais.connector.PartnerFault;
import io.relais.core.connection.Line;
import io.relais.core.connection.Manifest;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * The partners' call limits, shared by all workers of this process: a call beyond one is not made. Counted over a sliding window,
 * because a token bucket of ten a minute lets nearly twenty through in its first minute, and partners count.
 */
@Singleton
class Budgets {
    /** The partner's clock and the way there may make two of our minutes look like less than one. */
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final ConcurrentMap<Key, Window> windows = new ConcurrentHashMap<>();
    private final Clock clock;

    Budgets(Clock clock) {
        this.clock = clock;
    }

    private record Key(UUID accountId, @Nullable UUID connectionId, String limit) {}

    /** Takes one call from the budget of that name; a name without a limit is free. */
    void take(Line line, String name) {
        for (Manifest.Limit limit : line.limits()) {
            if (limit.name().equals(name)) {
                Key key = new Key(line.accountId(), limit.perProperty() ? line.connectionId() : null, name);
                Duration wait =
                        windows.computeIfAbsent(key, k -> new Window(limit)).take(Instant.now(clock));
                if (wait.isPositive()) {
                    throw PartnerFault.throttled(
                            "our budget of " + limit.calls() + " " + name + " calls in "
                                    + limit.per().toSeconds() + " s is used up",
                            wait);
                }
            }
        }
    }

    /** The moments of the last calls, at most as many as the limit. */
    private static final class Window {
        private final Deque<Instant> calls = new ArrayDeque<>();
        private final Manifest.Limit limit;

        Window(Manifest.Limit limit) {
            this.limit = limit;
        }

        /** Counts a call and returns zero, or returns how long to wait and counts nothing. */
        synchronized Duration take(Instant now) {
            Instant oldest = calls.peekFirst();
            if (oldest == null || calls.size() < limit.calls()) {
                calls.addLast(now);
                return Duration.ZERO;
            }
            Duration wait = Duration.between(now, oldest.plus(limit.per()).plus(MARGIN));
            if (wait.isPositive()) {
                return wait;
            }
            calls.removeFirst();
            calls.addLast(now);
            return Duration.ZERO;
        }
    }
}
