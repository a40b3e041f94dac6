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

    Terms withFee(long other) {
        return new Terms(paid, other, promotionCodes, tags, groupId, optionExpiresAt, keptFields);
    }

    Terms withTags(List<String> other) {
        return new Terms(paid, fee, promotionCodes, other, groupId, optionExpiresAt, keptFields);
    }

    Terms withGroup(@Nullable UUID other) {
        return new Terms(paid, fee, promotionCodes, tags, other, optionExpiresAt, keptFields);
    }

    Terms withOption(@Nullable Instant other) {
        return new Terms(paid, fee, promotionCodes, tags, groupId, other, keptFields);
    }

    Terms withKept(List<String> other) {
        return new Terms(paid, fee, promotionCodes, tags, groupId, optionExpiresAt, other);
    }

    Terms withPromotionCodes(List<String> other) {
        return new Terms(paid, fee, other, tags, groupId, optionExpiresAt, keptFields);
    }

    Terms withPaid(long other) {
        return new Terms(other, fee, promotionCodes, tags, groupId, optionExpiresAt, keptFields);
    }
}
