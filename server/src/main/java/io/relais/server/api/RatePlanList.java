package io.relais.server.api;

import io.relais.core.property.RatePlan;
import io.relais.core.quote.PlanRule;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Money;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "RatePlanList")
record RatePlanList(List<PlanView> items) {
    @Schema(name = "RatePlanDetail", description = "A rate plan with what it follows from.")
    record PlanView(
            UUID id,
            @Schema(examples = "FLEX") String code,
            String name,
            @Schema(examples = "breakfast") String mealPlan,
            int position,

            @Schema(description = "The plan whose prices it follows") @Nullable
            UUID parentId,

            @Schema(description = "Basis points added to the parent's price", examples = "-1000")
            int percent,

            @Schema(description = "Added after that") MoneyView amount,

            @Schema(description = "Then rounded half up to a multiple of it")
            MoneyView roundTo,

            boolean inheritsRestrictions,

            @Schema(description = "Code of the cancellation policy") @Nullable
            String cancellation,

            @Schema(description = "Code of the VAT group of its nights") @Nullable
            String vat) {}

    static RatePlanList of(Tariff tariff) {
        return new RatePlanList(tariff.ratePlans().stream()
                .map(plan ->
                        view(plan, tariff.planRule(plan.id()), tariff.property().currency()))
                .toList());
    }

    static PlanView view(RatePlan plan, PlanRule rule, String currency) {
        return new PlanView(
                plan.id(),
                plan.code(),
                plan.name(),
                plan.mealPlan(),
                plan.position(),
                rule.parentId(),
                rule.percent(),
                MoneyView.of(new Money(rule.amount(), currency)),
                MoneyView.of(new Money(rule.roundTo(), currency)),
                rule.inheritsRestrictions(),
                Wire.text(rule.cancellation()),
                Wire.text(rule.vat()));
    }
}
