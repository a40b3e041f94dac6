package io.relais.core.delivery;

import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The arithmetic of a channel's price: whole numbers only, half up at each step, never below nothing. */
final class ChannelPrice {
    /** Beyond any price; where it is reached, more is not added. */
    static final long MAX = 10_000_000_000_000L;

    private static final long WHOLE = 10_000;
    private static final long SAFE = 900_000_000_000_000L;

    private ChannelPrice() {}

    /** A share in basis points added, then an amount. */
    static long markup(long minor, long percent, long amount) {
        long shared = Math.floorDiv(Math.min(minor, MAX) * (WHOLE + percent) + WHOLE / 2, WHOLE);
        return clip(shared + amount);
    }

    /** As {@code derived_amount} of the database, which stores the prices of derived plans. */
    static long derived(long parent, long percent, long amount, long roundTo) {
        long shared = (Math.min(parent, MAX) * (WHOLE + percent) + WHOLE / 2) / WHOLE;
        return (Math.max(0, shared + amount) + roundTo / 2) / roundTo * roundTo;
    }

    /**
     * The same worth in another currency.
     *
     * @param numerator so many units of the other currency ...
     * @param denominator ... are worth so many of this one
     * @param digits decimals of this and of the other currency
     */
    static long convert(long minor, long numerator, long denominator, Decimals digits) {
        long by = numerator * power(Math.max(0, digits.to() - digits.from()));
        long over = denominator * power(Math.max(0, digits.from() - digits.to()));
        if (by == 0 || minor <= SAFE / by) {
            return clip((minor * by * 2 + over) / (over * 2));
        }
        BigInteger exact = BigInteger.valueOf(minor).multiply(BigInteger.valueOf(by));
        BigDecimal half = new BigDecimal(exact).divide(BigDecimal.valueOf(over), 0, RoundingMode.HALF_UP);
        return half.compareTo(BigDecimal.valueOf(MAX)) > 0 ? MAX : half.longValueExact();
    }

    /** Decimals of two currencies. */
    record Decimals(int from, int to) {
        /** Of the property's currency and of the one that a channel's rules tell prices in. */
        static Decimals of(String currency, RuleSet rules) {
            int own = Money.fractionDigits(currency);
            return new Decimals(
                    own,
                    rules.rate()
                            .map(rate -> Money.fractionDigits(rate.currency()))
                            .orElse(own));
        }
    }

    static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return power;
    }

    private static long clip(long minor) {
        return Math.max(0, Math.min(minor, MAX));
    }
}
