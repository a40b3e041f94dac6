package io.relais.core.reservation;

import io.relais.core.quote.LineKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the price beside the nights, as it was sold. The total of a reservation of our own is the sum of its nights and of
 * the charges that are not included.
 *
 * @param stayId the stay it belongs to, null for the reservation as a whole
 * @param position order on the sheet
 * @param code the option's, tax's or promotion's code, empty for what was typed
 * @param quantity at least 1
 * @param amount minor units of the reservation's currency for the whole line; discounts are negative
 * @param included true when the amount is already inside the nightly prices
 * @param vatRate basis points of VAT within the amount, null when not known
 */
record Charge(
        UUID id,
        UUID reservationId,
        @Nullable UUID stayId,
        int position,
        LineKind kind,
        String code,
        String name,
        int quantity,
        long amount,
        boolean included,
        @Nullable Integer vatRate) {
    /** What it adds to the total. */
    long added() {
        return included ? 0 : amount;
    }
}
