package io.relais.core.message;

import io.relais.connector.Correspondence;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A reply that a worker has taken to send it.
 *
 * @param doubtSince since when the guest may have got it; empty when surely not
 */
public record Outgoing(
        UUID id,
        UUID conversationId,
        UUID connectionId,
        Correspondence where,
        String text,
        Instant writtenAt,
        Optional<Instant> doubtSince,
        int tries) {
    @Override
    public String toString() {
        return "Outgoing " + id;
    }
}
