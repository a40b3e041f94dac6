package io.relais.core.delivery;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stays cost that begin on a night, by their number of nights. A cell has room for one number: the number of such a list, by
 * which its totals are found again.
 */
final class StayTotals {
    private final Map<Long, List<Long>> byNumber = new HashMap<>();

    /**
     * The totals from a night on; 0 for a stay that the restrictions of its nights do not allow. Without zeros at the end: what lies
     * beyond a list cannot be booked.
     *
     * @param prices by day, {@link Page#NONE} where there is none
     * @param rules packed restrictions by day, {@link Page#NONE} where the night is not open
     */
    static long[] from(int day, long[] prices, long[] rules, int longest) {
        long[] totals = new long[longest];
        if (rules[day] == Page.NONE || has(rules[day], PackedRestriction.CLOSED_TO_ARRIVAL)) {
            return new long[0];
        }
        int used = 0;
        long sum = 0;
        long through = 1;
        for (int nights = 1; nights <= longest && isFor(day + nights - 1, prices, rules); nights++) {
            int night = day + nights - 1;
            sum += prices[night];
            through = Math.max(through, PackedRestriction.minStayThrough(rules[night]));
            boolean leaves = night + 1 >= rules.length
                    || rules[night + 1] == Page.NONE
                    || !has(rules[night + 1], PackedRestriction.CLOSED_TO_DEPARTURE);
            if (leaves && nights >= through && isLong(rules[day], nights)) {
                totals[nights - 1] = sum;
                used = nights;
            }
        }
        return Arrays.copyOf(totals, used);
    }

    private static boolean isFor(int night, long[] prices, long[] rules) {
        return night < prices.length
                && prices[night] != Page.NONE
                && rules[night] != Page.NONE
                && !has(rules[night], PackedRestriction.CLOSED);
    }

    /** Whether the arrival night allows a stay of this length. */
    static boolean isLong(long arrival, int nights) {
        long most = PackedRestriction.maxStay(arrival);
        return nights >= PackedRestriction.minStayArrival(arrival) && (most == 0 || nights <= most);
    }

    private static boolean has(long packed, long flag) {
        return (packed & flag) != 0;
    }

    /** The number of a list; it is kept under it. */
    long number(long[] totals) {
        List<Long> list = Arrays.stream(totals).boxed().toList();
        long number = number(list);
        byNumber.putIfAbsent(number, list);
        return number;
    }

    /** The same for whoever has the list. */
    static long number(List<Long> totals) {
        return Digest.of(totals);
    }

    Map<Long, List<Long>> all() {
        return Map.copyOf(byNumber);
    }

    void add(StayTotals other) {
        byNumber.putAll(other.byNumber);
    }

    /** The shortest stay, in nights, whose total differs between two lists; either may be {@link Page#NONE}. */
    int firstDifference(long a, long b) {
        int nights = 1;
        while (nights < longest(a, b) && Objects.equals(total(a, nights), total(b, nights))) {
            nights++;
        }
        return nights;
    }

    private int longest(long a, long b) {
        return Math.max(a == Page.NONE ? 1 : of(a).size(), b == Page.NONE ? 1 : of(b).size());
    }

    /** The total of a stay; null where it cannot be booked. */
    @Nullable
    Long total(long number, int nights) {
        if (number == Page.NONE) {
            return null;
        }
        List<Long> totals = of(number);
        return nights > totals.size() || totals.get(nights - 1) == 0 ? null : totals.get(nights - 1);
    }

    /** The list of a number that was given here. */
    List<Long> of(long number) {
        List<Long> totals = byNumber.get(number);
        if (totals == null) {
            throw new IllegalStateException("no totals of stays have the number " + number);
        }
        return totals;
    }
}
