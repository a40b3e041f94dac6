package io.relais.core.message;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing said in a conversation, or a reply on its way. Printing it shows no word of it.
 *
 * @param text empty when only something was attached, or the guest is erased
 * @param attachments files that hang on it at the channel
 * @param at when it was said; of a reply that is not sent, when it was written
 * @param writtenBy who wrote the reply here; empty for what came from the channel
 * @param answer the partner's words when it did not take it
 */
public record Said(
        UUID id,
        UUID conversationId,
        Author author,
        String text,
        int attachments,
        Instant at,
        State state,
        String writtenBy,
        Reason reason,
        String answer) {
    /** Who says it. */
    public enum Author {
        GUEST,
        HOUSE,
        /** The partner itself. */
        CHANNEL;

        /** As stored and told. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Author ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it is. */
    public enum State {
        /** Came from the channel. */
        SAID,
        /** Written here; will be sent, or is being sent. */
        WAITING,
        SENT,
        /** Not sent, and needs a person; {@link Reason} says why. */
        FAILED;

        /** As stored and told. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** Why a reply failed; each has an advice. */
    public enum Reason {
        NONE,
        /** The partner understood and said no. */
        REFUSED,
        /** The partner does not accept our key for messages. */
        CREDENTIALS,
        /** A setting of the account is wrong or missing. */
        SETTINGS,
        /** The guest may have got it: a person has to look at the channel. */
        UNSURE,
        /** The partner could not be reached for a day. */
        LATE;

        /** As stored and told; empty for none. */
        public String code() {
            return this == NONE ? "" : name().toLowerCase(Locale.ROOT);
        }

        static Reason ofCode(String code) {
            return code.isEmpty() ? NONE : valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    @Override
    public String toString() {
        return "Said " + id + " " + state;
    }
}
