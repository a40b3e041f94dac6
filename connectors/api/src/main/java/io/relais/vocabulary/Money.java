package io.relais.vocabulary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in integer minor units of an ISO 4217 currency: 1050 EUR is 10.50 euro, 1050 JPY is 1050 yen, 1050 KWD is
 * 1.050 dinar. Arithmetic between two currencies is a bug and throws.
 *
 * @param minor the amount in minor units, negative for a credit
 * @param currency ISO 4217 code, three capital letters
 */
public record Money(long minor, String currency) implements Comparable<Money> {
    private static final int DIGITS_MAX = 18;
    private static final int SCALE_MAX = 100;

    public Money {
        Currency.getInstance(currency); // an unknown code is an IllegalArgumentException
    }

    /** Zero of the given currency. */
    public static Money zero(String currency) {
        return new Money(0, currency);
    }

    /**
     * Reads a decimal amount of major units ("69.50" EUR is 6950 minor units). Digits beyond the currency's own are
     * rounded half up: partners compute taxes with more digits than the currency has, and a reservation must not be
     * refused for it.
     *
     * @throws ArithmeticException when the amount does not fit; also when it is written with an exponent so large that
     *     merely rounding it would take all memory ("1e999999999" in a hostile message)
     */
    public static Money ofDecimal(BigDecimal amount, String currency) {
        if ((long) amount.precision() - amount.scale() > DIGITS_MAX || amount.scale() > SCALE_MAX) {
            throw new ArithmeticException("an amount has at most " + DIGITS_MAX + " digits before its point");
        }
        int digits = fractionDigits(currency);
        return new Money(
                amount.setScale(digits, RoundingMode.HALF_UP).unscaledValue().longValueExact(), currency);
    }

    /** Reads an amount that a partner sends as an integer with its own number of decimal places. */
    public static Money ofScaled(long unscaled, int decimalPlaces, String currency) {
        return ofDecimal(BigDecimal.valueOf(unscaled, decimalPlaces), currency);
    }

    /** The number of decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD. */
    public static int fractionDigits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** The amount in major units with exactly the currency's decimals. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(minor, fractionDigits(currency));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }

    @Override
    public String toString() {
        return toDecimal().toPlainString() + " " + currency;
    }
}
