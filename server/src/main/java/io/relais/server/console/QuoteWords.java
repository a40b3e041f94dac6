package io.relais.server.console;

import io.relais.core.quote.LineSteps;
import io.relais.core.quote.NightSteps;
import io.relais.core.quote.NightSteps.Step;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteExplanation;
import io.relais.core.quote.QuoteLine;
import io.relais.vocabulary.Money;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A quote in the reader's words, step by step. */
record QuoteWords(Visit visit, QuoteExplanation explained) {
    /** A night with its steps. */
    public record Night(String date, String amount, List<String> steps) {}

    /** A line beside the nights. */
    public record Line(String kind, String name, String how, String amount) {}

    /** The whole. */
    public record View(List<Night> nights, String nightsTotal, String vat, List<Line> lines, String total) {}

    View view() {
        Quote quote = explained.quote();
        Integer vat = quote.vatRate();
        return new View(
                explained.nights().stream().map(this::night).toList(),
                money(quote.nightsTotal()),
                vat == null ? "" : visit.texts().of("quote.vat-included", percent(vat)),
                IntStream.range(0, quote.lines().size())
                        .mapToObj(i ->
                                line(quote.lines().get(i), explained.lines().get(i)))
                        .toList(),
                money(quote.total()));
    }

    private Night night(NightSteps night) {
        List<String> steps = new ArrayList<>();
        for (Step step : night.steps()) {
            String name = step.times() > 1 ? step.times() + " × " + step.name() : step.name();
            steps.add(visit.texts().of("field.step." + step.sort().code(), name, money(step.amount())));
        }
        return new Night(visit.formats().day(night.night()), money(night.amount()), steps);
    }

    private Line line(QuoteLine line, LineSteps how) {
        Integer rate = line.vatRate();
        String vat = rate == null ? "" : ", " + visit.texts().of("quote.vat-included", percent(rate));
        return new Line(
                visit.texts()
                        .orElse("field.line." + line.kind().code(), line.kind().code()),
                line.name(),
                how(how) + vat,
                money(line.amount()));
    }

    private String how(LineSteps how) {
        Texts texts = visit.texts();
        return switch (how.sort()) {
            case UNITS -> texts.of("quote.units", how.times(), money(how.unit()));
            case SHARE -> texts.of("quote.share", percent(how.percent()), money(how.of()));
            case SHARE_PER_PERSON ->
                how.cap() > 0
                        ? texts.of("quote.share-capped", percent(how.percent()), money(how.cap()))
                        : texts.of("quote.share-person", percent(how.percent()), how.times());
        };
    }

    private String percent(int points) {
        NumberFormat format = NumberFormat.getNumberInstance(visit.texts().locale());
        format.setMaximumFractionDigits(2);
        return format.format(points / 100.0);
    }

    private String money(long minor) {
        return visit.formats().money(new Money(minor, explained.quote().currency()));
    }
}
