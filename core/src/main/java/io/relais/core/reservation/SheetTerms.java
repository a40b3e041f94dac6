package io.relais.core.reservation;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the desk keeps about a reservation.
 *
 * @param paid the sum of its takings
 * @param fee what it costs once cancelled or not shown
 * @param balance what is due less what was paid; negative when the guest is owed
 * @param group the group's name, empty when it is in none
 * @param keptFields fields of a channel's reservation that the desk changed and the channel's messages leave alone
 */
public record SheetTerms(
        Money paid,
        Money fee,
        Money balance,
        List<String> promotionCodes,
        List<String> tags,
        @Nullable UUID groupId,
        String group,
        @Nullable Instant optionExpiresAt,
        List<String> keptFields) {
    public SheetTerms {
        promotionCodes = List.copyOf(promotionCodes);
        tags = List.copyOf(tags);
        keptFields = List.copyOf(keptFields);
    }
}
