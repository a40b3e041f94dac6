package io.relais.core.delivery;

import io.relais.core.connection.Manifest;
import java.util.Collection;

/**
 * Which restrictions a partner can hold. What it cannot is told the way its connector writes it, so that what is read back is
 * equal: one minimum stay is the longer of the two kinds, other missing ones are as if there were none.
 */
record Dialect(
        boolean arrivalStay,
        boolean throughStay,
        boolean maxStay,
        boolean closed,
        boolean toArrival,
        boolean toDeparture) {
    private static final Dialect EVERYTHING = new Dialect(true, true, true, true, true, true);

    static Dialect of(Manifest manifest) {
        Collection<String> holds = manifest.restrictions();
        return holds.isEmpty()
                ? EVERYTHING
                : new Dialect(
                        holds.contains("minStayArrival"),
                        holds.contains("minStayThrough"),
                        holds.contains("maxStay"),
                        holds.contains("closed"),
                        holds.contains("closedToArrival"),
                        holds.contains("closedToDeparture"));
    }

    boolean holdsEverything() {
        return equals(EVERYTHING);
    }

    /** As bits, for an explanation that is kept. */
    long bits() {
        return bit(arrivalStay, 0)
                | bit(throughStay, 1)
                | bit(maxStay, 2)
                | bit(closed, 3)
                | bit(toArrival, 4)
                | bit(toDeparture, 5);
    }

    static Dialect ofBits(long bits) {
        return new Dialect(set(bits, 0), set(bits, 1), set(bits, 2), set(bits, 3), set(bits, 4), set(bits, 5));
    }

    /** The packed restriction as the partner holds it. */
    long apply(long packed) {
        long arrival = PackedRestriction.minStayArrival(packed);
        long through = PackedRestriction.minStayThrough(packed);
        long longer = Math.max(arrival, through);
        long result = PackedRestriction.withLengths(
                packed,
                arrivalStay ? (throughStay ? arrival : longer) : 1,
                maxStay ? PackedRestriction.maxStay(packed) : 0);
        result = PackedRestriction.withMinStayThrough(result, throughStay ? (arrivalStay ? through : longer) : 1);
        result &= closed ? -1L : ~PackedRestriction.CLOSED;
        result &= toArrival ? -1L : ~PackedRestriction.CLOSED_TO_ARRIVAL;
        return result & (toDeparture ? -1L : ~PackedRestriction.CLOSED_TO_DEPARTURE);
    }

    private static long bit(boolean held, int index) {
        return held ? 1L << index : 0;
    }

    private static boolean set(long bits, int index) {
        return (bits >> index & 1) == 1;
    }
}
