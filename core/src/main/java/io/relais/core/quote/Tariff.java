package io.relais.core.quote;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
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
    private static final int PEOPLE_MAX = 99;

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

    /**
     * Who sleeps there of a party.
     *
     * @throws Problem CATEGORY_UNKNOWN; VALUE_INVALID when nobody does, or more than a stay can have
     */
    public Occupancy occupancy(Party party) {
        Map<String, AgeCategory> known = agesByCode();
        int adults = 0;
        int children = 0;
        for (Map.Entry<String, Integer> entry : party.counts().entrySet()) {
            AgeCategory category = known.get(entry.getKey());
            if (category == null) {
                throw Problem.of(ProblemCode.CATEGORY_UNKNOWN, entry.getKey());
            }
            adults += category.isPerson() && category.adult() ? entry.getValue() : 0;
            children += category.isPerson() && !category.adult() ? entry.getValue() : 0;
        }
        if (adults + children < 1 || adults + children > PEOPLE_MAX) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "party", 1, PEOPLE_MAX);
        }
        return Occupancy.of(adults, children);
    }

    /** Adults and children in the property's age table; {@link Party#NONE} where it has none or no line for an age. */
    public Party party(Occupancy occupancy) {
        return Heads.party(ageCategories(), occupancy);
    }

    /**
     * What a guest chose, from how many of it were sold: per night and per person counted back. Empty for what every such stay
     * gets unasked.
     */
    public Optional<OptionChoice> chosen(OptionChoice sold, StayDates dates, Occupancy occupancy, Party party) {
        Optional<Extra> known = extras().stream()
                .filter(extra -> extra.code().equals(sold.code()))
                .findFirst();
        if (known.isEmpty()) {
            return Optional.of(sold);
        }
        int sleepers = party.isKnown()
                ? ageCategories().stream()
                        .filter(AgeCategory::isPerson)
                        .mapToInt(age -> party.counts().getOrDefault(age.code(), 0))
                        .sum()
                : occupancy.people();
        int quantity = Math.max(1, sold.quantity() / known.get().times(dates.nights(), sleepers));
        return known.get().mandatory() && quantity == 1
                ? Optional.empty()
                : Optional.of(new OptionChoice(sold.code(), quantity));
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
