package io.relais.core.feed;

import java.time.Duration;
import java.util.Optional;

/** What came of fetching a calendar. */
public sealed interface FeedAnswer {
    /** The partner says that it is what we have. */
    record Unchanged() implements FeedAnswer {}

    /** A body with the status of success. */
    final class Body implements FeedAnswer {
        private final byte[] bytes;
        private final String etag;
        private final String lastModified;

        /**
         * A body.
         *
         * @param bytes unpacked, within the limit
         * @param etag empty when the partner gave none
         * @param lastModified as the partner wrote it, empty when it gave none
         */
        public Body(byte[] bytes, String etag, String lastModified) {
            this.bytes = bytes.clone();
            this.etag = etag;
            this.lastModified = lastModified;
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        public String etag() {
            return etag;
        }

        public String lastModified() {
            return lastModified;
        }
    }

    /**
     * No body.
     *
     * @param status the partner's, 0 when none came
     * @param retryAfter how long the partner asked us to wait
     */
    record Failed(Cause cause, int status, Optional<Duration> retryAfter) implements FeedAnswer {
        /** Without a status or a wish. */
        public Failed(Cause cause) {
            this(cause, 0, Optional.empty());
        }
    }

    /** Why nothing came. */
    enum Cause {
        /** No such host, or nobody answers there. */
        UNREACHABLE,
        TIMEOUT,
        /** An address within somebody's house, or a port or scheme that is not for calendars. */
        REFUSED_ADDRESS,
        /** Another status than success. */
        STATUS,
        /** More bytes than any calendar needs. */
        TOO_LARGE,
        /** Sent on too often. */
        REDIRECTS
    }
}
