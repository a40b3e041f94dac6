package io.relais.server.api;

import io.relais.core.reservation.RegisterRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReservationLine", description = "A reservation as the register lists it.")
record ReservationLine(
        UUID id,

        @Schema(description = "The number a guest can say", examples = "K7PX3M")
        String confirmationNumber,

        UUID propertyId,
        @Schema(examples = "Hôtel du Lac") String propertyName,

        @Schema(description = "web, desk, api, assistant or channel", examples = "channel")
        String source,

        @Schema(description = "The channel, null for own sales", examples = "booking-com") @Nullable
        String channel,

        @Schema(description = "The agency behind an aggregator", examples = "Expedia") @Nullable
        String agency,

        @Schema(description = "The channel's number", examples = "4705950059") @Nullable
        String externalId,

        @Schema(
                description = "pending, option, confirmed, checked-in, checked-out, cancelled or no-show",
                examples = "confirmed")
        String status,

        @Schema(
                description =
                        "What needs a person: overbooked, unmapped-room, unmapped-rate, no-stay; null for nothing")
        @Nullable
        String conflict,

        @Schema(description = Wire.DATE + "; null when the channel never told", examples = "2026-07-14") @Nullable
        LocalDate arrival,

        @Schema(description = Wire.DATE + ", not a night of the stay", examples = "2026-07-17") @Nullable
        LocalDate departure,

        @Schema(examples = "3") int nights,
        @Schema(examples = "2") int adults,
        @Schema(examples = "0") int children,

        @Schema(description = "Names of what is booked", examples = "Double room") @Nullable
        String unitTypes,

        @Schema(description = "Who booked", examples = "Anna Weber") @Nullable
        String guestName,

        MoneyView total,

        @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
        Instant createdAt,

        @Schema(description = "Names of the assigned units", examples = "A12") @Nullable
        String units,

        MoneyView paid,

        @Schema(description = "What the guest still owes; negative when they are owed")
        MoneyView balance,

        List<String> promotionCodes,
        List<String> tags,
        @Nullable UUID groupId,
        @Schema(examples = "Wedding Weber") @Nullable String groupName) {
    static ReservationLine of(RegisterRow row) {
        return new ReservationLine(
                row.id(),
                row.confirmationNumber(),
                row.propertyId(),
                row.propertyName(),
                row.source().code(),
                Wire.text(row.channel()),
                Wire.text(row.channelName()),
                Wire.text(row.externalId()),
                row.status().code(),
                Wire.text(row.conflict().code()),
                row.arrival(),
                row.departure(),
                row.nights(),
                row.adults(),
                row.children(),
                Wire.text(row.unitTypes()),
                Wire.text(row.guestName()),
                MoneyView.of(row.total()),
                row.createdAt(),
                Wire.text(row.units()),
                MoneyView.of(row.paid()),
                MoneyView.of(row.balance()),
                row.promotionCodes(),
                row.tags(),
                row.groupId(),
                Wire.text(row.groupName()));
    }
}
