package io.relais.server.edge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a caller has left, in the words of draft-ietf-httpapi-ratelimit-headers.
 *
 * @param granted whether this request may go on
 * @param retryAfterSeconds when to come back if not
 */
record Quota(boolean granted, List<Policy> policies, long retryAfterSeconds) {
    /**
     * One limit.
     *
     * @param name as in the header
     * @param quota requests
     * @param windowSeconds in how many seconds
     * @param remaining requests left
     */
    record Policy(String name, long quota, long windowSeconds, long remaining) {
        /** Seconds until one more request is allowed. */
        private long moreInSeconds() {
            return Math.max(1, windowSeconds / Math.max(1, quota));
        }
    }

    Quota {
        policies = List.copyOf(policies);
    }

    List<String> violated() {
        return policies.stream()
                .filter(policy -> policy.remaining() < 1)
                .map(Policy::name)
                .toList();
    }

    /** The field {@code RateLimit-Policy}. */
    String policyHeader() {
        return policies.stream()
                .map(p -> "\"%s\";q=%d;w=%d".formatted(p.name(), p.quota(), p.windowSeconds()))
                .collect(Collectors.joining(", "));
    }

    /** The field {@code RateLimit}. On a refusal the time is that of Retry-After, which wins in the draft too. */
    String stateHeader() {
        return policies.stream()
                .map(p -> "\"%s\";r=%d;t=%d"
                        .formatted(p.name(), p.remaining(), granted ? p.moreInSeconds() : retryAfterSeconds))
                .collect(Collectors.joining(", "));
    }
}
