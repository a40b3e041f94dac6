package io.relais.connector;

import java.time.Instant;
import java.util.Optional;

/**
 * What a guest and a property say to each other, under one number of the partner's. Printing it names nobody.
 *
 * @param externalId the partner's number of the reservation; empty for a question of somebody who has not booked
 * @param guestName as the partner shows it; empty when not told
 * @param channelName the OTA behind an aggregator; empty when the partner is the OTA itself
 * @param changedAt when something last happened in it
 */
public record MessageThread(
        String id, Optional<String> externalId, String guestName, String channelName, Instant changedAt) {
    @Override
    public String toString() {
        return "MessageThread " + id;
    }
}
