package io.relais.core.reservation;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that needs a person: kept, visible, replayable.
 *
 * @param channel the connector's id
 * @param account the account's label
 * @param messageId the partner's or our id of the message; holds no guest detail
 * @param reasonCode unreadable, unknown-property, connector-missing, failed
 * @param reason what is wrong, in a sentence
 * @param externalId the partner's reservation number where it could be read
 */
public record ParkedItem(
        UUID id,
        String channel,
        String account,
        String messageId,
        Instant receivedAt,
        String reasonCode,
        String reason,
        String externalId) {}
