package io.relais.server.api;

import io.relais.core.report.FigureAsk;
import io.relais.core.report.FigureLine;
import io.relais.vocabulary.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "KeyFigures",
        description =
                "Stays that hold their nights (cancelled and no-show do not), overbooked ones included. Revenue is the nightly"
                        + " amounts as sold, VAT as priced, without extras, taxes and fees. One line per bucket and currency.")
record KeyFigureView(
        @Schema(description = Wire.DATE) LocalDate from,

        @Schema(description = Wire.DATE + ", not in the period")
        LocalDate to,

        @Schema(description = "What one line stands for", examples = "month")
        String by,

        @Schema(description = Wire.INSTANT) Instant pickUpSince,
        @Schema(description = Wire.INSTANT) Instant pickUpUntil,
        List<Line> items) {
    @Schema(name = "KeyFigureLine", description = "One bucket in one currency.")
    record Line(
            @Schema(
                    description = "A date, a week's Monday, a month, a unit type's id or a source; null for the whole",
                    examples = "2026-07")
            @Nullable
            String code,

            @Nullable String name,

            @Schema(description = "Unit-nights to sell: capacity less blocked")
            long available,

            @Schema(description = "Unit-nights sold") long sold,

            @Schema(description = "Sold of available in percent", examples = "81.25")
            String occupancyPercent,

            MoneyView revenue,
            @Schema(description = "Revenue per sold night") MoneyView averageRate,

            @Schema(description = "Revenue per available night")
            MoneyView revenuePerAvailable,

            @Schema(description = "Unit-nights of these sold within the pick-up's moments")
            long pickedUp,

            MoneyView pickedUpRevenue) {
        static Line of(FigureLine line) {
            return new Line(
                    Wire.text(line.code()),
                    Wire.text(line.name()),
                    line.available(),
                    line.sold(),
                    line.occupancyPercent().toPlainString(),
                    money(line, line.revenue()),
                    money(line, line.averageRate()),
                    money(line, line.perAvailable()),
                    line.pickedUp(),
                    money(line, line.pickedUpRevenue()));
        }

        private static MoneyView money(FigureLine line, long minor) {
            return MoneyView.of(new Money(minor, line.currency()));
        }
    }

    static KeyFigureView of(FigureAsk ask, List<FigureLine> lines) {
        return new KeyFigureView(
                ask.first(),
                ask.end(),
                ask.by().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                ask.pickUpSince(),
                ask.pickUpUntil(),
                lines.stream().map(Line::of).toList());
    }
}
