package io.relais.core.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar of another channel that a unit follows. Its address is a secret and not part of it.
 *
 * @param name what people call the partner
 * @param host where the calendar is
 * @param shape whose calendar it looked like when it was last read, as {@code airbnb}
 * @param held nights from today on that it holds
 * @param kept how many of these its calendar no longer shows
 * @param echoes entries left out of the last calendar because they are our own sales coming back
 * @param doubts events of the last calendar that were read with a guess or left out
 */
public record Feed(
        UUID id,
        UUID propertyId,
        UUID unitId,
        String unitName,
        String name,
        String host,
        String shape,
        SoftPolicy softPolicy,
        FeedStatus status,
        Health health,
        int held,
        int kept,
        int echoes,
        int doubts,
        int version) {
    /**
     * When it was polled and what came of it.
     *
     * @param lastGoodAt null before the first good poll
     * @param lastPollAt null before the first
     * @param failures polls that failed since the last good one
     * @param failure of the last poll
     * @param quarantinedAt since when it is in quarantine; null when it is not
     */
    public record Health(
            @Nullable Instant lastGoodAt,
            @Nullable Instant lastPollAt,
            Instant nextPollAt,
            int failures,
            FeedFailure failure,
            @Nullable Instant quarantinedAt) {}
}
