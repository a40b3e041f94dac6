package io.relais.core.delivery;

import java.time.Instant;
import java.util.Locale;

/**
 * What keeps a connection from doing its work and needs, or will soon need, a person.
 *
 * @param since when it began, or when it was first seen where that is not known
 * @param said the partner's words, empty when it said nothing
 */
public record Trouble(Kind kind, Instant since, String said) {
    /** What it is. The code names texts that say it in words, and what to do. */
    public enum Kind {
        /** The partner refuses our credentials or settings; nothing goes in or out. */
        AUTHORISATION_LOST,
        /** The partner does not answer, or answers with errors. */
        PARTNER_DOWN,
        /** Reservations have not been asked for, for three times as long as they should. */
        POLLER_STOPPED,
        /** Changes wait although the partner is there. */
        DELIVERY_STUCK,
        /** A calendar that a unit follows could not be read for hours: what was sold there meanwhile is not known. */
        FEED_STALE,
        /** The address of a calendar leads nowhere any more. */
        FEED_BROKEN,
        /** A calendar shrank so much that it is not believed. */
        FEED_QUARANTINED;

        /** As {@code partner-down}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }

        /** True when it concerns all connections of the account. */
        boolean isOfAccount() {
            return this == AUTHORISATION_LOST || this == PARTNER_DOWN || this == POLLER_STOPPED;
        }
    }
}
