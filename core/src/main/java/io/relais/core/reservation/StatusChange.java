package io.relais.core.reservation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a reservation is to stand.
 *
 * @param optionExpiresAt when an option frees its nights by itself; needed for an option, null else
 * @param fee minor units that a cancelled or not shown reservation still costs; null for what the policy proposes
 * @param reason needed when the fee differs from the proposed one
 */
public record StatusChange(
        Status to,
        @Nullable Instant optionExpiresAt,
        @Nullable Long fee,
        String reason) {
    public static StatusChange to(Status status) {
        return new StatusChange(status, null, null, "");
    }

    public static StatusChange cancelled(@Nullable Long fee, String reason) {
        return new StatusChange(Status.CANCELLED, null, fee, reason);
    }
}
