package io.relais.core.reservation;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the register.
 *
 * @param channel the connector's id, empty when it is not from a channel
 * @param channelName the OTA behind an aggregator, else empty
 * @param externalId the partner's number, empty when there is none
 * @param arrival property-local, null when the partner never told the stay
 * @param unitTypes names of what was booked, joined by comma
 * @param guestName booker, empty when unknown
 * @param units names of the assigned units, joined by comma
 * @param balance what the guest still owes; negative when they are owed
 * @param groupName empty without a group
 */
public record RegisterRow(
        UUID id,
        UUID propertyId,
        String propertyName,
        String confirmationNumber,
        Source source,
        String channel,
        String channelName,
        String externalId,
        Status status,
        Conflict conflict,
        @Nullable LocalDate arrival,
        @Nullable LocalDate departure,
        int nights,
        int adults,
        int children,
        String unitTypes,
        String guestName,
        Money total,
        Instant createdAt,
        String units,
        Money paid,
        Money balance,
        List<String> promotionCodes,
        List<String> tags,
        @Nullable UUID groupId,
        String groupName) {
    public RegisterRow {
        promotionCodes = List.copyOf(promotionCodes);
        tags = List.copyOf(tags);
    }
}
