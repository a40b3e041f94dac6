package io.relais.core.delivery;

import io.relais.vocabulary.Restriction;

/**
 * A restriction as one number, so that it is kept, compared and changed like a price. Lengths beyond 1,023 nights are cut, which no
 * stay reaches.
 */
public final class PackedRestriction {
    private static final int LENGTH_BITS = 10;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    /** The longest stay that can be told. */
    static final long LENGTH_MAX = LENGTH_MASK;

    static final long CLOSED = 1L << (3 * LENGTH_BITS);
    static final long CLOSED_TO_ARRIVAL = CLOSED << 1;
    static final long CLOSED_TO_DEPARTURE = CLOSED << 2;

    /** One that demands nothing. */
    public static final long NONE = of(Restriction.NONE);

    private PackedRestriction() {}

    /** The number of a restriction. */
    public static long of(Restriction r) {
        return Math.min(r.minStayArrival(), LENGTH_MASK)
                | Math.min(r.minStayThrough(), LENGTH_MASK) << LENGTH_BITS
                | Math.min(r.maxStay(), LENGTH_MASK) << (2 * LENGTH_BITS)
                | (r.closed() ? CLOSED : 0)
                | (r.closedToArrival() ? CLOSED_TO_ARRIVAL : 0)
                | (r.closedToDeparture() ? CLOSED_TO_DEPARTURE : 0);
    }

    /** The restriction of a number. */
    public static Restriction unpack(long packed) {
        return new Restriction(
                (int) minStayArrival(packed),
                (int) minStayThrough(packed),
                (int) maxStay(packed),
                (packed & CLOSED) != 0,
                (packed & CLOSED_TO_ARRIVAL) != 0,
                (packed & CLOSED_TO_DEPARTURE) != 0);
    }

    static long minStayArrival(long packed) {
        return packed & LENGTH_MASK;
    }

    static long minStayThrough(long packed) {
        return packed >> LENGTH_BITS & LENGTH_MASK;
    }

    static long maxStay(long packed) {
        return packed >> (2 * LENGTH_BITS) & LENGTH_MASK;
    }

    static long withLengths(long packed, long minStayArrival, long maxStay) {
        long kept = packed & ~LENGTH_MASK & ~(LENGTH_MASK << (2 * LENGTH_BITS));
        return kept | minStayArrival | (maxStay << (2 * LENGTH_BITS));
    }

    static long withMinStayThrough(long packed, long minStayThrough) {
        return (packed & ~(LENGTH_MASK << LENGTH_BITS)) | (minStayThrough << LENGTH_BITS);
    }
}
