package io.relais.connector;

/**
 * The hub's way to a partner. It adds timeouts, the account's rate budget, redaction, recording and metrics; it never
 * retries, because only the caller knows whether a call may be repeated.
 */
public interface Http {
    /**
     * Sends a request and waits for the answer, whatever its status.
     *
     * @throws PartnerFault {@link Fault#UNAVAILABLE} when no answer came, {@link Fault#THROTTLED} when the account's own
     *     rate budget is used up (nothing was sent)
     */
    HttpAnswer send(HttpRequest request);
}
