package io.relais.core.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** When a feed is fetched next. Spread, so that feeds that were added together do not call together for ever. */
final class FeedSchedule {
    private static final Duration EVERY = Duration.ofSeconds(750);
    private static final double JITTER = 0.2;
    private static final Duration BACK_OFF_MAX = Duration.ofHours(6);

    /** A partner that asks for more patience than this does not mean it. */
    private static final Duration PATIENCE_MAX = Duration.ofDays(1);

    private static final int DOUBLINGS_MAX = 6;

    private FeedSchedule() {}

    static Instant next(Instant now) {
        return now.plus(spread(EVERY));
    }

    /**
     * Later each time, or when the partner said so; never sooner than after a good poll.
     *
     * @param failures polls that failed one after the other, this one included
     */
    static Instant afterFailure(Instant now, int failures, Optional<Duration> retryAfter) {
        Duration wait = EVERY.multipliedBy(1L << Math.clamp(failures - 1L, 0, DOUBLINGS_MAX));
        Duration spread = spread(wait.compareTo(BACK_OFF_MAX) > 0 ? BACK_OFF_MAX : wait);
        Duration asked =
                retryAfter.filter(it -> it.compareTo(PATIENCE_MAX) <= 0).orElse(Duration.ZERO);
        return now.plus(asked.compareTo(spread) > 0 ? asked : spread);
    }

    private static Duration spread(Duration wait) {
        double part = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
        return Duration.ofMillis((long) (wait.toMillis() * part));
    }
}
