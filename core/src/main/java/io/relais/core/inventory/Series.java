package io.relais.core.inventory;

import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One kind of value of one product, night by night, before and after a change.
 * Befores and afters have a place per night from the change's first: a before is null where there was none, an after where nothing
 * is changed. The occupancy is the number of people of a price, 0 = whatever the number, or {@link #RESTRICTION}.
 */
final class Series {
    static final int RESTRICTION = -1;

    private static final int LENGTH_BITS = 10;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    private final Product product;
    private final int occupancy;
    private final @Nullable Long[] befores;
    private final @Nullable Long[] afters;

    Series(Product product, int occupancy, @Nullable Long[] befores, @Nullable Long[] afters) {
        this.product = product;
        this.occupancy = occupancy;
        this.befores = befores;
        this.afters = afters;
    }

    Product product() {
        return product;
    }

    int occupancy() {
        return occupancy;
    }

    @Nullable
    Long[] befores() {
        return befores;
    }

    @Nullable
    Long[] afters() {
        return afters;
    }

    boolean isRestriction() {
        return occupancy == RESTRICTION;
    }

    /** The places at which something changes. */
    IntStream touched() {
        return IntStream.range(0, afters.length).filter(i -> afters[i] != null);
    }

    /** What has to be written so that the change is done. */
    List<Put> puts(LocalDate first) {
        return touched()
                .mapToObj(i -> new Put(product, occupancy, first.plusDays(i), afters[i]))
                .toList();
    }

    /** The value before, as it would be written: a night without a restriction has the one that demands nothing. */
    @Nullable
    Long before(int place) {
        Long value = befores[place];
        return value == null && isRestriction() ? Long.valueOf(pack(Restriction.NONE)) : value;
    }

    /** True when the night has the value that the change gave it. */
    boolean isStill(int place, @Nullable Long now) {
        return Objects.equals(afters[place], now);
    }

    /** A restriction as one number; lengths beyond 1,023 nights are cut, which no stay reaches. */
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

    private static long bit(boolean set, int index) {
        return set ? 1L << (3 * LENGTH_BITS + index) : 0L;
    }

    private static boolean isSet(long value, int index) {
        return (value >> (3 * LENGTH_BITS + index) & 1L) == 1L;
    }
}
