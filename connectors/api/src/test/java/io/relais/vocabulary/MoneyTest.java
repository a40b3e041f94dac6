package io.relais.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MoneyTest {
    @Test
    void a_decimal_amount_keeps_the_decimals_of_its_currency() {
        assertThat(Money.ofDecimal(new BigDecimal("69.50"), "EUR")).isEqualTo(new Money(6950, "EUR"));
        assertThat(Money.ofDecimal(new BigDecimal("12000"), "JPY")).isEqualTo(new Money(12000, "JPY"));
        assertThat(Money.ofDecimal(new BigDecimal("31.250"), "KWD")).isEqualTo(new Money(31250, "KWD"));
        assertThat(Money.ofScaled(15000, 2, "EUR")).isEqualTo(new Money(15000, "EUR"));
        assertThat(Money.ofScaled(1200000, 2, "JPY")).isEqualTo(new Money(12000, "JPY"));
    }

    @Test
    void surplus_decimals_of_a_partner_are_rounded_half_up() {
        assertThat(Money.ofDecimal(new BigDecimal("10.005"), "EUR")).isEqualTo(new Money(1001, "EUR"));
        assertThat(Money.ofDecimal(new BigDecimal("99.5"), "JPY")).isEqualTo(new Money(100, "JPY"));
    }

    @Test
    void an_amount_of_absurd_size_is_refused_at_once() {
        for (String absurd : new String[] {"1e999999999", "1e-999999999", "1234567890123456789"}) {
            assertThatThrownBy(() -> Money.ofDecimal(new BigDecimal(absurd), "EUR"))
                    .isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void two_currencies_never_mix() {
        assertThatThrownBy(() -> new Money(1, "EUR").plus(new Money(1, "JPY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR and JPY");
    }

    @Property
    void every_amount_survives_writing_and_reading(
            @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long minor) {
        for (String currency : new String[] {"EUR", "JPY", "KWD"}) {
            Money money = new Money(minor, currency);
            assertThat(Money.ofDecimal(money.toDecimal(), currency)).isEqualTo(money);
        }
    }
}
