package io.relais.core.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mapped product of which a partner is told nothing, because it says that it does not have it.
 *
 * @param rateId empty: the whole room
 * @param reason the partner's words
 * @param deliveryId the message that it refused
 */
public record ProductPause(
        UUID connectionId,
        String roomId,
        String rateId,
        String reason,
        Instant pausedAt,
        @Nullable UUID deliveryId) {}
