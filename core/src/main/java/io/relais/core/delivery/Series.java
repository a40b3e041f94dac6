package io.relais.core.delivery;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * What one partner ought to believe of one facet of one product, day by day over a span.
 *
 * @param values {@link Page#NONE} where there is nothing to tell
 * @param asked the days that were computed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Series(String roomId, String rateId, String facet, Span span, long[] values, BitSet asked) {
    PageKey page(int month) {
        return new PageKey(roomId, rateId, facet, span.month(month));
    }

    Cell cell(int day) {
        return new Cell(roomId, rateId, facet, span.date(day), values[day]);
    }

    int facetBit() {
        return Cell.facetBit(facet);
    }

    /** True when a day of the month was computed. */
    boolean touches(int month) {
        int day = asked.nextSetBit(span.start(month));
        return day >= 0 && day < span.start(month) + span.length(month);
    }

    /** True when the month was computed as a whole and is what the digest stands for. */
    boolean settledBy(int month, @Nullable Long digest) {
        int start = span.start(month);
        int length = span.length(month);
        return digest != null
                && asked.nextClearBit(start) >= start + length
                && Digest.of(values, start, length) == digest;
    }
}
