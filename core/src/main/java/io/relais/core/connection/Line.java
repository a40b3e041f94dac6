package io.relais.core.connection;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * For whom a connector is about to call out.
 *
 * @param connectionId the property's connection, null for work on the account as a whole
 * @param limits the partner's call limits
 * @param trace goes into logs and exchanges
 * @param heard gets every exchange, also failed ones
 */
public record Line(
        UUID accountId,
        @Nullable UUID connectionId,
        String channel,
        List<Manifest.Limit> limits,
        String trace,
        Consumer<Exchange> heard) {
    public Line {
        limits = List.copyOf(limits);
    }
}
