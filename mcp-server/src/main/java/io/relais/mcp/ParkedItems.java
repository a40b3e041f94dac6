package io.relais.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relais.core.reservation.ParkedItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages of channels that could not be applied and need a person. */
public record ParkedItems(List<Item> items) {
    /** One message; its content stays in the hub. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String id,
            String channel,
            String account,
            Instant receivedAt,
            String reasonCode,
            String reason,
            @Nullable String externalId) {
        static Item of(ParkedItem item) {
            return new Item(
                    item.id().toString(),
                    item.channel(),
                    item.account(),
                    item.receivedAt(),
                    item.reasonCode(),
                    item.reason(),
                    Words.orNull(item.externalId()));
        }
    }

    static ParkedItems of(List<ParkedItem> parked) {
        return new ParkedItems(parked.stream().map(Item::of).toList());
    }
}
