package io.relais.connector;

import java.time.Instant;
import java.util.Optional;

/**
 * One raw message from a partner, exactly as received (one reservation of a list, cut out). The hub keeps it encrypted:
 * it may hold a card. Printing it shows no content.
 *
 * @param messageId the same whenever the same content comes again, different otherwise; unique within the account
 * @param receipt what {@link PullsReservations#acknowledge} needs to name it to the partner; empty when there is nothing
 *     to acknowledge
 * @param receivedAt when it reached us
 * @param order its position within one pull, from 0
 * @param raw the content
 */
public record Inbound(String messageId, Optional<String> receipt, Instant receivedAt, int order, String raw) {
    /** Longest id the inbox stores. */
    public static final int ID_LENGTH_MAX = 200;

    public Inbound {
        if (messageId.isBlank() || messageId.length() > ID_LENGTH_MAX) {
            throw new IllegalArgumentException("a message id has 1 to " + ID_LENGTH_MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "Inbound " + messageId;
    }
}
