package io.relais.core.data;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** New ids: UUID version 7, sorted by creation, so that indexes grow at one end. Not secrets. */
@Singleton
public final class Ids {
    private final Clock clock;

    @Inject
    public Ids(Clock clock) {
        this.clock = clock;
    }

    public UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (clock.millis() << 16) | 0x7000L | random.nextLong(0x1000L);
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
