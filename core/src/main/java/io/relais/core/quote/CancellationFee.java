package io.relais.core.quote;

import io.relais.core.quote.CancellationPolicy.Fee;

/**
 * What a cancelled stay still costs, and by which rule.
 *
 * @param amount minor units, from nothing to the total
 * @param policy name, empty when the plan has none
 * @param daysBefore days from the cancellation to the arrival, negative after it
 * @param tierDays the tier that holds, at least so many days before; -1 = the no-show tier
 * @param fee of that tier
 */
public record CancellationFee(long amount, String policy, int daysBefore, int tierDays, Fee fee) {
    /** In one line, for histories and logs: policy, distance, tier and amount. */
    public String explanation() {
        String tier = tierDays < 0 ? "no-show" : tierDays + " days before";
        String value = switch (fee.sort()) {
            case PERCENT -> fee.value() / 100 + "." + String.format("%02d", fee.value() % 100) + " %";
            case NIGHTS -> fee.value() + " nights";
            case AMOUNT -> fee.value() + " minor units";
        };
        return policy.isEmpty()
                ? "no policy"
                : policy + ": " + daysBefore + " days before arrival, " + tier + ", " + value;
    }
}
