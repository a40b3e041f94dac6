package io.relais.sandbox.channex;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** Calls per minute and property; Channex documents 10 for availability and 10 for restrictions. */
final class CallLimits {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<String, ArrayDeque<Instant>> recent = new HashMap<>();

    CallLimits(Clock clock) {
        this.clock = clock;
    }

    /** True if the call fits; a call that does not fit is not counted. {@code perMinute} 0 = no limit. */
    synchronized boolean admit(String key, int perMinute) {
        if (perMinute == 0) {
            return true;
        }
        Instant now = clock.instant();
        var calls = recent.computeIfAbsent(key, id -> new ArrayDeque<>());
        while (!calls.isEmpty() && !calls.getFirst().isAfter(now.minus(WINDOW))) {
            calls.removeFirst();
        }
        if (calls.size() >= perMinute) {
            return false;
        }
        calls.addLast(now);
        return true;
    }

    synchronized void reset() {
        recent.clear();
    }
}
