package io.relais.core.delivery;

import io.relais.core.delivery.Explanation.By;
import io.relais.core.delivery.Explanation.Code;
import io.relais.core.delivery.Explanation.Step;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Makes the steps of one cell's explanation, in the order in which {@link Desired} computes it. */
final class Steps {
    private final CellAsk ask;
    private final Supply.Product product;
    private final RuleSet rules;
    private final Desired.Target target;
    private final List<Step> steps = new ArrayList<>();
    private long value;

    Steps(CellAsk ask, Supply.Product product, RuleSet rules, Desired.Target target) {
        this.ask = ask;
        this.product = product;
        this.rules = rules;
        this.target = target;
    }

    List<Step> availability(Optional<CellFacts.Stock> stock) {
        if (stock.isEmpty()) {
            return List.of(new Step(Code.NOT_OPEN, List.of(), "", 0, null, null));
        }
        add(Code.CAPACITY, "", null, stock.get().capacity());
        add(Code.SOLD, "", null, stock.get().sold());
        add(Code.BLOCKED, "", null, stock.get().blocked());
        ChannelRule buffer = null;
        for (ChannelRule rule : of(ChannelRule.Kind.BUFFER, null)) {
            boolean larger =
                    buffer == null || rule.values().count() > buffer.values().count();
            buffer = larger ? rule : buffer;
        }
        if (buffer != null) {
            add(Code.BUFFER, "", buffer, buffer.values().count());
        }
        of(ChannelRule.Kind.ALLOTMENT, null)
                .forEach(rule -> add(Code.ALLOTMENT, "", rule, rule.values().count()));
        of(ChannelRule.Kind.STOP_SELL, null).forEach(rule -> add(Code.STOP_SELL, "", rule));
        return steps;
    }

    List<Step> price(List<CellFacts.PlanPrice> prices) {
        if (prices.isEmpty()) {
            return List.of(new Step(Code.NO_PRICE, List.of(), "", 0, null, null));
        }
        for (CellFacts.PlanPrice price : prices) {
            boolean follows = !steps.isEmpty()
                    && price.derived()
                    && ChannelPrice.derived(value, price.percent(), price.added(), price.roundTo()) == price.amount();
            if (follows) {
                add(Code.DERIVED, price.plan(), null, price.percent(), price.added(), price.roundTo());
            } else {
                // Typed, or of a plan whose parent has no such price (any more).
                steps.clear();
                add(Code.PRICE, price.plan(), null, price.amount());
            }
        }
        UUID plan = product.ratePlanId();
        of(ChannelRule.Kind.MARKUP, plan)
                .forEach(rule -> add(
                        Code.MARKUP,
                        "",
                        rule,
                        rule.values().percent(),
                        rule.values().amount()));
        int own = Money.fractionDigits(target.currency());
        int theirs =
                rules.rate().map(rate -> Money.fractionDigits(rate.currency())).orElse(own);
        for (ChannelRule rule : of(ChannelRule.Kind.CURRENCY, plan)) {
            ChannelRule.Rate rate = rule.values().rate();
            if (rate != null) {
                add(Code.CURRENCY, rate.currency(), rule, rate.numerator(), rate.denominator(), own, theirs);
            }
        }
        of(ChannelRule.Kind.ROUNDING, plan).stream()
                .findFirst()
                .ifPresent(rule -> add(Code.ROUNDING, rule.values().rounding().code(), rule, theirs));
        return steps;
    }

    /**
     * The price of the first night, then what stays make of it.
     *
     * @param supply of the nights of the longest stay
     */
    List<Step> stays(List<CellFacts.PlanPrice> prices, Supply supply, int longest) {
        List<Step> first = price(prices);
        if (prices.isEmpty()) {
            return first;
        }
        ChannelPrice.Decimals digits = ChannelPrice.Decimals.of(target.currency(), rules);
        long[] nightly = supply.prices(product, target.telling()).stream()
                .filter(priced -> priced.occupancy() == Cell.occupancy(ask.facet()))
                .map(priced -> RuleSet.copy(priced.amounts()))
                .findFirst()
                .orElseGet(() -> RuleSet.none(supply.span));
        rules.price(product, supply.span, nightly, digits);
        long[] allowed = RuleSet.copy(supply.restrictions(product));
        rules.restriction(product, supply.span, allowed);
        long[] operands = new long[2 * longest + 1];
        int night = supply.span.day(ask.night());
        operands[0] = longest;
        for (int i = 1; i < longest; i++) {
            operands[i] = at(nightly, night + i);
        }
        for (int i = 0; i <= longest; i++) {
            operands[longest + i] = at(allowed, night + i);
        }
        add(Code.STAYS, "", null, operands);
        return steps;
    }

    private static long at(long[] values, int day) {
        return day >= values.length || values[day] == Page.NONE ? -1 : values[day];
    }

    List<Step> restriction(Supply supply) {
        int day = supply.span.day(ask.night());
        long[] open = supply.free(product.unitTypeId());
        if (open == null || open[day] == Page.NONE) {
            return List.of(new Step(Code.NOT_OPEN, List.of(), "", 0, null, null));
        }
        add(Code.RESTRICTION, "", null, supply.typed(product, day));
        int weekday = supply.span.weekday(day);
        for (Supply.Condition condition : supply.conditions(product, ask.night())) {
            add(
                    Code.CONDITION,
                    condition.name(),
                    null,
                    condition.minNights(),
                    condition.maxNights(),
                    1 - (condition.arrivalDays() >> weekday & 1),
                    1 - (condition.departureDays() >> weekday & 1));
        }
        UUID plan = product.ratePlanId();
        of(ChannelRule.Kind.MIN_STAY, plan)
                .forEach(rule -> add(Code.MIN_STAY, "", rule, rule.values().count()));
        of(ChannelRule.Kind.CLOSED, plan).forEach(rule -> add(Code.CLOSED, "", rule));
        if (!target.dialect().holdsEverything()) {
            add(Code.DIALECT, "", null, target.dialect().bits());
        }
        return steps;
    }

    /** The rules of a kind that hold on the night. */
    private List<ChannelRule> of(ChannelRule.Kind kind, @Nullable UUID plan) {
        LocalDate night = ask.night();
        return rules.of(kind, product.unitTypeId(), plan).stream()
                .filter(rule -> rule.scope().days().contains(night))
                .toList();
    }

    private void add(Code code, String text, @Nullable ChannelRule rule, long... operands) {
        List<Long> list = java.util.Arrays.stream(operands).boxed().toList();
        By by = rule == null
                ? null
                : new By(
                        rule.changed().actor(),
                        rule.changed().at(),
                        rule.changed().eventId());
        UUID id = rule == null ? null : rule.id();
        Step step = new Step(code, list, text, 0, id, by);
        value = StepSum.apply(step, value);
        steps.add(new Step(code, list, text, value, id, by));
    }

    /** What the steps need of one night. */
    static List<Desired.Range> range(Supply.Product product, CellAsk ask) {
        return List.of(new Desired.Range(
                product.unitTypeId(), io.relais.vocabulary.NightRange.of(ask.night()), DirtyNights.RESTRICTIONS));
    }

    static Supply supply(SupplyRows rows, Handle handle, Supply.Product product, CellAsk ask) {
        return rows.read(handle, List.of(ask.connectionId()), range(product, ask));
    }
}
