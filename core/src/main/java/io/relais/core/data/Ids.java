package io.relais.core.data;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** New ids: UUID version 7, sorted by creation, so that indexes grow at one end. Not secrets. */
@Singleton
public final class Ids {
    /** The place that version 7 leaves beside the millisecond; a busier process runs ahead of the clock a little. */
    private static final int COUNTER_BITS = 12;

    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    @Inject
    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** A new id, greater than every one this process made before, so that what happened in one millisecond keeps its order. */
    public UUID next() {
        long tick = last.accumulateAndGet(clock.millis() << COUNTER_BITS, (before, now) -> Math.max(before + 1, now));
        long high = (tick >> COUNTER_BITS << 16) | 0x7000L | (tick & COUNTER_MASK);
        long low = (ThreadLocalRandom.current().nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
