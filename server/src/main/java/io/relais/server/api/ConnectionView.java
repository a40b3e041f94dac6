package io.relais.server.api;

import io.relais.core.delivery.ConnectionHealth;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Connection", description = "A property's account at a channel and how it is doing.")
record ConnectionView(
        UUID id,
        UUID propertyId,
        @Schema(examples = "Hôtel du Lac") String propertyName,
        @Schema(examples = "booking-com") String channel,
        @Schema(examples = "Booking.com") String channelName,
        @Schema(description = "The account it belongs to") String accountLabel,

        @Schema(description = "The property's number at the channel", examples = "8011855")
        String remotePropertyId,

        @Schema(description = "active, paused (by a person) or refused (by the channel)", examples = "active")
        String state,

        @Nullable String reason,

        @Schema(description = "When reservations were last asked for with success; " + Wire.INSTANT) @Nullable
        Instant pulledAt,

        @Schema(description = "When a reservation last came; " + Wire.INSTANT) @Nullable
        Instant receivedAt,

        @Schema(description = "When availability, rates or restrictions last left; " + Wire.INSTANT) @Nullable
        Instant sentAt,

        @Schema(description = "When the channel last took them; " + Wire.INSTANT) @Nullable
        Instant acknowledgedAt,

        @Schema(description = "Ranges of nights the channel does not know yet", examples = "0")
        long waiting,

        @Schema(description = "The oldest of them; " + Wire.INSTANT) @Nullable
        Instant waitingSince,

        @Schema(description = "Values the channel refused and that are still wanted", examples = "0")
        long rejected,

        @Schema(
                description =
                        "The last fault's kind while it lasts: auth, config, rejected, throttled, unavailable, protocol")
        @Nullable
        String fault,

        @Schema(description = "What the channel said") @Nullable
        String faultText,

        @Schema(
                description = "From commit to acknowledgement, 95 of 100 deliveries of the last day; milliseconds",
                examples = "240")
        @Nullable
        Long exposureP95Millis) {
    @Schema(name = "ConnectionList", description = "The connections that the key may see.")
    record Items(List<ConnectionView> items) {}

    static ConnectionView of(ConnectionHealth health) {
        return new ConnectionView(
                health.connectionId(),
                health.propertyId(),
                health.propertyName(),
                health.channel(),
                health.channelName(),
                health.accountLabel(),
                health.remotePropertyId(),
                health.state(),
                Wire.text(health.reason()),
                health.pulledAt(),
                health.receivedAt(),
                health.sentAt(),
                health.acknowledgedAt(),
                health.waiting(),
                health.waitingSince(),
                health.rejected(),
                Wire.text(health.fault()),
                Wire.text(health.faultText()),
                health.exposureP95() == null ? null : health.exposureP95().toMillis());
    }
}
