package io.relais.core.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one guest and the house write to each other. Printing it names nobody.
 *
 * @param channel the connector's id
 * @param channelName the OTA behind an aggregator; empty when the partner is the OTA itself
 * @param guestName as the channel or the reservation tells it; empty when neither does
 * @param externalId the partner's number of the reservation; empty for a question of somebody who has not booked
 * @param reservationId null while no such reservation has come
 * @param confirmationNumber the reservation's; empty while it has not come
 * @param waits whether somebody has to answer, or a reply was not sent
 * @param erased whether the guest is erased: then nothing said is left, and nothing can be said
 */
public record Conversation(
        UUID id,
        UUID propertyId,
        UUID connectionId,
        String channel,
        String channelName,
        String guestName,
        String externalId,
        @Nullable UUID reservationId,
        String confirmationNumber,
        Instant lastAt,
        boolean waits,
        boolean erased) {
    @Override
    public String toString() {
        return "Conversation " + id;
    }
}
