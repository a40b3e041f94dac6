package io.relais.core.quote;

import java.util.List;

/**
 * A tourist tax, per person and night.
 *
 * @param categories age categories that pay; empty = every adult
 * @param amount minor units, 0 when it is a share
 * @param percent basis points of the discounted accommodation of the night divided by the people who sleep there, 0 when fixed
 * @param cap most minor units of a share per person and night, 0 = none
 * @param maxNights so many nights are taxed at most, 0 = all
 * @param vat code of the VAT group, empty for none
 */
public record StayTax(
        String code,
        String name,
        Scope scope,
        List<String> categories,
        long amount,
        int percent,
        long cap,
        int maxNights,
        String vat)
        implements Rule {
    public StayTax {
        categories = List.copyOf(categories);
    }
}
