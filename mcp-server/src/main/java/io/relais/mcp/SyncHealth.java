package io.relais.mcp;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.relais.core.delivery.ConnectionHealth;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the channels are doing. */
public record SyncHealth(List<Item> connections) {
    /**
     * One connection.
     *
     * @param state active, paused (by a person) or refused (by the channel)
     * @param waiting ranges of nights the channel does not know yet
     * @param rejected values the channel refused and that are still wanted
     * @param fault the last fault's kind while it lasts
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            String connectionId,
            String property,
            String channel,
            String state,
            @Nullable String reason,
            @Nullable Instant pulledAt,
            @Nullable Instant receivedAt,
            @Nullable Instant sentAt,
            @Nullable Instant acknowledgedAt,
            long waiting,
            @Nullable Instant waitingSince,
            long rejected,
            @Nullable String fault,
            @Nullable String faultText) {
        static Item of(ConnectionHealth health) {
            return new Item(
                    health.connectionId().toString(),
                    health.propertyName(),
                    health.channelName(),
                    health.state(),
                    Words.orNull(health.reason()),
                    health.pulledAt(),
                    health.receivedAt(),
                    health.sentAt(),
                    health.acknowledgedAt(),
                    health.waiting(),
                    health.waitingSince(),
                    health.rejected(),
                    Words.orNull(health.fault()),
                    Words.orNull(health.faultText()));
        }
    }

    static SyncHealth of(List<ConnectionHealth> connections) {
        return new SyncHealth(connections.stream().map(Item::of).toList());
    }
}
