package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Prices of channels: whole numbers in currencies with no, two and three decimals. */
class PriceRoundingTest {
    private static final long PRICE_MAX = 1_000_000_000_000L;

    @Property
    void a_rounded_price_stays_as_it_is_when_rounded_again(
            @ForAll PriceRounding rounding,
            @ForAll @LongRange(min = 0, max = PRICE_MAX) long price,
            @ForAll("decimals") int digits) {
        long once = rounding.apply(price, digits);
        assertThat(rounding.apply(once, digits)).isEqualTo(once);
    }

    @Property
    void a_dearer_night_is_never_cheaper_after_rounding(
            @ForAll PriceRounding rounding,
            @ForAll @LongRange(min = 0, max = PRICE_MAX) long price,
            @ForAll @LongRange(min = 0, max = 1_000_000) long more,
            @ForAll("decimals") int digits) {
        assertThat(rounding.apply(price + more, digits)).isGreaterThanOrEqualTo(rounding.apply(price, digits));
    }

    @Property
    void a_price_moves_by_no_more_than_half_the_distance_unless_it_is_below_the_smallest(
            @ForAll PriceRounding rounding,
            @ForAll @LongRange(min = 10_000, max = PRICE_MAX) long price,
            @ForAll("decimals") int digits) {
        long unit = ChannelPrice.power(digits);
        boolean hundreds = digits == 0 && (rounding == PriceRounding.NINETY || rounding == PriceRounding.NINETY_NINE);
        long distance =
                rounding == PriceRounding.NONE ? 0 : rounding == PriceRounding.FIVE ? 5 * unit : hundreds ? 100 : unit;
        assertThat(Math.abs(rounding.apply(price, digits) - price) * 2).isLessThanOrEqualTo(distance);
    }

    @Test
    void prices_end_as_the_rule_says() {
        assertThat(PriceRounding.NINETY.apply(123_45, 2)).isEqualTo(123_90);
        assertThat(PriceRounding.NINETY_NINE.apply(123_45, 2)).isEqualTo(122_99);
        assertThat(PriceRounding.FIVE.apply(122_50, 2)).isEqualTo(125_00);
        assertThat(PriceRounding.WHOLE.apply(122_50, 2)).isEqualTo(123_00);
        assertThat(PriceRounding.WHOLE.apply(12_345, 0)).isEqualTo(12_345);
        assertThat(PriceRounding.NINETY.apply(12_345, 0)).isEqualTo(12_390);
        assertThat(PriceRounding.NINETY.apply(12_345, 3)).isEqualTo(11_900);
        assertThat(PriceRounding.NINETY_NINE.apply(1, 2)).isEqualTo(99);
        assertThat(PriceRounding.NINETY_NINE.apply(0, 2)).isZero();
    }

    @Property
    void a_price_in_another_currency_is_the_exact_one_rounded_half_up(
            @ForAll @LongRange(min = 0, max = PRICE_MAX) long price,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000_000) long denominator,
            @ForAll("decimals") int from,
            @ForAll("decimals") int to) {
        BigDecimal exact = new BigDecimal(BigInteger.valueOf(price).multiply(BigInteger.valueOf(numerator)))
                .movePointRight(to)
                .divide(BigDecimal.valueOf(denominator).movePointRight(from), 0, RoundingMode.HALF_UP)
                .min(BigDecimal.valueOf(ChannelPrice.MAX));
        assertThat(ChannelPrice.convert(price, numerator, denominator, new ChannelPrice.Decimals(from, to)))
                .isEqualTo(exact.longValueExact());
    }

    @Property
    void a_markup_never_makes_a_price_negative_and_none_changes_nothing(
            @ForAll @LongRange(min = 0, max = PRICE_MAX) long price,
            @ForAll @IntRange(min = -10_000, max = 100_000) int percent,
            @ForAll @LongRange(min = -PRICE_MAX, max = PRICE_MAX) long amount) {
        assertThat(ChannelPrice.markup(price, percent, amount)).isBetween(0L, ChannelPrice.MAX);
        assertThat(ChannelPrice.markup(price, 0, 0)).isEqualTo(price);
    }

    @Provide
    Arbitrary<Integer> decimals() {
        return Arbitraries.of(0, 2, 3);
    }
}
