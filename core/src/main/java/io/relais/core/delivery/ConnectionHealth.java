package io.relais.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How one connection is doing, in facts that a person can act on.
 *
 * @param channelName as people call the partner
 * @param state active, paused (by a person), refused (by the partner; {@code reason} says why)
 * @param pulledAt when reservations were last asked for with success
 * @param receivedAt when one last came
 * @param sentAt when ARI last left
 * @param acknowledgedAt when the partner last took ARI
 * @param waiting marked ranges of nights that the partner does not know yet
 * @param waitingSince the oldest of them
 * @param rejected cells the partner refused and that are still wanted
 * @param fault the last fault's kind while it lasts, empty when all is well
 * @param faultText what the partner said
 * @param exposure from commit to acknowledgement
 * @param trouble what needs a person, or soon will; null when nothing does
 */
public record ConnectionHealth(
        UUID connectionId,
        UUID accountId,
        UUID propertyId,
        String propertyName,
        String channel,
        String channelName,
        String accountLabel,
        String remotePropertyId,
        String state,
        String reason,
        @Nullable Instant pulledAt,
        @Nullable Instant receivedAt,
        @Nullable Instant sentAt,
        @Nullable Instant acknowledgedAt,
        long waiting,
        @Nullable Instant waitingSince,
        long rejected,
        String fault,
        String faultText,
        Exposure.Window exposure,
        @Nullable Trouble trouble) {
    /** From commit to acknowledgement for 95 of 100 messages of the last day, null without any. */
    public @Nullable Duration exposureP95() {
        return exposure.day().messages() == 0 ? null : exposure.day().p95();
    }

    ConnectionHealth with(Exposure.Window measured, @Nullable Trouble found) {
        return new ConnectionHealth(
                connectionId,
                accountId,
                propertyId,
                propertyName,
                channel,
                channelName,
                accountLabel,
                remotePropertyId,
                state,
                reason,
                pulledAt,
                receivedAt,
                sentAt,
                acknowledgedAt,
                waiting,
                waitingSince,
                rejected,
                fault,
                faultText,
                measured,
                found);
    }
}
