package io.relais.server.console;

import io.relais.core.property.Property;
import io.relais.core.report.FigureAsk;
import io.relais.core.report.FigureLine;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The key figures as they are read.
 *
 * @param error why there are none; empty when there are
 * @param totals one line per currency
 */
public record ReportView(
        String from,
        String to,
        int pickUpDays,
        String error,
        List<RegisterView.Choice> properties,
        List<RegisterView.Choice> kinds,
        List<Line> totals,
        List<Line> lines) {
    private static final int BAR_MAX = 100;

    /**
     * One bucket.
     *
     * @param bar length of its bar, 0 to 100
     */
    public record Line(
            String name,
            String available,
            String sold,
            String occupancy,
            int bar,
            String revenue,
            String rate,
            String perAvailable,
            String pickedUp,
            String pickedUpRevenue) {}

    /** What was computed, or why nothing was. */
    record Figures(List<FigureLine> totals, List<FigureLine> lines, String error) {}

    static ReportView of(ReportAsk ask, Figures figures, List<Property> properties, Visit visit) {
        return new ReportView(
                ask.from().toString(),
                ask.to().toString(),
                ask.pickUpDays(),
                figures.error(),
                properties.stream()
                        .map(property -> new RegisterView.Choice(
                                property.id().toString(),
                                property.name(),
                                property.id().toString().equals(ask.property())))
                        .toList(),
                kinds(ask, visit.texts()),
                figures.totals().stream()
                        .map(line -> line(line, line.currency(), visit))
                        .toList(),
                figures.lines().stream()
                        .map(line -> line(line, name(ask, line, visit), visit))
                        .toList());
    }

    private static List<RegisterView.Choice> kinds(ReportAsk ask, Texts texts) {
        return Arrays.stream(FigureAsk.By.values())
                .filter(by -> by != FigureAsk.By.ALL)
                .map(by -> {
                    String code = by.name().toLowerCase(Locale.ROOT).replace('_', '-');
                    return new RegisterView.Choice(code, texts.orElse("report.by." + code, code), by == ask.by());
                })
                .toList();
    }

    private static String name(ReportAsk ask, FigureLine line, Visit visit) {
        return switch (ask.by()) {
            case DAY, WEEK -> visit.formats().day(date(line.code()));
            case SOURCE -> visit.texts().orElse("source." + line.code(), line.name());
            case MONTH, UNIT_TYPE, ALL -> line.name();
        };
    }

    private static @Nullable LocalDate date(String code) {
        return code.isEmpty() ? null : LocalDate.parse(code);
    }

    private static Line line(FigureLine line, String name, Visit visit) {
        Formats formats = visit.formats();
        return new Line(
                name,
                formats.number(line.available()),
                formats.number(line.sold()),
                line.occupancyPercent().toPlainString() + " %",
                Math.min(BAR_MAX, line.occupancyPercent().intValue()),
                formats.money(new Money(line.revenue(), line.currency())),
                formats.money(new Money(line.averageRate(), line.currency())),
                formats.money(new Money(line.perAvailable(), line.currency())),
                formats.number(line.pickedUp()),
                formats.money(new Money(line.pickedUpRevenue(), line.currency())));
    }
}
