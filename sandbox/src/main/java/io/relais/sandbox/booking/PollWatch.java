package io.relais.sandbox.booking;

import io.relais.sandbox.wire.Calls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Counts polls that break the partner's manners: one account must not poll in parallel, nor again without a pause. */
final class PollWatch {
    private final Calls calls;
    private final Clock clock;
    private final Map<String, Integer> running = new HashMap<>();
    private final Map<String, Instant> lastOfQueue = new HashMap<>();

    PollWatch(Calls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    synchronized void begin(String account, String queue, int minGapMillis) {
        if (running.merge(account, 1, Integer::sum) > 1) {
            calls.violation("booking.parallel-poll");
        }
        Instant now = clock.instant();
        Instant before = lastOfQueue.put(account + "/" + queue, now);
        if (before != null && Duration.between(before, now).toMillis() < minGapMillis) {
            calls.violation("booking.poll-too-soon");
        }
    }

    synchronized void end(String account) {
        running.merge(account, -1, Integer::sum);
    }
}
