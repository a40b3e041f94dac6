package io.relais.core.reservation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount so that the parts add up to it exactly: what rounding leaves goes to the largest remainders. */
final class Shares {
    private Shares() {}

    /**
     * The parts in the proportion of the weights, which are not negative; equal parts where all weights are 0.
     *
     * @param amount minor units, not negative
     */
    static List<Long> of(long amount, List<Long> weights) {
        long sum = weights.stream().reduce(0L, Math::addExact);
        List<Long> shares = sum == 0 ? weights.stream().map(weight -> 1L).toList() : weights;
        BigInteger whole = BigInteger.valueOf(sum == 0 ? shares.size() : sum);
        List<Long> parts = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        long left = amount;
        for (long share : shares) {
            BigInteger[] division = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(share))
                    .divideAndRemainder(whole);
            parts.add(division[0].longValueExact());
            remainders.add(division[1]);
            left -= division[0].longValueExact();
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
                .limit(left)
                .forEach(i -> parts.set(i, parts.get(i) + 1));
        return parts;
    }

    /** As many equal parts, the first ones larger where it does not divide. */
    static List<Long> equal(long amount, int count) {
        return of(amount, IntStream.range(0, count).mapToObj(i -> 1L).toList());
    }
}
