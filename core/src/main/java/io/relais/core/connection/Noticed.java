package io.relais.core.connection;

import java.time.Instant;
import java.util.UUID;

/**
 * A partner's notification as kept.
 *
 * @param remoteId the partner's number of it
 * @param type the partner's word
 * @param about payments, messages or other
 * @param state received, done, kept (nothing to do for us) or failed (needs a person)
 * @param reason why it failed, empty otherwise
 */
public record Noticed(
        UUID id,
        UUID accountId,
        String remoteId,
        String type,
        String about,
        String remotePropertyId,
        String externalId,
        String state,
        String reason,
        Instant receivedAt,
        int tries) {}
