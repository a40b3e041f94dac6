package io.relais.core.delivery;

import java.util.ArrayList;
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
            case STAYS -> StayTotals.number(stays(before, a));
            case CONDITION -> condition(before, a);
            case MIN_STAY -> RuleSet.minStay(before, a.getFirst());
            case CLOSED -> before | PackedRestriction.CLOSED;
            case DIALECT -> Dialect.ofBits(a.getFirst()).apply(before);
            case NOT_OPEN, NO_PRICE, PAUSED -> before;
        };
    }

    /** The totals of stays, length by length; see {@link Explanation.Code#STAYS}. */
    static List<Long> stays(long first, List<Long> a) {
        int longest = a.getFirst().intValue();
        List<Long> prices = new ArrayList<>(a.subList(1, longest));
        prices.addFirst(first);
        List<Long> rules = a.subList(longest, a.size());
        List<Long> totals = new ArrayList<>();
        for (int nights = 1; nights <= longest; nights++) {
            totals.add(stay(prices.subList(0, nights), rules.subList(0, nights + 1)));
        }
        while (!totals.isEmpty() && totals.getLast() == 0) {
            totals.removeLast();
        }
        return totals;
    }

    /** @param rules of the nights and of the day of departure */
    private static long stay(List<Long> prices, List<Long> rules) {
        int nights = prices.size();
        List<Long> slept = rules.subList(0, nights);
        boolean open = slept.stream()
                .allMatch(rule -> rule >= 0
                        && (rule & PackedRestriction.CLOSED) == 0
                        && PackedRestriction.minStayThrough(rule) <= nights);
        boolean arrives = (rules.getFirst() & PackedRestriction.CLOSED_TO_ARRIVAL) == 0;
        boolean leaves = rules.getLast() < 0 || (rules.getLast() & PackedRestriction.CLOSED_TO_DEPARTURE) == 0;
        boolean fits = open && arrives && leaves && StayTotals.isLong(rules.getFirst(), nights);
        return fits && prices.stream().allMatch(price -> price >= 0)
                ? prices.stream().mapToLong(Long::longValue).sum()
                : 0;
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
