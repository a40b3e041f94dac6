package io.relais.core.inventory;

import io.relais.core.delivery.PackedRestriction;
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
        return written(befores[place]);
    }

    /** A value as it would be written. */
    @Nullable
    Long written(@Nullable Long value) {
        return value == null && isRestriction() ? Long.valueOf(PackedRestriction.NONE) : value;
    }

    /** True when the night has the value that the change gave it. */
    boolean isStill(int place, @Nullable Long now) {
        return Objects.equals(afters[place], now);
    }
}
