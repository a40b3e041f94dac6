package io.relais.server.api;

import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.delivery.Exposure;
import io.relais.core.delivery.Trouble;
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
        Long exposureP95Millis,

        ExposureView exposure,

        @Schema(description = "What keeps the connection from its work and needs a person, or soon will") @Nullable
        TroubleView trouble) {
    @Schema(name = "ConnectionTrouble")
    record TroubleView(
            @Schema(
                    description = "authorisation-lost, partner-down, poller-stopped or delivery-stuck",
                    examples = "partner-down")
            String kind,

            @Schema(description = "When it began or was first seen; " + Wire.INSTANT)
            Instant since,

            @Schema(description = "The channel's words") @Nullable
            String said) {
        private static @Nullable TroubleView of(@Nullable Trouble trouble) {
            return trouble == null
                    ? null
                    : new TroubleView(trouble.kind().code(), trouble.since(), Wire.text(trouble.said()));
        }
    }

    @Schema(name = "Exposure", description = "How long the channel does not know what changed here.")
    record ExposureView(
            @Schema(description = "Over the full hour before this one and this one")
            FiguresView hour,

            @Schema(description = "Over the last 24 hours") FiguresView day,

            @Schema(description = "Age of the oldest change that is not confirmed; 0 when none waits", examples = "0")
            long waitingMillis) {
        private static ExposureView of(Exposure.Window window) {
            return new ExposureView(
                    FiguresView.of(window.hour()),
                    FiguresView.of(window.day()),
                    window.waiting().toMillis());
        }
    }

    @Schema(name = "ExposureFigures", description = "From commit to acknowledgement; milliseconds.")
    record FiguresView(
            @Schema(description = "Messages that the channel confirmed; without any the times are 0", examples = "42")
            long messages,

            @Schema(examples = "180") long p50Millis,
            @Schema(examples = "240") long p95Millis,
            @Schema(examples = "1900") long worstMillis) {
        private static FiguresView of(Exposure.Figures figures) {
            return new FiguresView(
                    figures.messages(),
                    figures.p50().toMillis(),
                    figures.p95().toMillis(),
                    figures.worst().toMillis());
        }
    }

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
                health.exposureP95() == null ? null : health.exposureP95().toMillis(),
                ExposureView.of(health.exposure()),
                TroubleView.of(health.trouble()));
    }
}
