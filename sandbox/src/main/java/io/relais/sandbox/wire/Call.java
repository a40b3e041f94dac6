package io.relais.sandbox.wire;

import org.jspecify.annotations.Nullable;

/**
 * One call as it was seen. Bodies are kept for ARI only: other calls carry guest details or secrets.
 *
 * @param seq grows by one per call, so that a reader can ask for what is new
 * @param atNanos nanoseconds since the epoch when the request was complete
 * @param subject the account or property concerned, empty if unknown
 * @param fault names of the faults that hit it, empty if none
 * @param micros time spent in the sandbox, faults included
 * @param learned how many values of the partner's calendar it changed
 */
public record Call(
        long seq,
        long atNanos,
        String operation,
        String subject,
        int status,
        boolean refused,
        String fault,
        long micros,
        int learned,
        @Nullable String request) {}
