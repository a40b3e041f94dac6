package io.relais.core.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed's nights between two polls.
 *
 * @param nights from today on
 * @param quarantinedAt null while it is not in quarantine
 */
record FeedState(
        SortedMap<LocalDate, HeldNight> nights, @Nullable Instant quarantinedAt) {
    static final FeedState EMPTY = new FeedState(new TreeMap<>(), null);

    FeedState {
        nights = new TreeMap<>(nights);
    }

    /** Without the nights that are over: nobody gave them back, they passed. */
    FeedState from(LocalDate today) {
        return new FeedState(nights.tailMap(today), quarantinedAt);
    }
}
