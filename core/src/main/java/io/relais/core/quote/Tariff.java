package io.relais.core.quote;

import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything by which one property prices a stay but the prices of its nights.
 *
 * @param version of the rules; every change of one raises it
 */
public record Tariff(
        Property property,
        long version,
        List<UnitType> unitTypes,
        List<RatePlan> ratePlans,
        Map<UUID, PlanRule> planRules,
        Map<RuleKind, List<Rule>> rules) {
    public Tariff {
        unitTypes = List.copyOf(unitTypes);
        ratePlans = List.copyOf(ratePlans);
        planRules = Map.copyOf(planRules);
        rules = Map.copyOf(rules);
    }

    /** The rules of a kind, in their order. */
    public List<Rule> list(RuleKind kind) {
        return rules.getOrDefault(kind, List.of());
    }

    public Optional<Rule> find(RuleKind kind, String code) {
        return list(kind).stream().filter(rule -> rule.code().equals(code)).findFirst();
    }

    /** What belongs to the plan; nothing when nobody said anything. */
    public PlanRule planRule(UUID ratePlanId) {
        return planRules.getOrDefault(ratePlanId, PlanRule.none(ratePlanId));
    }

    public Optional<UnitType> unitType(UUID id) {
        return unitTypes.stream().filter(type -> type.id().equals(id)).findFirst();
    }

    public Optional<RatePlan> ratePlan(UUID id) {
        return ratePlans.stream().filter(plan -> plan.id().equals(id)).findFirst();
    }

    public List<AgeCategory> ageCategories() {
        return of(RuleKind.AGE_CATEGORY, AgeCategory.class).toList();
    }

    /** The options that may be chosen for a stay, mandatory ones too. */
    public List<Extra> extras() {
        return of(RuleKind.OPTION, Extra.class).toList();
    }

    <R extends Rule> Stream<R> of(RuleKind kind, Class<R> type) {
        return list(kind).stream().map(type::cast);
    }

    Optional<VatGroup> vat(String code) {
        return code.isEmpty()
                ? Optional.empty()
                : find(RuleKind.VAT_GROUP, code).map(VatGroup.class::cast);
    }

    Optional<CancellationPolicy> policy(UUID ratePlanId) {
        return find(RuleKind.CANCELLATION, planRule(ratePlanId).cancellation()).map(CancellationPolicy.class::cast);
    }

    Map<String, AgeCategory> agesByCode() {
        return ageCategories().stream().collect(Collectors.toMap(AgeCategory::code, Function.identity()));
    }
}
