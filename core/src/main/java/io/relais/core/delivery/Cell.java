package io.relais.core.delivery;

import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * One value of one product on one night, as a number.
 *
 * @param rateId empty for availability, which belongs to the room alone
 * @param facet {@code availability}, {@code price:<occupancy>} or {@code restriction}
 */
record Cell(String roomId, String rateId, String facet, LocalDate night, long value) {
    static final String AVAILABILITY = "availability";
    static final String PRICE = "price:";
    static final String RESTRICTION = "restriction";

    static final Comparator<Cell> ORDER = Comparator.comparing(Cell::facet)
            .thenComparing(Cell::roomId)
            .thenComparing(Cell::rateId)
            .thenComparing(Cell::night);

    private static final int LENGTH_BITS = 10;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    /** The longest stay that a packed restriction can tell. */
    static final long LENGTH_MAX = LENGTH_MASK;

    static final long CLOSED = 1L << (3 * LENGTH_BITS);
    static final long CLOSED_TO_ARRIVAL = CLOSED << 1;
    static final long CLOSED_TO_DEPARTURE = CLOSED << 2;
    /** A packed restriction that demands nothing. */
    static final long UNRESTRICTED = pack(Restriction.NONE);

    PageKey page() {
        return new PageKey(roomId, rateId, facet, night.withDayOfMonth(1));
    }

    int day() {
        return night.getDayOfMonth() - 1;
    }

    /** True when the other cell continues this one: same product, same value, next night. */
    boolean continuedBy(Cell next) {
        return value == next.value
                && facet.equals(next.facet)
                && roomId.equals(next.roomId)
                && rateId.equals(next.rateId)
                && night.plusDays(1).equals(next.night);
    }

    /** The bit of {@link DirtyNights} that marks this kind of value. */
    int facetBit() {
        return facetBit(facet);
    }

    static int facetBit(String facet) {
        return facet.equals(AVAILABILITY)
                ? DirtyNights.AVAILABILITY
                : facet.equals(RESTRICTION) ? DirtyNights.RESTRICTIONS : DirtyNights.PRICES;
    }

    int occupancy() {
        return occupancy(facet);
    }

    static int occupancy(String facet) {
        return Integer.parseInt(facet.substring(PRICE.length()));
    }

    /** Packs a restriction into one number; lengths beyond 1,023 nights are cut, which no stay reaches. */
    static long pack(Restriction r) {
        return Math.min(r.minStayArrival(), LENGTH_MASK)
                | Math.min(r.minStayThrough(), LENGTH_MASK) << LENGTH_BITS
                | Math.min(r.maxStay(), LENGTH_MASK) << (2 * LENGTH_BITS)
                | bit(r.closed(), 0)
                | bit(r.closedToArrival(), 1)
                | bit(r.closedToDeparture(), 2);
    }

    static Restriction unpack(long value) {
        return new Restriction(
                (int) (value & LENGTH_MASK),
                (int) (value >> LENGTH_BITS & LENGTH_MASK),
                (int) (value >> (2 * LENGTH_BITS) & LENGTH_MASK),
                isSet(value, 0),
                isSet(value, 1),
                isSet(value, 2));
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

    private static long bit(boolean set, int index) {
        return set ? 1L << (3 * LENGTH_BITS + index) : 0L;
    }

    private static boolean isSet(long value, int index) {
        return (value >> (3 * LENGTH_BITS + index) & 1L) == 1L;
    }
}
