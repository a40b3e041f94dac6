package io.relais.server.api;

import io.relais.core.feed.CalendarExport;
import io.relais.core.feed.ExportKind;
import io.relais.core.feed.Feeds;
import io.relais.core.feed.NewExport;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CalendarExport", description = "A calendar (iCal) that is published at an address of its own")
record CalendarExportView(
        String id,
        String propertyId,

        @Schema(enumeration = {"occupancy", "arrivals", "tasks"})
        String kind,

        @Schema(description = "Null when it is of the whole property") @Nullable
        String unitId,

        @Schema(description = "The feed from which nothing goes into it") @Nullable
        String feedId,

        @Schema(description = "Whom it is for") String name,
        boolean withNames,

        @Schema(description = Wire.INSTANT) Instant issuedAt,

        @Schema(description = "When it was last fetched; null when never") @Nullable
        Instant fetchedAt) {
    static CalendarExportView of(CalendarExport export) {
        return new CalendarExportView(
                export.id().toString(),
                export.propertyId().toString(),
                export.kind().code(),
                text(export.unitId()),
                text(export.feedId()),
                export.name(),
                export.withNames(),
                export.issuedAt(),
                export.fetchedAt());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    @Schema(name = "CalendarExportList")
    record Items(List<CalendarExportView> items) {}

    @Schema(name = "CalendarExportIssued")
    record Issued(
            CalendarExportView calendar,

            @Schema(
                    description =
                            "Where it is to be fetched, below the hub's public address. It is told once and never again",
                    examples = "/ical/….ics")
            String path) {}

    @Schema(name = "NewCalendarExport")
    record Body(
            @Schema(format = "uuid", required = true) @Nullable
            String propertyId,

            @Schema(
                    description =
                            "`occupancy` of one unit for partners; `arrivals` and `tasks` of the property for its own people",
                    enumeration = {"occupancy", "arrivals", "tasks"},
                    required = true)
            @Nullable
            String kind,

            @Schema(format = "uuid", description = "For `occupancy`") @Nullable
            String unitId,

            @Schema(format = "uuid", description = "The partner's feed here, so that it does not get back its own")
            @Nullable
            String feedId,

            @Schema(description = "Whom it is for", maxLength = 80, required = true) @Nullable
            String name,

            @Schema(description = "With guests' names: for the house's own calendars only") @Nullable
            Boolean withNames) {
        NewExport wanted() {
            return new NewExport(
                    Params.requiredUuid("propertyId", propertyId),
                    ExportKind.find(Params.required("kind", kind))
                            .orElseThrow(
                                    () -> Problem.of(ProblemCode.VALUE_INVALID, "kind", "occupancy, arrivals, tasks")),
                    Params.optionalUuid("unitId", unitId).orElse(null),
                    Params.optionalUuid("feedId", feedId).orElse(null),
                    Params.required("name", Params.text("name", name, Feeds.NAME_MAX)),
                    Boolean.TRUE.equals(withNames));
        }
    }
}
