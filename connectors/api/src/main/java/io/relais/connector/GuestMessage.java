package io.relais.connector;

import java.time.Instant;

/**
 * One thing said. Guests write card numbers, telephones and illnesses into it: printing it shows none of that.
 *
 * @param id the partner's number, the same whenever it is told
 * @param threadId the partner's number of the thread
 * @param text empty when only something was attached
 * @param attachments how many files hang on it; they stay at the partner
 * @param raw as it was told
 */
public record GuestMessage(
        String id, String threadId, Author author, String text, int attachments, Instant sentAt, String raw) {
    /** Who says it. */
    public enum Author {
        GUEST,
        /** The property, from here or at the partner's own site. */
        HOST,
        /** The partner itself, as when it passes on a request to book. */
        SYSTEM
    }

    @Override
    public String toString() {
        return "GuestMessage " + id;
    }
}
