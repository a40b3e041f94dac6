package io.relais.core.reservation;

import io.relais.core.quote.LineKind;
import io.relais.vocabulary.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the price beside the nights.
 *
 * @param stayId the stay it belongs to, null for the reservation as a whole
 * @param code the option's, tax's or promotion's code, empty for what was typed
 * @param amount of the whole line; discounts are negative
 * @param included true when the amount is already inside the nightly prices
 * @param vatRate basis points of VAT within the amount, null when not known
 */
public record SheetCharge(
        UUID id,
        @Nullable UUID stayId,
        LineKind kind,
        String code,
        String name,
        int quantity,
        Money amount,
        boolean included,
        @Nullable Integer vatRate) {
    static SheetCharge of(Charge charge, String currency) {
        return new SheetCharge(
                charge.id(),
                charge.stayId(),
                charge.kind(),
                charge.code(),
                charge.name(),
                charge.quantity(),
                new Money(charge.amount(), currency),
                charge.included(),
                charge.vatRate());
    }
}
