package io.relais.connector;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Access tokens of one account, shared by all workers and kept across restarts: partners limit how many may be asked for
 * (Booking.com: 30 an hour).
 */
public interface Tokens {
    /** The current token of that name, or a new one from the supplier when there is none or it is about to expire. */
    String get(String name, Supplier<Token> exchange);

    /** Drops the token of that name because the partner refused it; the next {@code get} asks for a new one. */
    void forget(String name);

    /**
     * An issued token. Printing it does not show it.
     *
     * @param value the secret
     * @param expiresAt when the partner stops accepting it
     */
    record Token(String value, Instant expiresAt) {
        @Override
        public String toString() {
            return "Token until " + expiresAt;
        }
    }
}
