package io.relais.core.message;

import java.util.Optional;
import java.util.UUID;

/**
 * Which conversations to list.
 *
 * @param propertyId empty for all that the principal sees
 * @param waitingOnly only those that wait for somebody
 * @param cursor where the page begins, as the page before told it; empty for the first
 */
public record ConversationQuery(Optional<UUID> propertyId, boolean waitingOnly, String cursor, int limit) {}
