package io.relais.core.quote;

import java.time.LocalDate;
import java.util.List;

/**
 * How the price of one night came about.
 *
 * @param amount minor units, the sum of its steps
 */
public record NightSteps(LocalDate night, long amount, List<Step> steps) {
    public NightSteps {
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param name of the rate plan, or of the supplement
     * @param times how many times it is added
     * @param amount minor units that it adds in all; the first step is the price itself
     */
    public record Step(Sort sort, String name, int times, long amount) {}

    /** What a step is. */
    public enum Sort {
        /** The price of the plan, or of the plan at the root of its derivation. */
        BASE,
        /** What a derived plan adds to its parent's price or takes off. */
        DERIVED,
        SUPPLEMENT,
        /** Reductions never go below nothing. */
        FLOOR;

        /** As in answers of the API. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
