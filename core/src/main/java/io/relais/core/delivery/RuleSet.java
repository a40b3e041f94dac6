package io.relais.core.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one connection, applied to what core has for sale. Arrays of days are changed in place; days without a value stay
 * without. {@link Explain} takes the same steps for one night.
 */
final class RuleSet {
    private final List<ChannelRule> rules;
    private final boolean slow;

    /** @param slow whether the channel answers slowly, for buffers that are meant for that time */
    RuleSet(List<ChannelRule> rules, boolean slow) {
        this.rules = List.copyOf(rules);
        this.slow = slow;
    }

    static final RuleSet NONE = new RuleSet(List.of(), false);

    /** Those of a kind that hold for a product, in their order; a null plan asks for what belongs to the room. */
    List<ChannelRule> of(ChannelRule.Kind kind, UUID unitTypeId, @Nullable UUID ratePlanId) {
        return rules.stream()
                .filter(rule -> rule.kind() == kind && rule.scope().isFor(unitTypeId, ratePlanId))
                .filter(rule -> slow || !rule.values().whenSlow())
                .toList();
    }

    Optional<ChannelRule.Rate> rate() {
        return rules.stream()
                .filter(rule -> rule.kind() == ChannelRule.Kind.CURRENCY)
                .map(rule -> rule.values().rate())
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** What is left after the buffer, at most the allotment; nothing where the sale is stopped. */
    void availability(UUID unitTypeId, Span span, long[] values) {
        int[] kept = new int[values.length];
        for (ChannelRule rule : of(ChannelRule.Kind.BUFFER, unitTypeId, null)) {
            rule.scope()
                    .days()
                    .on(
                            span,
                            day -> kept[day] = Math.max(kept[day], rule.values().count()));
        }
        for (int day = 0; day < values.length; day++) {
            values[day] = values[day] == Page.NONE ? Page.NONE : Math.max(0, values[day] - kept[day]);
        }
        for (ChannelRule rule : of(ChannelRule.Kind.ALLOTMENT, unitTypeId, null)) {
            change(rule, span, values, value -> Math.min(value, rule.values().count()));
        }
        for (ChannelRule rule : of(ChannelRule.Kind.STOP_SELL, unitTypeId, null)) {
            change(rule, span, values, value -> 0);
        }
    }

    void restriction(Supply.Product product, Span span, long[] values) {
        for (ChannelRule rule : of(ChannelRule.Kind.MIN_STAY, product.unitTypeId(), product.ratePlanId())) {
            change(rule, span, values, value -> minStay(value, rule.values().count()));
        }
        for (ChannelRule rule : of(ChannelRule.Kind.CLOSED, product.unitTypeId(), product.ratePlanId())) {
            change(rule, span, values, value -> value | PackedRestriction.CLOSED);
        }
    }

    static long minStay(long packed, long nights) {
        long least = Math.max(PackedRestriction.minStayArrival(packed), Math.min(nights, PackedRestriction.LENGTH_MAX));
        return PackedRestriction.withLengths(packed, least, PackedRestriction.maxStay(packed));
    }

    /** @param digits decimals of the property's currency and of the partner's */
    void price(Supply.Product product, Span span, long[] values, ChannelPrice.Decimals digits) {
        for (ChannelRule rule : of(ChannelRule.Kind.MARKUP, product.unitTypeId(), product.ratePlanId())) {
            change(
                    rule,
                    span,
                    values,
                    value -> ChannelPrice.markup(
                            value, rule.values().percent(), rule.values().amount()));
        }
        rate().ifPresent(rate -> {
            for (int day = 0; day < values.length; day++) {
                values[day] = values[day] == Page.NONE
                        ? Page.NONE
                        : ChannelPrice.convert(values[day], rate.numerator(), rate.denominator(), digits);
            }
        });
        round(product, span, values, digits.to());
    }

    private void round(Supply.Product product, Span span, long[] values, int digits) {
        List<ChannelRule> rounding = of(ChannelRule.Kind.ROUNDING, product.unitTypeId(), product.ratePlanId());
        if (rounding.isEmpty()) {
            return;
        }
        @Nullable PriceRounding[] first = new PriceRounding[values.length];
        for (ChannelRule rule : rounding.reversed()) {
            rule.scope().days().on(span, day -> first[day] = rule.values().rounding());
        }
        for (int day = 0; day < values.length; day++) {
            PriceRounding found = first[day];
            if (found != null && values[day] != Page.NONE) {
                values[day] = found.apply(values[day], digits);
            }
        }
    }

    private static void change(ChannelRule rule, Span span, long[] values, LongUnaryOperator operation) {
        rule.scope().days().on(span, day -> {
            if (values[day] != Page.NONE) {
                values[day] = operation.applyAsLong(values[day]);
            }
        });
    }

    /** Days without a value. */
    static long[] none(Span span) {
        long[] values = new long[span.days()];
        Arrays.fill(values, Page.NONE);
        return values;
    }

    /** A copy that rules may change. */
    static long[] copy(long[] values) {
        return Arrays.copyOf(values, values.length);
    }
}
