package io.relais.server.api;

import io.relais.core.quote.LineSteps;
import io.relais.core.quote.NightSteps;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteExplanation;
import io.relais.core.quote.QuoteLine;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "Quote",
        description =
                "What a stay costs, with every step. The total is the sum of the nights and of the lines that are not"
                        + " included.")
record QuoteView(
        UUID propertyId,
        UUID unitTypeId,
        UUID ratePlanId,
        LocalDate arrival,
        LocalDate departure,
        String mealPlan,
        MoneyView total,
        List<NightView> nights,

        @Schema(description = "Basis points of VAT within the nights; null when not known", examples = "1000") @Nullable
        Integer vatRate,

        List<LineView> lines) {
    @Schema(name = "QuotedNight")
    record NightView(LocalDate night, MoneyView amount, List<StepView> steps) {}

    @Schema(name = "QuotedStep", description = "What adds up to the price of a night.")
    record StepView(
            @Schema(examples = "supplement", description = "base, derived, supplement, floor")
            String kind,

            String name,
            int times,
            MoneyView amount) {}

    @Schema(name = "QuotedLine")
    record LineView(
            @Schema(examples = "tax", description = "discount, option, tax, fee, adjustment")
            String kind,

            String code,
            String name,
            int quantity,
            MoneyView amount,
            boolean included,

            @Schema(description = "Basis points of VAT within the amount; null when not known") @Nullable
            Integer vatRate,

            HowView how) {}

    @Schema(name = "QuotedHow", description = "How a line came about: times x unit, or a share, rounded half up once.")
    record HowView(
            @Schema(description = "units, share, share-per-person", examples = "units")
            String kind,

            MoneyView unit,
            int times,

            @Schema(description = "Basis points", examples = "1000")
            int percent,

            @Schema(description = "What the share is taken of")
            MoneyView of,

            @Schema(description = "Most per person and night; 0 = no cap")
            MoneyView cap) {}

    static QuoteView of(QuoteExplanation explained) {
        Quote quote = explained.quote();
        String currency = quote.currency();
        return new QuoteView(
                quote.ask().propertyId(),
                quote.ask().unitTypeId(),
                quote.ask().ratePlanId(),
                quote.ask().dates().arrival(),
                quote.ask().dates().departure(),
                quote.mealPlan(),
                money(quote.total(), currency),
                explained.nights().stream().map(night -> night(night, currency)).toList(),
                quote.vatRate(),
                IntStream.range(0, quote.lines().size())
                        .mapToObj(i ->
                                line(quote.lines().get(i), explained.lines().get(i), currency))
                        .toList());
    }

    private static NightView night(NightSteps night, String currency) {
        return new NightView(
                night.night(),
                money(night.amount(), currency),
                night.steps().stream()
                        .map(step -> new StepView(
                                step.sort().code(), step.name(), step.times(), money(step.amount(), currency)))
                        .toList());
    }

    private static LineView line(QuoteLine line, LineSteps how, String currency) {
        return new LineView(
                line.kind().code(),
                line.code(),
                line.name(),
                line.quantity(),
                money(line.amount(), currency),
                line.included(),
                line.vatRate(),
                new HowView(
                        how.sort().code(),
                        money(how.unit(), currency),
                        how.times(),
                        how.percent(),
                        money(how.of(), currency),
                        money(how.cap(), currency)));
    }

    private static MoneyView money(long minor, String currency) {
        return MoneyView.of(new Money(minor, currency));
    }
}
