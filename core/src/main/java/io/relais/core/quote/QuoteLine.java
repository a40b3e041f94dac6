package io.relais.core.quote;

import org.jspecify.annotations.Nullable;

/**
 * A line of a price beside the nights.
 *
 * @param code the option's, tax's or promotion's code
 * @param quantity at least 1
 * @param amount minor units for the whole line; discounts are negative
 * @param included true when the amount is already inside the nightly prices, so that it does not raise the total
 * @param vatRate basis points of VAT within the amount, null when not known
 */
public record QuoteLine(
        LineKind kind,
        String code,
        String name,
        int quantity,
        long amount,
        boolean included,
        @Nullable Integer vatRate) {}
