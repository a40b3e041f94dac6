package io.relais.core.feed;

import io.relais.connector.CalendarEntry.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A night that a feed holds.
 *
 * @param missingSince since when the calendar no longer shows it; null while it does
 * @param missingPolls in how many good polls one after the other it did not
 * @param kept a person decided that it stays although it is not shown
 */
record HeldNight(Kind kind, @Nullable Instant missingSince, int missingPolls, boolean kept) {
    static HeldNight shown(Kind kind) {
        return new HeldNight(kind, null, 0, false);
    }

    HeldNight missing(Instant now) {
        return new HeldNight(kind, missingSince == null ? now : missingSince, missingPolls + 1, kept);
    }

    HeldNight keep() {
        return new HeldNight(kind, missingSince, missingPolls, true);
    }
}
