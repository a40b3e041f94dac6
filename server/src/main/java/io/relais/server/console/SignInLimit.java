package io.relais.server.console;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Slows down guessing: few attempts for one e-mail from one address, more for one address as a whole. Kept in memory, bounded;
 * the least recently used entries go first.
 */
@Singleton
final class SignInLimit {
    private static final int PAIR_ATTEMPTS_MAX = 5;
    private static final Duration PAIR_REFILL = Duration.ofSeconds(30);
    private static final int ADDRESS_ATTEMPTS_MAX = 60;
    private static final Duration ADDRESS_REFILL = Duration.ofSeconds(5);
    private static final int ENTRIES_MAX = 10_000;

    private final TimeMeter time;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ENTRIES_MAX;
        }
    };

    @Inject
    SignInLimit(Clock clock) {
        this.time = new ClockMeter(clock);
    }

    /** Counts an attempt. Empty when it may go on, else the seconds to wait. */
    synchronized OptionalLong attempt(String email, String address) {
        long wait = Math.max(
                take("address " + address, ADDRESS_ATTEMPTS_MAX, ADDRESS_REFILL),
                take(pair(email, address), PAIR_ATTEMPTS_MAX, PAIR_REFILL));
        return wait == 0 ? OptionalLong.empty() : OptionalLong.of(wait);
    }

    /** Forgets the attempts of somebody who knew the password in the end: a whole reception may sit behind one address. */
    synchronized void forget(String email, String address) {
        buckets.remove(pair(email, address));
        Bucket whole = buckets.get("address " + address);
        if (whole != null) {
            whole.addTokens(1);
        }
    }

    private long take(String key, int attempts, Duration refill) {
        Bucket bucket = buckets.computeIfAbsent(
                key,
                k -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(attempts).refillIntervally(1, refill))
                        .build());
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.max(
                        1,
                        Math.ceilDiv(
                                probe.getNanosToWaitForRefill(),
                                Duration.ofSeconds(1).toNanos()));
    }

    private static String pair(String email, String address) {
        return "pair " + email.strip().toLowerCase(Locale.ROOT) + " " + address;
    }

    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
