package io.relais.core.delivery;

import io.relais.vocabulary.NightRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which days were asked for, by unit type and kind of value. */
final class Asked {
    private static final int OF_STAYS = DirtyNights.PRICES | DirtyNights.RESTRICTIONS;

    private record Key(UUID unitTypeId, int facet) {}

    private final Span span;
    private final List<Desired.Range> ranges;
    private final Map<Key, BitSet> days = new HashMap<>();

    Asked(Span span, List<Desired.Range> ranges) {
        this.span = span;
        this.ranges = List.copyOf(ranges);
        for (Desired.Range range : ranges) {
            for (int facet : new int[] {DirtyNights.AVAILABILITY, DirtyNights.PRICES, DirtyNights.RESTRICTIONS}) {
                if ((range.facets() & facet) != 0) {
                    set(days.computeIfAbsent(new Key(range.unitTypeId(), facet), k -> new BitSet()), range.nights());
                }
            }
        }
    }

    /** What must be read so that totals of stays can be computed, beside what was asked for. */
    static List<Desired.Range> read(List<Desired.Range> ranges, Telling telling) {
        List<Desired.Range> read = new ArrayList<>(ranges);
        for (Desired.Range range : ranges) {
            if ((range.facets() & OF_STAYS) != 0) {
                NightRange nights = telling.nights(telling.arrivals(range.nights()));
                read.add(new Desired.Range(range.unitTypeId(), nights, OF_STAYS));
            }
        }
        return read;
    }

    /** Empty when nothing was asked; not to be changed. */
    BitSet of(UUID unitTypeId, int facet) {
        return days.getOrDefault(new Key(unitTypeId, facet), new BitSet());
    }

    /** The arrivals whose totals may be others. */
    BitSet arrivals(UUID unitTypeId, Telling telling) {
        BitSet arrivals = new BitSet();
        ranges.stream()
                .filter(range -> range.unitTypeId().equals(unitTypeId) && (range.facets() & OF_STAYS) != 0)
                .forEach(range -> set(arrivals, telling.arrivals(range.nights())));
        return arrivals;
    }

    private void set(BitSet bits, NightRange nights) {
        bits.set(span.day(nights.first()), span.day(nights.last()) + 1);
    }
}
