package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has nights of a feed, for people to read. Printing it shows the nights only.
 *
 * @param code the partner's reservation number; empty when not told
 * @param guestName empty when not told, which is the rule
 * @param phoneDigits the last digits of the guest's telephone; empty when not told
 * @param link where it can be opened at the partner; empty when not told
 * @param summary the partner's words
 * @param missingAt since when the calendar no longer shows it; null while it does
 */
public record FeedStay(
        UUID id,
        UUID feedId,
        StayDates dates,
        CalendarEntry.Kind kind,
        String uid,
        String code,
        String guestName,
        String phoneDigits,
        String link,
        String summary,
        Instant firstSeenAt,
        @Nullable Instant missingAt) {
    @Override
    public String toString() {
        return dates + " " + kind;
    }
}
