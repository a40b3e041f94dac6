package io.relais.core.connection;

import io.relais.connector.Tokens;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Tokens of one trial: forgotten with it, so that a token of the settings before never vouches for new ones. */
final class TrialTokens implements Tokens {
    private final Map<String, String> values = new HashMap<>();

    @Override
    public String get(String name, Supplier<Token> exchange) {
        String known = values.get(name);
        if (known != null) {
            return known;
        }
        String issued = exchange.get().value();
        values.put(name, issued);
        return issued;
    }

    @Override
    public void forget(String name) {
        values.remove(name);
    }
}
