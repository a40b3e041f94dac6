package io.relais.server.flow;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for what the routes do in their own threads. */
final class Patience {
    /** Longer than the minute over which partners count calls. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Duration LOOK = Duration.ofMillis(20);

    private Patience() {}

    /** Returns as soon as the assertion holds; fails with its message when it never does. */
    static void until(ThrowingRunnable assertion) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .atMost(LIMIT)
                .untilAsserted(assertion);
    }
}
