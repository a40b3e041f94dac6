package io.relais.core.quote;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to a rate plan beside its name.
 *
 * @param parentId the plan whose prices it follows, null for a plan with prices of its own
 * @param percent basis points added to the parent's price, negative for less
 * @param amount minor units added after that
 * @param roundTo then rounded half up to a multiple of so many minor units; 1 = not
 * @param cancellation code of the cancellation policy, empty for none
 * @param vat code of the VAT group of the nights, empty for none
 */
public record PlanRule(
        UUID ratePlanId,
        @Nullable UUID parentId,
        int percent,
        long amount,
        long roundTo,
        boolean inheritsRestrictions,
        String cancellation,
        String vat) {
    private static final long WHOLE = 10_000;
    /** Beyond any price. */
    private static final long PARENT_MAX = 10_000_000_000_000L;

    /** A plan with prices of its own, no policy and no VAT. */
    public static PlanRule none(UUID ratePlanId) {
        return new PlanRule(ratePlanId, null, 0, 0, 1, false, "", "");
    }

    /** The price that follows from the parent's, minor units; the same arithmetic as {@code derived_amount} in the database. */
    public long derived(long parent) {
        long moved = Math.max(0, (Math.min(parent, PARENT_MAX) * (WHOLE + percent) + WHOLE / 2) / WHOLE + amount);
        return (moved + roundTo / 2) / roundTo * roundTo;
    }
}
