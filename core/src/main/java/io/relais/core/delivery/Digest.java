package io.relais.core.delivery;

import java.util.List;

/** A number that stands for the values of a month. */
final class Digest {
    /** Of a month without any value. */
    static final long EMPTY = of(Page.none(), 0, Page.DAYS);

    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int HALF = 32;

    private Digest() {}

    /**
     * The digest of at most 31 days; missing ones count as without value. Each step can be turned back, so that two months that
     * differ on one day never share a digest; others do once in 2^64.
     */
    static long of(long[] values, int from, int count) {
        long hash = FACTOR;
        for (int i = 0; i < count; i++) {
            hash = step(hash, values[from + i]);
        }
        for (int i = count; i < Page.DAYS; i++) {
            hash = step(hash, Page.NONE);
        }
        return hash;
    }

    /** The digest of a list of any length; never the sign of "no value". */
    static long of(List<Long> values) {
        long hash = FACTOR;
        for (long value : values) {
            hash = step(hash, value);
        }
        long number = step(hash, values.size());
        return number == Page.NONE ? 0 : number;
    }

    private static long step(long hash, long value) {
        long next = (hash ^ value) * FACTOR;
        return next ^ (next >>> HALF);
    }
}
