package io.relais.core.quote;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a stay costs. The total is the sum of its nights and of the lines that are not included.
 *
 * @param nightAmounts minor units, one per night in order, before discounts
 * @param vatRate basis points of VAT included in the nightly amounts, null when not known
 */
public record Quote(
        QuoteAsk ask,
        String currency,
        String mealPlan,
        List<Long> nightAmounts,
        @Nullable Integer vatRate,
        List<QuoteLine> lines)
        implements QuoteAnswer {
    public Quote {
        nightAmounts = List.copyOf(nightAmounts);
        lines = List.copyOf(lines);
    }

    /** Minor units of the nights alone. */
    public long nightsTotal() {
        return nightAmounts.stream().mapToLong(Long::longValue).sum();
    }

    /** Minor units of everything. */
    public long total() {
        return nightsTotal()
                + lines.stream()
                        .filter(line -> !line.included())
                        .mapToLong(QuoteLine::amount)
                        .sum();
    }
}
