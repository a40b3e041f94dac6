package io.relais.core.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A drawer with a journal.
 *
 * @param currency ISO 4217 code; it holds no other
 * @param closedAt when it was closed down for good, null while in use
 * @param session the one that is open, null while the drawer is locked away
 */
public record CashRegister(
        UUID id,
        UUID propertyId,
        String name,
        String currency,
        @Nullable Instant closedAt,
        @Nullable CashSession session) {
    public boolean isInUse() {
        return closedAt == null;
    }
}
