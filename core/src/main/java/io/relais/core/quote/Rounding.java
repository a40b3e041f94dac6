package io.relais.core.quote;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The one rounding of the house: half up (away from zero), once per line, in minor units. */
final class Rounding {
    /** Basis points of the whole. */
    static final long WHOLE = 10_000;

    private Rounding() {}

    /** So many basis points of an amount. */
    static long share(long amount, int percent) {
        return divide(BigInteger.valueOf(amount).multiply(BigInteger.valueOf(percent)), WHOLE);
    }

    static long divide(BigInteger amount, long by) {
        if (amount.bitLength() < Long.SIZE - 1) {
            long exact = amount.longValueExact();
            long half = Math.abs(exact % by) * 2 >= by ? Long.signum(exact) : 0;
            return exact / by + half;
        }
        return new BigDecimal(amount)
                .divide(BigDecimal.valueOf(by), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Spreads a part over amounts in their proportion, so that the pieces add up to exactly the part. */
    static long[] spread(long part, long[] amounts) {
        BigInteger whole = BigInteger.ZERO;
        for (long amount : amounts) {
            whole = whole.add(BigInteger.valueOf(amount));
        }
        long[] pieces = new long[amounts.length];
        if (whole.signum() == 0) {
            return pieces;
        }
        BigInteger before = BigInteger.ZERO;
        long given = 0;
        for (int i = 0; i < amounts.length; i++) {
            before = before.add(BigInteger.valueOf(amounts[i]));
            long upTo = divide(BigInteger.valueOf(part).multiply(before), whole.longValueExact());
            pieces[i] = upTo - given;
            given = upTo;
        }
        return pieces;
    }
}
