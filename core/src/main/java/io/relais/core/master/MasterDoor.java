package io.relais.core.master;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door through which another system keeps a property's calendar.
 *
 * @param propertyCode as the other system names the property
 * @param state active; paused or refused while we do not talk to the other system
 * @param calledAt when it last called, null = never
 * @param changedAt when it last changed something, null = never
 * @param refused how many changes of its last call were not taken
 * @param refusedText why, in words for a person; empty when all were
 */
public record MasterDoor(
        UUID connectionId,
        UUID accountId,
        UUID organisationId,
        Of of,
        String channel,
        String propertyCode,
        String state,
        Instant keyIssuedAt,
        Instant openedAt,
        @Nullable Instant calledAt,
        @Nullable Instant changedAt,
        int refused,
        String refusedText) {
    /** Whose calendar it is. */
    public record Of(UUID propertyId, String currency, ZoneId timeZone) {}

    public boolean active() {
        return state.equals("active");
    }
}
