package io.relais.core.master;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the master was told of one of our sales.
 *
 * @param told new, modified or cancelled; empty when it was not told anything
 * @param current false while it still has to be told what the reservation is now
 * @param attempts failed ones since it was last told
 * @param fault kind of the last failure, empty while all is well
 */
public record MasterSaleView(
        UUID reservationId,
        String confirmationNumber,
        String told,
        @Nullable Instant toldAt,
        boolean current,
        int attempts,
        String fault,
        String faultText) {}
