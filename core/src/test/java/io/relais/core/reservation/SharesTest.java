package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Parts of an amount add up to it, and each is within one minor unit of its exact share. */
class SharesTest {
    @Property
    void parts_add_up_and_are_fair(
            @ForAll @LongRange(min = 0, max = PriceChoice.AMOUNT_MAX) long amount,
            @ForAll("weights") List<Long> weights) {
        List<Long> parts = Shares.of(amount, weights);
        assertThat(parts).hasSameSizeAs(weights);
        assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
        double sum = weights.stream().mapToLong(Long::longValue).sum();
        for (int i = 0; i < parts.size(); i++) {
            double exact = sum == 0 ? amount / (double) parts.size() : amount * (weights.get(i) / sum);
            assertThat((double) parts.get(i)).isBetween(exact - 1.01, exact + 1.01);
        }
    }

    @Example
    void what_does_not_divide_goes_to_the_first_of_equal_nights() {
        assertThat(Shares.equal(100, 3)).containsExactly(34L, 33L, 33L);
        assertThat(Shares.of(100, List.of(100L, 50L, 50L))).containsExactly(50L, 25L, 25L);
        assertThat(Shares.of(1, List.of(0L, 0L))).containsExactly(1L, 0L);
    }

    @Provide
    Arbitrary<List<Long>> weights() {
        return Arbitraries.longs()
                .between(0, 1_000_000_000L)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
