package io.relais.core.inventory;

import io.relais.core.inventory.BulkUndone.Conflict;
import io.relais.vocabulary.NightRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what a change made of each night with what is there now. */
record Undoing(NightRange range, List<Now> series) {
    /** What a change did, and what is there now by night. */
    static final class Now {
        private final Series series;
        private final @Nullable Long[] values;

        Now(Series series, @Nullable Long[] values) {
            this.series = series;
            this.values = values;
        }

        Series series() {
            return series;
        }

        @Nullable
        Long value(int place) {
            return series.written(values[place]);
        }
    }

    /** What has to be written; a price that there was none of is taken away. */
    List<Put> puts(boolean restrictions) {
        List<Put> puts = new ArrayList<>();
        for (Now now : series) {
            Series s = now.series();
            if (s.isRestriction() == restrictions) {
                s.touched()
                        .filter(i -> s.isStill(i, now.value(i)))
                        .forEach(i -> puts.add(new Put(
                                s.product(), s.occupancy(), range.first().plusDays(i), s.before(i))));
            }
        }
        return puts;
    }

    BulkUndone result() {
        List<Conflict> conflicts = new ArrayList<>();
        for (Now now : series) {
            Series s = now.series();
            s.touched()
                    .filter(i -> !s.isStill(i, now.value(i)) && !Objects.equals(s.before(i), now.value(i)))
                    .forEach(i -> conflicts.add(new Conflict(
                            s.product(), s.occupancy(), range.first().plusDays(i), s.before(i), now.value(i))));
        }
        return new BulkUndone(
                puts(false).size() + puts(true).size(),
                conflicts.size(),
                conflicts.stream().limit(BulkUndone.CONFLICTS_MAX).toList(),
                0,
                0);
    }
}
