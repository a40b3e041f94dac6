package io.relais.core.feed;

import io.relais.core.data.Trace;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.Nights;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Puts what a feed takes and gives back into the counted stock. A unit's night counts once, however many feeds hold it. What a partner
 * sold is never refused: without room the night is overbooked.
 */
@Singleton
final class FeedStock {
    private final Nights nights;
    private final FeedNightRows rows;
    private final DirtyNights dirty;

    @Inject
    FeedStock(Nights nights, FeedNightRows rows, DirtyNights dirty) {
        this.nights = nights;
        this.rows = rows;
        this.dirty = dirty;
    }

    /**
     * Counts the nights; the feed's own rows are written afterwards, while they are still locked.
     *
     * @param cause the event that told it
     */
    void shift(Handle handle, FeedRow feed, SortedSet<LocalDate> added, SortedSet<LocalDate> freed, UUID cause) {
        SortedSet<LocalDate> touched = new TreeSet<>(added);
        touched.addAll(freed);
        if (touched.isEmpty()) {
            return;
        }
        UUID type = feed.place().unitTypeId();
        List<DirtyNights.Mark> marks = new ArrayList<>();
        nights.extendTo(handle, type, touched.last())
                .ifPresent(opened -> marks.add(mark(type, opened, DirtyNights.ALL, cause)));
        nights.lock(
                handle, touched.stream().map(night -> new NightKey(type, night)).toList());
        Set<LocalDate> elsewhere = rows.heldElsewhere(handle, feed.place().unitId(), feed.id(), touched);
        SortedMap<LocalDate, Integer> units = new TreeMap<>();
        added.stream().filter(night -> !elsewhere.contains(night)).forEach(night -> units.put(night, 1));
        freed.stream().filter(night -> !elsewhere.contains(night)).forEach(night -> units.put(night, -1));
        nights.block(handle, type, units);
        NightRange.runs(units.keySet()).forEach(run -> marks.add(mark(type, run, DirtyNights.AVAILABILITY, cause)));
        dirty.mark(handle, marks, Trace.current());
    }

    private static DirtyNights.Mark mark(UUID type, NightRange run, int facets, UUID cause) {
        return new DirtyNights.Mark(type, run, facets, null, cause);
    }
}
