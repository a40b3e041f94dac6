package io.relais.connector;

import java.util.Optional;

/**
 * A partner's hint that something changed.
 *
 * @param id the partner's number of the notification: the same when it comes again
 * @param type the partner's word
 * @param about what to ask for
 * @param remotePropertyId empty when not told
 * @param externalId the reservation; empty when not told
 */
public record Notification(
        String id, String type, About about, Optional<String> remotePropertyId, Optional<String> externalId) {
    /** What a notification is about. */
    public enum About {
        /** A payout, a bank transfer or a virtual card. */
        PAYMENTS,
        /** A message of a guest. */
        MESSAGES,
        /** Something we do not know or do not act on: kept and shown. */
        OTHER
    }
}
