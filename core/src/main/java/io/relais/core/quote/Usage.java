package io.relais.core.quote;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import java.util.stream.Stream;

/** Who still needs a rule that somebody wants to take away. */
final class Usage {
    private Usage() {}

    static void refuse(Tariff tariff, Rule rule) {
        users(tariff, rule).findFirst().ifPresent(user -> {
            throw Problem.of(ProblemCode.RULE_IN_USE, rule.name(), user);
        });
    }

    private static Stream<String> users(Tariff tariff, Rule rule) {
        String code = rule.code();
        return switch (rule) {
            case AgeCategory age ->
                Stream.concat(
                        tariff.of(RuleKind.SUPPLEMENT, Supplement.class)
                                .filter(s -> s.category().equals(code))
                                .map(Supplement::name),
                        tariff.of(RuleKind.TAX, StayTax.class)
                                .filter(t -> t.categories().contains(code))
                                .map(StayTax::name));
            case VatGroup vat ->
                Stream.of(
                                tariff.of(RuleKind.OPTION, Extra.class)
                                        .filter(e -> e.vat().equals(code))
                                        .map(Extra::name),
                                tariff.of(RuleKind.TAX, StayTax.class)
                                        .filter(t -> t.vat().equals(code))
                                        .map(StayTax::name),
                                plans(tariff)
                                        .filter(p ->
                                                tariff.planRule(p.id()).vat().equals(code))
                                        .map(RatePlan::name))
                        .flatMap(names -> names);
            case CancellationPolicy policy ->
                plans(tariff)
                        .filter(p -> tariff.planRule(p.id()).cancellation().equals(code))
                        .map(RatePlan::name);
            case Supplement s -> Stream.empty();
            case Condition c -> Stream.empty();
            case Discount d -> Stream.empty();
            case Extra e -> Stream.empty();
            case StayTax t -> Stream.empty();
        };
    }

    private static Stream<RatePlan> plans(Tariff tariff) {
        return tariff.ratePlans().stream();
    }
}
