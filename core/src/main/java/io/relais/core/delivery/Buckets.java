package io.relais.core.delivery;

import java.time.Duration;
import java.util.List;

/** Counts of durations by size. A bucket is a tenth wider than the one below, so a percentile is told to a tenth. */
final class Buckets {
    private static final double GROWTH = Math.log(1.1);
    /** Reaches beyond a month; what lasts longer counts as that. */
    private static final int SIZE = 240;

    private final long[] counts = new long[SIZE];
    private long total;
    private long worst;

    /** The bucket of a duration. */
    static int of(long millis) {
        return millis < 1 ? 0 : Math.min(SIZE - 1, 1 + (int) (Math.log((double) millis) / GROWTH));
    }

    void add(List<Integer> buckets, List<Integer> times, long worstMillis) {
        for (int i = 0; i < buckets.size(); i++) {
            counts[Math.clamp(buckets.get(i), 0, SIZE - 1)] += times.get(i);
            total += times.get(i);
        }
        worst = Math.max(worst, worstMillis);
    }

    Exposure.Figures figures() {
        return total == 0
                ? Exposure.Figures.NONE
                : new Exposure.Figures(total, percentile(0.50), percentile(0.95), Duration.ofMillis(worst));
    }

    /** The upper end of the bucket in which that share is reached, and never beyond the worst. */
    private Duration percentile(double share) {
        long wanted = (long) Math.ceil((double) total * share);
        long seen = 0;
        for (int bucket = 0; bucket < SIZE; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted) {
                return Duration.ofMillis(Math.min(worst, (long) Math.ceil(Math.exp(bucket * GROWTH))));
            }
        }
        return Duration.ofMillis(worst);
    }
}
