package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.NewReport;
import io.relais.core.reservation.ReportKind;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewChannelReport", description = "What to tell the channel. A changed stay needs the last four fields.")
record ReportBody(
        @Schema(
                required = true,
                description = "no-show, invalid-card, cancelled-for-card or stay-changed",
                examples = "no-show")
        @Nullable
        String kind,

        @Schema(description = "The one stay it is about; not given = the whole reservation", format = "uuid") @Nullable
        String stayId,

        @Schema(description = "Of a no-show: the guest owes nothing") @Nullable
        Boolean feesWaived,

        @Schema(description = Wire.DATE, examples = "2026-07-14") @Nullable
        String arrival,

        @Schema(description = Wire.DATE, examples = "2026-07-16") @Nullable
        String departure,

        @Schema(
                description = "What the stay costs now, in minor units of the reservation's currency",
                examples = "24050")
        @Nullable
        Long total) {
    private static final long MONEY_MAX = 1_000_000_000_000L;
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2100;

    NewReport read() {
        ReportKind wanted = ReportKind.ofCode(Params.required("kind", kind))
                .orElseThrow(() -> Problem.of(
                        ProblemCode.VALUE_INVALID, "kind", "no-show, invalid-card, cancelled-for-card, stay-changed"));
        boolean changed = wanted == ReportKind.STAY_CHANGED;
        if (changed) {
            Params.required("stayId", stayId);
            Params.required("arrival", arrival);
            Params.required("departure", departure);
            Params.required("total", total);
        }
        if (total != null && (total < 0 || total > MONEY_MAX)) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "total", 0, MONEY_MAX);
        }
        return new NewReport(
                wanted,
                Params.optionalUuid("stayId", stayId),
                Boolean.TRUE.equals(feesWaived),
                changed ? Optional.of(dates()) : Optional.empty(),
                changed ? Optional.ofNullable(total) : Optional.empty());
    }

    private StayDates dates() {
        LocalDate first = day("arrival", Params.required("arrival", arrival));
        LocalDate last = day("departure", Params.required("departure", departure));
        if (!first.isBefore(last) || last.isAfter(first.plusDays(StayDates.NIGHTS_MAX))) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "departure", "a date after arrival");
        }
        return new StayDates(first, last);
    }

    static LocalDate day(String name, String text) {
        LocalDate day = Params.date(name, text);
        if (day.getYear() < YEAR_MIN || day.getYear() > YEAR_MAX) {
            throw Problem.of(ProblemCode.DATE_INVALID, name, Params.echo(text));
        }
        return day;
    }
}
