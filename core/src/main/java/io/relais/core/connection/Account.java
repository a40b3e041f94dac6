package io.relais.core.connection;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Our account at a partner: its credentials, token and call budget, shared by the properties connected through it.
 *
 * @param channel the connector's id
 * @param stateReason why it is not active, in the partner's or our words; empty when active
 * @param pulledAt when reservations were last asked for with success
 * @param receivedAt when a reservation last came
 */
public record Account(
        UUID id,
        UUID organisationId,
        String channel,
        String label,
        State state,
        String stateReason,
        @Nullable Instant pulledAt,
        @Nullable Instant receivedAt) {
    /** Whether we talk to the partner. */
    public enum State {
        ACTIVE,
        /** Stopped by a person. */
        PAUSED,
        /** The partner refuses our credentials or settings; waits for a person. */
        REFUSED
    }
}
