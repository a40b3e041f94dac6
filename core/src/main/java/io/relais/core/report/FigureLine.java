package io.relais.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The figures of one bucket in one currency. Ratios are exact fractions, rounded once.
 *
 * @param code of the bucket: a date, a week's Monday, a month, a unit type's id, a source; empty for the whole
 * @param available unit-nights there were to sell: capacity less blocked
 * @param sold unit-nights held by stays, overbooked ones included
 * @param revenue minor units of these nights, as priced
 * @param pickedUp unit-nights of these that were sold within the pick-up's moments
 * @param pickedUpRevenue minor units of those
 */
public record FigureLine(
        String code,
        String name,
        String currency,
        long available,
        long sold,
        long revenue,
        long pickedUp,
        long pickedUpRevenue) {
    private static final int PERCENT_DIGITS = 2;

    /** Sold of available in percent, two decimals; above 100 when overbooked; zero without stock. */
    public BigDecimal occupancyPercent() {
        return available == 0
                ? BigDecimal.ZERO.setScale(PERCENT_DIGITS)
                : BigDecimal.valueOf(sold)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(available), PERCENT_DIGITS, RoundingMode.HALF_UP);
    }

    /** Revenue per sold night (ADR), minor units. */
    public long averageRate() {
        return share(revenue, sold);
    }

    /** Revenue per available night (RevPAR), minor units. */
    public long perAvailable() {
        return share(revenue, available);
    }

    private static long share(long amount, long nights) {
        return nights == 0
                ? 0
                : BigDecimal.valueOf(amount)
                        .divide(BigDecimal.valueOf(nights), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }
}
