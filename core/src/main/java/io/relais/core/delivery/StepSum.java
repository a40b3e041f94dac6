package io.relais.core.delivery;

import java.util.List;

/** What each step of an explanation makes of the value before it. */
final class StepSum {
    private StepSum() {}

    static long apply(Explanation.Step step, long before) {
        List<Long> a = step.operands();
        return switch (step.code()) {
            case CAPACITY, PRICE, RESTRICTION -> a.getFirst();
            case SOLD -> before - a.getFirst();
            case BLOCKED, BUFFER -> Math.max(0, before - a.getFirst());
            case ALLOTMENT -> Math.min(before, a.getFirst());
            case STOP_SELL -> 0;
            case DERIVED -> ChannelPrice.derived(before, a.get(0), a.get(1), a.get(2));
            case MARKUP -> ChannelPrice.markup(before, a.get(0), a.get(1));
            case CURRENCY -> {
                var digits =
                        new ChannelPrice.Decimals(a.get(2).intValue(), a.get(3).intValue());
                yield ChannelPrice.convert(before, a.get(0), a.get(1), digits);
            }
            case ROUNDING ->
                PriceRounding.ofCode(step.text())
                        .orElseThrow()
                        .apply(before, a.getFirst().intValue());
            case CONDITION -> condition(before, a);
            case MIN_STAY -> RuleSet.minStay(before, a.getFirst());
            case CLOSED -> before | PackedRestriction.CLOSED;
            case DIALECT -> Dialect.ofBits(a.getFirst()).apply(before);
            case NOT_OPEN, NO_PRICE, PAUSED -> before;
        };
    }

    private static long condition(long before, List<Long> a) {
        long least =
                Math.max(PackedRestriction.minStayArrival(before), Math.min(a.get(0), PackedRestriction.LENGTH_MAX));
        long known = PackedRestriction.maxStay(before);
        long most = a.get(1) == 0 || (known != 0 && known <= a.get(1))
                ? known
                : Math.min(a.get(1), PackedRestriction.LENGTH_MAX);
        return PackedRestriction.withLengths(before, least, most)
                | (a.get(2) == 1 ? PackedRestriction.CLOSED_TO_ARRIVAL : 0)
                | (a.get(3) == 1 ? PackedRestriction.CLOSED_TO_DEPARTURE : 0);
    }
}
