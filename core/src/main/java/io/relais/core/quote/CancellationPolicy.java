package io.relais.core.quote;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What a cancelled stay still costs.
 *
 * @param tiers the furthest from arrival first
 * @param noShow for who cancels later than every tier or does not come
 */
public record CancellationPolicy(String code, String name, List<Tier> tiers, Fee noShow) implements Rule {
    /**
     * One step.
     *
     * @param days cancelled at least so many days before arrival
     */
    public record Tier(int days, Fee fee) {}

    /**
     * A fee.
     *
     * @param value basis points of the total, number of nights, or minor units
     */
    public record Fee(Sort sort, long value) {}

    /** What a fee is counted in. */
    public enum Sort {
        PERCENT,
        NIGHTS,
        AMOUNT;

        /** Stored form. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CancellationPolicy {
        tiers = tiers.stream()
                .sorted(Comparator.comparingInt(Tier::days).reversed())
                .toList();
    }
}
