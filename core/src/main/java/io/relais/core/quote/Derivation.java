package io.relais.core.quote;

import io.relais.core.inventory.Prices;
import io.relais.core.inventory.Product;
import io.relais.core.property.RatePlan;
import io.relais.core.quote.NightSteps.Sort;
import io.relais.core.quote.NightSteps.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;

/** Tells how a derived price follows from its parents. */
final class Derivation {
    private Derivation() {}

    /** The plan and those it follows, itself first, the root last. */
    static List<UUID> chain(Tariff tariff, UUID ratePlanId) {
        List<UUID> chain = new ArrayList<>(List.of(ratePlanId));
        UUID parent = tariff.planRule(ratePlanId).parentId();
        while (parent != null && chain.size() <= Prices.DEPTH_MAX) {
            chain.add(parent);
            parent = tariff.planRule(parent).parentId();
        }
        return chain;
    }

    /** The same explanation with the base price of each night taken apart. */
    static QuoteExplanation told(
            QuoteExplanation explanation, Tariff tariff, List<UUID> chain, Map<Product, ProductRows> rows) {
        if (chain.size() == 1) {
            return explanation;
        }
        Heads heads = Heads.of(tariff, explanation.quote().ask());
        UUID type = explanation.quote().ask().unitTypeId();
        List<NightSteps> nights = explanation.nights().stream()
                .map(night -> told(
                        night,
                        steps(
                                night.night(),
                                heads.people(),
                                tariff,
                                chain,
                                plan -> Objects.requireNonNull(rows.get(new Product(type, plan))))))
                .toList();
        return new QuoteExplanation(explanation.quote(), nights, explanation.lines());
    }

    private static NightSteps told(NightSteps night, List<Step> base) {
        long sum = base.stream().mapToLong(Step::amount).sum();
        Step told = night.steps().getFirst();
        if (base.isEmpty() || sum != told.amount()) {
            return night;
        }
        List<Step> steps = new ArrayList<>(base);
        steps.addAll(night.steps().subList(1, night.steps().size()));
        return new NightSteps(night.night(), night.amount(), steps);
    }

    private static List<Step> steps(LocalDate night, int people, Tariff tariff, List<UUID> chain, Rows rows) {
        List<Step> steps = new ArrayList<>();
        long before = 0;
        for (UUID plan : chain.reversed()) {
            OptionalLong amount = rows.of(plan).amount(night, people);
            if (amount.isEmpty()) {
                return List.of();
            }
            String name = tariff.ratePlan(plan).map(RatePlan::name).orElse("");
            steps.add(new Step(steps.isEmpty() ? Sort.BASE : Sort.DERIVED, name, 1, amount.getAsLong() - before));
            before = amount.getAsLong();
        }
        return steps;
    }

    @FunctionalInterface
    private interface Rows {
        ProductRows of(UUID plan);
    }
}
