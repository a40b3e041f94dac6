package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.report.FigureAsk;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which key figures are asked for. */
record FigureParams(
        @Parameter(description = "First night", required = true, example = "2026-07-01")
        @Schema(format = "date")
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(description = "The day after the last night", required = true, example = "2026-08-01")
        @Schema(format = "date")
        @QueryParam("to")
        @Nullable
        String to,

        @Parameter(description = "Only this property") @Schema(format = "uuid") @QueryParam("property") @Nullable
        String property,

        @Parameter(description = "all, day, week, month, unit-type or source; all if not told", example = "month")
        @QueryParam("by")
        @Nullable
        String by,

        @Parameter(description = "Pick-up from this instant", example = "2026-05-01T00:00:00Z")
        @QueryParam("pickUpSince")
        @Nullable
        String pickUpSince,

        @Parameter(description = "Pick-up before this instant; now if not told", example = "2026-05-08T00:00:00Z")
        @QueryParam("pickUpUntil")
        @Nullable
        String pickUpUntil) {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    FigureAsk toAsk(Instant now) {
        return new FigureAsk(
                Params.optionalUuid("property", property),
                date("from", from),
                date("to", to),
                kind(),
                instant("pickUpSince", pickUpSince, now),
                instant("pickUpUntil", pickUpUntil, now));
    }

    private FigureAsk.By kind() {
        String code = by == null || by.isEmpty() ? "all" : by;
        return Arrays.stream(FigureAsk.By.values())
                .filter(one ->
                        one.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(code))
                .findFirst()
                .orElseThrow(
                        () -> Problem.of(ProblemCode.VALUE_INVALID, "by", "all, day, week, month, unit-type, source"));
    }

    private static LocalDate date(String name, @Nullable String text) {
        LocalDate date = Params.date(name, Params.required(name, text));
        Params.within(name, date.getYear(), FIRST_YEAR, LAST_YEAR);
        return date;
    }

    private static Instant instant(String name, @Nullable String text, Instant otherwise) {
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        try {
            Instant instant = Instant.parse(text);
            Params.within(name, instant.getEpochSecond() / 31_557_600 + 1970, FIRST_YEAR, LAST_YEAR);
            return instant;
        } catch (DateTimeException e) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "2026-05-01T00:00:00Z");
        }
    }
}
