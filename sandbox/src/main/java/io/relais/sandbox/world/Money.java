package io.relais.sandbox.world;

import java.math.BigDecimal;
import java.util.Currency;

/** Minor units to decimal text and back; the number of decimals is the currency's own (JPY 0, EUR 2, KWD 3). */
public final class Money {
    private Money() {}

    public static int decimals(String currency) {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    public static String format(long minor, String currency) {
        return BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
    }

    /**
     * Decimal text in minor units.
     *
     * @throws ArithmeticException if the amount has more decimals than the currency or is too large
     * @throws NumberFormatException if it is no number
     */
    public static long parse(String amount, String currency) {
        return minor(new BigDecimal(amount.strip()), currency);
    }

    /**
     * A decimal amount in minor units.
     *
     * @throws ArithmeticException if the amount has more decimals than the currency or is too large
     */
    public static long minor(BigDecimal amount, String currency) {
        return amount.movePointRight(decimals(currency)).longValueExact();
    }
}
