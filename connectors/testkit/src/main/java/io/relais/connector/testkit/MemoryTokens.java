package io.relais.connector.testkit;

import io.relais.connector.Tokens;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Access tokens in memory, with a count of how often a new one was asked for. */
public final class MemoryTokens implements Tokens {
    private static final long RENEW_SECONDS_BEFORE = 60;

    private final Clock clock;
    private final Map<String, Token> tokens = new HashMap<>();
    private int exchanges;

    public MemoryTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized String get(String name, Supplier<Token> exchange) {
        Token token = tokens.get(name);
        if (token == null || !clock.instant().plusSeconds(RENEW_SECONDS_BEFORE).isBefore(token.expiresAt())) {
            exchanges++;
            token = exchange.get();
            tokens.put(name, token);
        }
        return token.value();
    }

    @Override
    public synchronized void forget(String name) {
        tokens.remove(name);
    }

    /** How often the partner was, or would have been, asked for a new token. */
    public synchronized int exchanges() {
        return exchanges;
    }
}
