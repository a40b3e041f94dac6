package io.relais.server.edge;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How often partners may knock: an address that fails, and an account that floods. Kept in this process, like all limits of the edge.
 * A partner that is told to wait sends again, so nothing is lost by it.
 */
@Singleton
public final class DoorLimits {
    private static final int FAILURES_PER_MINUTE = 20;
    private static final int CALLS_PER_MINUTE = 600;
    private static final int REMEMBERED = 10_000;

    private final Recent<String, Bucket> failures = new Recent<>(REMEMBERED);
    private final Recent<String, Bucket> calls = new Recent<>(REMEMBERED);

    @Inject
    DoorLimits() {}

    /** Whether an address is still listened to; takes nothing. */
    public boolean listens(String address) {
        return failures(address).getAvailableTokens() > 0;
    }

    /** Counts a wrong secret or token. */
    public void failed(String address) {
        failures(address).tryConsume(1);
    }

    /** Takes one call of an account. */
    public boolean take(String account) {
        return calls.get(account, key -> perMinute(CALLS_PER_MINUTE)).tryConsume(1);
    }

    private Bucket failures(String address) {
        return failures.get(address, key -> perMinute(FAILURES_PER_MINUTE));
    }

    private static Bucket perMinute(int calls) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(calls)
                        .refillGreedy(calls, Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
