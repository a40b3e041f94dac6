package io.relais.server.api;

import io.relais.core.reservation.ParkedItem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ParkedList", description = "Messages that need a person.")
record ParkedList(List<Item> items) {
    @Schema(name = "ParkedItem", description = "A message that was kept because it could not be applied.")
    record Item(
            UUID id,
            @Schema(examples = "booking-com") String channel,
            String account,
            String messageId,

            @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
            Instant receivedAt,

            @Schema(description = "unreadable, unknown-property, connector-missing or failed", examples = "unreadable")
            String reasonCode,

            String reason,

            @Schema(description = "The channel's reservation number where it could be read") @Nullable
            String externalId) {
        static Item of(ParkedItem item) {
            return new Item(
                    item.id(),
                    item.channel(),
                    item.account(),
                    item.messageId(),
                    item.receivedAt(),
                    item.reasonCode(),
                    item.reason(),
                    Wire.text(item.externalId()));
        }
    }

    static ParkedList of(List<ParkedItem> parked) {
        return new ParkedList(parked.stream().map(Item::of).toList());
    }
}
