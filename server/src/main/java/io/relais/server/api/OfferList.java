package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.quote.Offer;
import io.relais.core.quote.Quote;
import io.relais.core.quote.QuoteRefusal;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "OfferList", description = "Every unit type under every plan, in the property's order.")
record OfferList(List<OfferView> items) {
    @Schema(name = "Offer")
    record OfferView(
            UUID propertyId,
            UUID unitTypeId,
            String unitType,
            UUID ratePlanId,
            String ratePlan,

            @Schema(description = "Units left for every night")
            int left,

            @Schema(description = "Units are left and there is a price")
            boolean bookable,

            @Schema(description = "Null when it cannot be sold so") @Nullable
            MoneyView total,

            @Schema(description = "The nights alone") @Nullable
            MoneyView nights,

            @Schema(description = "Why it cannot be sold so; null when it can") @Nullable
            WhyView refusal) {}

    @Schema(name = "OfferRefusal")
    record WhyView(
            @Schema(examples = "min-stay") String code,

            @Schema(description = "The rule and the date, in the answer's language")
            String detail) {}

    static OfferList of(List<Offer> offers, Locale language) {
        return new OfferList(offers.stream().map(offer -> view(offer, language)).toList());
    }

    private static OfferView view(Offer offer, Locale language) {
        return switch (offer.answer()) {
            case Quote quote ->
                view(
                        offer,
                        MoneyView.of(new Money(quote.total(), quote.currency())),
                        MoneyView.of(new Money(quote.nightsTotal(), quote.currency())),
                        null);
            case QuoteRefusal refusal -> {
                Problem problem = refusal.toProblem();
                yield view(offer, null, null, new WhyView(problem.code().code(), problem.detail(language)));
            }
        };
    }

    private static OfferView view(
            Offer offer, @Nullable MoneyView total, @Nullable MoneyView nights, @Nullable WhyView refusal) {
        return new OfferView(
                offer.property().id(),
                offer.unitType().id(),
                offer.unitType().name(),
                offer.ratePlan().id(),
                offer.ratePlan().name(),
                offer.left(),
                offer.isBookable(),
                total,
                nights,
                refusal);
    }
}
