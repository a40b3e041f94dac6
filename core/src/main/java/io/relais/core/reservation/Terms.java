package io.relais.core.reservation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk keeps about a reservation, and no channel's message touches.
 *
 * @param paid minor units received, the sum of its takings
 * @param fee minor units that it costs once cancelled or not shown
 * @param promotionCodes codes used when it was sold
 * @param optionExpiresAt when an option frees its nights by itself; null unless the status is option
 * @param keptFields fields of a channel's reservation that the desk changed
 */
record Terms(
        long paid,
        long fee,
        List<String> promotionCodes,
        List<String> tags,
        @Nullable UUID groupId,
        @Nullable Instant optionExpiresAt,
        List<String> keptFields) {
    static final Terms NONE = new Terms(0, 0, List.of(), List.of(), null, null, List.of());

    Terms {
        promotionCodes = List.copyOf(promotionCodes);
        tags = List.copyOf(tags);
        keptFields = List.copyOf(keptFields);
    }

    /** The same once the reservation is no option any more. */
    Terms withoutOption() {
        return new Terms(paid, fee, promotionCodes, tags, groupId, null, keptFields);
    }
}
