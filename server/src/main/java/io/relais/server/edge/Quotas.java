package io.relais.server.edge;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.VerboseResult;
import io.relais.server.settings.Settings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Token buckets per API key, and per address for requests without a valid key. Kept in this process: with several replicas
 * each grants its share of traffic its own quota (docs/decisions).
 */
@Singleton
final class Quotas {
    private static final String BURST = "burst";
    private static final String MINUTE = "minute";
    private static final String FAILURES = "failures";

    private final Settings.Limits limits;
    private final TimeMeter time;
    private final Recent<String, Bucket> keys;
    private final Recent<String, Bucket> addresses;

    @Inject
    Quotas(Settings settings, Clock clock) {
        this(settings.limits(), clock);
    }

    Quotas(Settings.Limits limits, Clock clock) {
        this.limits = limits;
        time = new ClockMeter(clock);
        keys = new Recent<>(limits.remembered());
        addresses = new Recent<>(limits.remembered());
    }

    /** Takes one request from a key's quota. */
    Quota take(String keyId) {
        VerboseResult<ConsumptionProbe> result =
                keys.get(keyId, id -> keyBucket()).asVerbose().tryConsumeAndReturnRemaining(1);
        long[] left = result.getDiagnostics().getAvailableTokensPerEachBandwidth();
        ConsumptionProbe probe = result.getValue();
        return new Quota(
                probe.isConsumed(),
                List.of(
                        new Quota.Policy(BURST, limits.burst(), burstSeconds(), left[0]),
                        new Quota.Policy(MINUTE, limits.perMinute(), 60, left[1])),
                seconds(probe.getNanosToWaitForRefill()));
    }

    /** What an address has left before its requests are refused unread; takes nothing. */
    Quota failuresLeft(String address) {
        var probe = addressBucket(address).estimateAbilityToConsume(1);
        return failures(probe.canBeConsumed(), probe.getRemainingTokens(), probe.getNanosToWaitForRefill());
    }

    /** Counts a request without a valid key. */
    void failed(String address) {
        addressBucket(address).tryConsume(1);
    }

    private Quota failures(boolean granted, long left, long nanosToWait) {
        return new Quota(
                granted,
                List.of(new Quota.Policy(FAILURES, limits.failuresPerMinute(), 60, left)),
                seconds(nanosToWait));
    }

    private Bucket keyBucket() {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(limits.burst())
                        .refillGreedy(limits.perSecond(), Duration.ofSeconds(1))
                        .id(BURST)
                        .build())
                .addLimit(Bandwidth.builder()
                        .capacity(limits.perMinute())
                        .refillGreedy(limits.perMinute(), Duration.ofMinutes(1))
                        .id(MINUTE)
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }

    private Bucket addressBucket(String address) {
        return addresses.get(
                address,
                a -> Bucket.builder()
                        .addLimit(Bandwidth.builder()
                                .capacity(limits.failuresPerMinute())
                                .refillGreedy(limits.failuresPerMinute(), Duration.ofMinutes(1))
                                .id(FAILURES)
                                .build())
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** In how many seconds a whole burst grows again. */
    private long burstSeconds() {
        return Math.max(1, Math.ceilDiv(limits.burst(), Math.max(1, limits.perSecond())));
    }

    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1)));
    }

    /** Lets the buckets live by the house's clock. */
    private record ClockMeter(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
