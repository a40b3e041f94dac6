package io.relais.core.quote;

import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.NightSteps.Sort;
import io.relais.core.quote.NightSteps.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prices one stay by a tariff and the rows of its nights. Pure. Nights first (price plus supplements), then discounts of the
 * nights, options, taxes, and VAT that is not in the prices; every line is rounded once, so the total is the sum of what is shown.
 */
final class Pricing {
    private final Tariff tariff;
    private final QuoteAsk ask;
    private final ProductRows rows;

    private Pricing(Tariff tariff, QuoteAsk ask, ProductRows rows) {
        this.tariff = tariff;
        this.ask = ask;
        this.rows = rows;
    }

    /**
     * The explained quote.
     *
     * @throws Refused naming rule and date
     */
    static QuoteExplanation price(Tariff tariff, QuoteAsk ask, ProductRows rows) {
        return new Pricing(tariff, ask, rows).price();
    }

    private QuoteExplanation price() {
        UnitType type = tariff.unitType(ask.unitTypeId())
                .orElseThrow(() -> new Refused(ProblemCode.UNIT_TYPE_UNKNOWN, ask.unitTypeId()));
        RatePlan plan = tariff.ratePlan(ask.ratePlanId())
                .orElseThrow(() -> new Refused(ProblemCode.RATE_PLAN_UNKNOWN, ask.ratePlanId()));
        Heads heads = Heads.of(tariff, ask);
        heads.fit(type);
        Rulebook.check(tariff, ask, heads, type);
        Rulebook.check(rows, ask.dates(), plan);
        List<NightSteps> nights = nights(heads, plan, type);
        long[] amounts = nights.stream().mapToLong(NightSteps::amount).toArray();
        Optional<VatGroup> vat = tariff.vat(tariff.planRule(plan.id()).vat());
        Lines lines = new Lines(tariff, ask, heads, vat);
        lines.add(amounts);
        Quote quote = new Quote(
                ask,
                tariff.property().currency(),
                plan.mealPlan(),
                nights.stream().map(NightSteps::amount).toList(),
                vat.filter(VatGroup::included).map(VatGroup::percent).orElse(null),
                lines.lines());
        return new QuoteExplanation(quote, nights, lines.steps());
    }

    private List<NightSteps> nights(Heads heads, RatePlan plan, UnitType type) {
        List<Supplement> supplements = tariff.of(RuleKind.SUPPLEMENT, Supplement.class)
                .filter(supplement ->
                        supplement.scope().isFor(ask) && heads.beyond(supplement.category(), supplement.included()) > 0)
                .toList();
        List<NightSteps> nights = new ArrayList<>(ask.dates().nights());
        for (LocalDate night = ask.dates().arrival();
                night.isBefore(ask.dates().departure());
                night = night.plusDays(1)) {
            LocalDate date = night;
            long base = rows.amount(night, heads.people())
                    .orElseThrow(() -> new Refused(ProblemCode.NO_PRICE, plan.name(), type.name(), date));
            nights.add(night(night, new Step(Sort.BASE, plan.name(), 1, base), supplements, heads));
        }
        return nights;
    }

    private static NightSteps night(LocalDate night, Step base, List<Supplement> supplements, Heads heads) {
        if (supplements.isEmpty()) {
            return new NightSteps(night, base.amount(), List.of(base));
        }
        List<Step> steps = new ArrayList<>();
        steps.add(base);
        long amount = base.amount();
        for (Supplement supplement : supplements) {
            if (supplement.scope().contains(night)) {
                int times = heads.beyond(supplement.category(), supplement.included());
                long added = supplement.amount() * times;
                steps.add(new Step(Sort.SUPPLEMENT, supplement.name(), times, added));
                amount += added;
            }
        }
        if (amount < 0) {
            steps.add(new Step(Sort.FLOOR, base.name(), 1, -amount));
            amount = 0;
        }
        return new NightSteps(night, amount, steps);
    }
}
