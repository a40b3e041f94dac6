package io.relais.server.api;

import io.relais.core.delivery.Reconciliation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Reconciliation", description = "What a channel holds against what it acknowledged.")
record ReconciliationView(
        UUID connectionId,

        @Schema(description = "Whether the channel can be asked what it holds")
        boolean possible,

        @Schema(description = "When it goes on or begins; " + Wire.INSTANT) @Nullable
        Instant nextAt,

        @Schema(description = "Of the one under way; " + Wire.INSTANT) @Nullable
        Instant startedAt,

        @Schema(description = "Nights before it are compared already", format = "date") @Nullable
        LocalDate nextNight,

        @Schema(description = "Of the last whole one; " + Wire.INSTANT) @Nullable
        Instant finishedAt,

        @Schema(description = "Why the channel could not be asked last") @Nullable
        String fault,

        @Schema(description = "Calls to the channel", examples = "17")
        int calls,

        @Schema(description = "Of the last week, newest first, at most 1,000")
        List<DifferenceView> differences) {

    @Schema(
            name = "ReconciliationDifference",
            description = "The channel held something else than it had acknowledged.")
    record DifferenceView(
            @Schema(description = "The channel's room") String roomId,

            @Schema(description = "The channel's rate; none for availability") @Nullable
            String rateId,

            @Schema(
                    description =
                            "availability, price:<people> (minor units; 0 people = whatever the number) or restriction",
                    examples = "availability")
            String facet,

            @Schema(format = "date") LocalDate night,

            @Schema(description = "What it had acknowledged", examples = "5")
            String known,

            @Schema(description = "What it held", examples = "9")
            String observed,

            @Schema(description = Wire.INSTANT) Instant foundAt,

            @Schema(
                    description =
                            "healed: told again; left: changed back too often, a person has to decide; seen: still being"
                                    + " looked at",
                    examples = "healed")
            String outcome) {
        private static DifferenceView of(Reconciliation.Difference it) {
            return new DifferenceView(
                    it.roomId(),
                    it.rateId().isEmpty() ? null : it.rateId(),
                    it.facet(),
                    it.night(),
                    it.known(),
                    it.observed(),
                    it.foundAt(),
                    it.outcome().name().toLowerCase(Locale.ROOT));
        }
    }

    static ReconciliationView of(Reconciliation it) {
        return new ReconciliationView(
                it.connectionId(),
                it.possible(),
                it.nextAt(),
                it.startedAt(),
                it.nextNight(),
                it.finishedAt(),
                it.fault().isEmpty() ? null : it.fault(),
                it.calls(),
                it.differences().stream().map(DifferenceView::of).toList());
    }
}
