package io.relais.core.quote;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.inventory.Prices;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.RatePlan;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Adds and changes rate plans: names, meals, what they follow from, their policy and VAT. */
@Singleton
public final class RatePlans {
    /** Most plans of one property. */
    public static final int LIST_MAX = 100;

    private static final List<String> FIELDS = List.of(
            "code",
            "name",
            "mealPlan",
            "position",
            "parent",
            "percent",
            "amount",
            "roundTo",
            "inheritsRestrictions",
            "cancellation",
            "vat");
    /** Meals that the console has words for; another text is shown as it is. */
    public static final List<String> MEALS =
            List.of("none", "room-only", "breakfast", "half-board", "full-board", "all-inclusive");

    private final Database database;
    private final Properties properties;
    private final Prices prices;
    private final Rules rules;
    private final Rules.Chronicle chronicle;

    @Inject
    public RatePlans(Database database, Properties properties, Prices prices, Rules rules, Rules.Chronicle chronicle) {
        this.database = database;
        this.properties = properties;
        this.prices = prices;
        this.rules = rules;
        this.chronicle = chronicle;
    }

    /** A plan with its rule. */
    public record Plan(RatePlan plan, PlanRule rule) {}

    /**
     * A plan told by fields: code, name, mealPlan, position, parent (code or id), percent, amount, roundTo,
     * inheritsRestrictions, cancellation, vat.
     *
     * @param id of the plan to change, null for a new one
     */
    public Plan read(Tariff tariff, @Nullable UUID id, Map<String, List<String>> fields) {
        RuleValues values = new RuleValues(fields, tariff);
        values.only(FIELDS);
        UUID own = id == null ? chronicle.moment().ids().next() : id;
        String code = values.required("code");
        if (!code.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,39}")) {
            throw RuleValues.invalid("code", "1 to 40 letters, digits, points, hyphens");
        }
        String meal = values.text("mealPlan");
        RatePlan plan = new RatePlan(
                own,
                tariff.property().id(),
                code,
                values.required("name"),
                meal.isEmpty() ? "none" : meal,
                values.number("position", tariff.ratePlans().size() + 1, 0, 9_999));
        String parent = values.text("parent");
        UUID parentId = parent.isEmpty() ? null : values.plan("parent", parent);
        return new Plan(
                plan,
                new PlanRule(
                        own,
                        parentId,
                        values.percent("percent", (int) -Rounding.WHOLE, 100_000),
                        values.money("amount", -RuleValues.AMOUNT_MAX),
                        Math.max(1, values.money("roundTo", 0)),
                        parentId != null && values.flag("inheritsRestrictions"),
                        values.code("cancellation", RuleKind.CANCELLATION),
                        values.code("vat", RuleKind.VAT_GROUP)));
    }

    /**
     * Adds a plan or changes it. When what it follows from changed, its prices and those of all that follow it are computed anew.
     *
     * @param seen version of the property's rules that the change is based on; -1 = whatever it is
     * @throws Problem RATE_PLAN_UNKNOWN, CODE_TAKEN, PLAN_CYCLE, VERSION_STALE
     */
    public long save(Principal principal, UUID propertyId, Plan wanted, long seen) {
        principal.need(Permission.SETTINGS_WRITE);
        Tariff before = rules.get(principal, propertyId);
        check(before, wanted);
        long version = database.write(handle -> {
            long raised = properties.raiseTariff(handle, propertyId);
            // The plans were read before this transaction; whoever changed one meanwhile must not make a circle with
            // us.
            Rules.refuseStale(before.version(), raised - 1);
            Rules.refuseStale(seen, raised - 1);
            properties.save(handle, wanted.plan());
            PlanRules.save(handle, wanted.rule());
            UUID event = chronicle.write(
                    handle, principal, propertyId, EventType.RATE_PLANS_CHANGED, changes(before, wanted));
            derive(handle, before, wanted.rule(), event);
            return properties.tariffVersions(handle, Set.of(propertyId)).getOrDefault(propertyId, raised);
        });
        chronicle.wake();
        return version;
    }

    private void derive(Handle handle, Tariff before, PlanRule now, UUID event) {
        PlanRule old = before.planRule(now.ratePlanId());
        boolean same = java.util.Objects.equals(old.parentId(), now.parentId())
                && old.percent() == now.percent()
                && old.amount() == now.amount()
                && old.roundTo() == now.roundTo()
                && old.inheritsRestrictions() == now.inheritsRestrictions();
        if (now.parentId() != null && !same) {
            prices.deriveAgain(handle, now.ratePlanId());
            chronicle.mark(handle, before, DirtyNights.PRICES | DirtyNights.RESTRICTIONS, event);
        }
    }

    private static void check(Tariff tariff, Plan wanted) {
        RatePlan plan = wanted.plan();
        if (!plan.propertyId().equals(tariff.property().id())) {
            throw Problem.of(ProblemCode.RATE_PLAN_UNKNOWN, plan.id());
        }
        boolean known = tariff.ratePlan(plan.id()).isPresent();
        if (!known && tariff.ratePlans().size() >= LIST_MAX) {
            throw RuleValues.invalid("code", "at most " + LIST_MAX + " rate plans");
        }
        if (tariff.ratePlans().stream()
                .anyMatch(p -> !p.id().equals(plan.id()) && p.code().equals(plan.code()))) {
            throw Problem.of(ProblemCode.CODE_TAKEN, plan.code());
        }
        UUID parent = wanted.rule().parentId();
        if (parent != null) {
            refuseCircle(tariff, plan, parent);
        }
    }

    private static void refuseCircle(Tariff tariff, RatePlan plan, UUID parent) {
        Set<UUID> above = new HashSet<>(Derivation.chain(tariff, parent));
        int below = depthBelow(tariff, plan.id());
        if (above.contains(plan.id()) || above.size() + below > Prices.DEPTH_MAX) {
            String name = tariff.ratePlan(parent).map(RatePlan::name).orElse("");
            throw Problem.of(ProblemCode.PLAN_CYCLE, plan.name(), name, Prices.DEPTH_MAX);
        }
    }

    private static int depthBelow(Tariff tariff, UUID plan) {
        int depth = 0;
        Set<UUID> level = Set.of(plan);
        while (!level.isEmpty() && depth <= Prices.DEPTH_MAX) {
            Set<UUID> parents = level;
            Set<UUID> next = new HashSet<>();
            tariff.planRules().values().stream()
                    .filter(rule -> rule.parentId() != null && parents.contains(rule.parentId()))
                    .forEach(rule -> next.add(rule.ratePlanId()));
            depth += next.isEmpty() ? 0 : 1;
            level = next;
        }
        return depth;
    }

    private static List<Event.Change> changes(Tariff before, Plan wanted) {
        List<Event.Change> changes = new ArrayList<>();
        String old = before.ratePlan(wanted.plan().id()).map(RatePlan::name).orElse("");
        changes.add(new Event.Change("ratePlan", old, wanted.plan().name()));
        UUID parent = wanted.rule().parentId();
        if (parent != null) {
            changes.add(new Event.Change(
                    "parent", "", before.ratePlan(parent).map(RatePlan::name).orElse("")));
        }
        return changes;
    }
}
