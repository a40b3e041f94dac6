package io.relais.server.api;

import io.relais.core.reservation.PartnerReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ChannelReport", description = "What was told to a channel about its reservation, and what came of it.")
record ReportView(
        UUID id,

        @Schema(description = "What was told", examples = "no-show")
        String kind,

        @Schema(description = "The channel's number of the one room; null for the whole reservation") @Nullable
        String line,

        boolean feesWaived,

        @Schema(description = "sending, taken, refused, or unknown when the answer got lost", examples = "taken")
        String state,

        @Schema(description = "The channel's words when it did not take it") @Nullable
        String answer,

        String askedBy,
        @Schema(description = Wire.INSTANT) Instant askedAt,

        @Schema(description = Wire.INSTANT) @Nullable Instant settledAt,

        @Schema(description = "How often it was sent") int tries) {
    @Schema(name = "ChannelReports")
    record Items(List<ReportView> items) {}

    static ReportView of(PartnerReport report) {
        return new ReportView(
                report.id(),
                report.kind().code(),
                Wire.text(report.line()),
                report.feesWaived(),
                report.state().code(),
                Wire.text(report.answer()),
                report.askedBy(),
                report.askedAt(),
                report.settledAt(),
                report.tries());
    }
}
