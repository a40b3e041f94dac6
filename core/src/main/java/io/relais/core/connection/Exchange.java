package io.relais.core.connection;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One call to a partner as it went over the wire, redacted before it got here.
 *
 * @param operation what it was for, as {@code reservations.pull}
 * @param address without any secret
 * @param status HTTP status, empty when no answer came
 * @param ruid the partner's own support number, empty when none
 * @param fault the kind of fault, empty when it went well
 */
public record Exchange(
        Instant at,
        String operation,
        String method,
        String address,
        String request,
        OptionalInt status,
        String answer,
        String ruid,
        int durationMillis,
        String fault) {}
