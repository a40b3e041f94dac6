package io.relais.seeds;

import io.relais.core.access.Principal;
import io.relais.core.property.RatePlan;
import io.relais.core.quote.RatePlans;
import io.relais.core.quote.RuleKind;
import io.relais.core.quote.RuleText;
import io.relais.core.quote.Rules;
import io.relais.core.quote.Tariff;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Seeds the rules of prices from the files in {@code tariffs}, one per property, through the same use cases as the console. */
@Singleton
final class Tariffs {
    private final Rules rules;
    private final RatePlans plans;

    @Inject
    Tariffs(Rules rules, RatePlans plans) {
        this.rules = rules;
        this.plans = plans;
    }

    /** The plans come last, so a property whose plans have rules is complete and is left alone. */
    void seed(Principal principal, Path folder, House house) {
        Path file = folder.resolve("tariffs").resolve(house.code() + ".yaml");
        UUID property = SeedIds.property(house.code());
        if (!Files.exists(file) || !rules.get(principal, property).planRules().isEmpty()) {
            return;
        }
        Node node = Node.read(file);
        for (RuleKind kind : List.of(
                RuleKind.AGE_CATEGORY,
                RuleKind.VAT_GROUP,
                RuleKind.SUPPLEMENT,
                RuleKind.CONDITION,
                RuleKind.DISCOUNT,
                RuleKind.OPTION,
                RuleKind.TAX,
                RuleKind.CANCELLATION)) {
            each(node, kind.code(), (code, fields) -> {
                Tariff tariff = rules.get(principal, property);
                rules.save(principal, property, RuleText.read(kind, code, fields, tariff), -1);
            });
        }
        each(node, "plans", (code, fields) -> plan(principal, property, code, fields));
    }

    private void plan(Principal principal, UUID property, String code, Map<String, List<String>> fields) {
        Tariff tariff = rules.get(principal, property);
        RatePlan known = tariff.ratePlans().stream()
                .filter(plan -> plan.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("tariffs name an unknown plan " + code));
        Map<String, List<String>> all = new HashMap<>(fields);
        all.put("code", List.of(code));
        all.put("name", List.of(known.name()));
        all.put("mealPlan", List.of(known.mealPlan()));
        all.put("position", List.of(String.valueOf(known.position())));
        plans.save(principal, property, plans.read(tariff, known.id(), all), -1);
    }

    /** What is done with one entry of a list of rules. */
    @FunctionalInterface
    private interface Work {
        void run(String code, Map<String, List<String>> fields);
    }

    private static void each(Node node, String key, Work work) {
        if (node.values().get(key) == null) {
            return;
        }
        Node entries = node.node(key);
        entries.values().keySet().stream().map(String::valueOf).toList().forEach(code -> {
            Node entry = entries.node(code);
            Map<String, List<String>> fields = new HashMap<>();
            entry.values()
                    .forEach((name, value) -> fields.put(
                            String.valueOf(name),
                            value instanceof List<?> list
                                    ? list.stream().map(String::valueOf).toList()
                                    : List.of(String.valueOf(value))));
            work.run(code, fields);
        });
    }
}
