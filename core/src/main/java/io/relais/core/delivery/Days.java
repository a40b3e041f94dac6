package io.relais.core.delivery;

import java.time.LocalDate;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Some weekdays between two dates.
 *
 * @param first null: open
 * @param last null: open
 * @param weekdays bits, Monday is 1
 */
record Days(@Nullable LocalDate first, @Nullable LocalDate last, int weekdays) {
    static final int EVERY_WEEKDAY = 127;

    boolean contains(LocalDate night) {
        return (first == null || !night.isBefore(first))
                && (last == null || !night.isAfter(last))
                && (weekdays >> (night.getDayOfWeek().getValue() - 1) & 1) == 1;
    }

    /** Does something for each such day of a span. */
    void on(Span span, IntConsumer work) {
        int from = first == null ? 0 : Math.max(0, span.day(first));
        int to = last == null ? span.days() - 1 : Math.min(span.days() - 1, span.day(last));
        for (int day = from; day <= to; day++) {
            if ((weekdays >> span.weekday(day) & 1) == 1) {
                work.accept(day);
            }
        }
    }
}
