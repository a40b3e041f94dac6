package io.relais.core.quote;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Whatever happens at the same instant: no circle of plans, and a derived price always follows its parent's. */
class RulesAtOnceTest {
    private static final TestHouse house = TestHouse.open();
    private final QuoteFixture prices = new QuoteFixture(house);
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void two_plans_never_follow_each_other() {
        UUID first = prices.plan(hotel, "A");
        UUID second = prices.plan(hotel, "B");
        for (int i = 0; i < AtOnce.times(10, 200); i++) {
            AtOnce.run(List.<Callable<UUID>>of(
                    () -> prices.plan(hotel, "A", "parent=B"), () -> prices.plan(hotel, "B", "parent=A")));
            Tariff tariff = prices.rules.get(hotel.owner, hotel.propertyId);
            assertThat(tariff.planRule(first).parentId() != null
                            && tariff.planRule(second).parentId() != null)
                    .isFalse();
            prices.plan(hotel, "A");
            prices.plan(hotel, "B");
        }
    }

    @Test
    void a_derived_price_follows_although_both_change_at_once() {
        UUID saver = prices.plan(hotel, "NRF", "parent=FLEX", "percent=-10");
        for (int i = 1; i <= AtOnce.times(10, 200); i++) {
            int round = i;
            List<Callable<Boolean>> changes = List.of(
                    () -> {
                        prices.plan(hotel, "NRF", "parent=FLEX", "percent=-" + (10 + round % 2 * 10));
                        return true;
                    },
                    () -> {
                        house.calendar.setPrice(
                                hotel.owner, hotel.product(), NightRange.of(DAY), 0, new Money(100_00 + round, "EUR"));
                        return true;
                    });
            assertThat(AtOnce.run(changes)).allMatch(AtOnce.Outcome::ok);
            Tariff tariff = prices.rules.get(hotel.owner, hotel.propertyId);
            long parent = prices.quote(prices.ask(hotel, DAY, 1)).total();
            assertThat(parent).isEqualTo(100_00 + round);
            assertThat(prices.quote(QuoteFixture.under(prices.ask(hotel, DAY, 1), saver))
                            .total())
                    .isEqualTo(tariff.planRule(saver).derived(parent));
        }
    }

    @Test
    void of_changes_to_one_version_one_is_saved() {
        long seen = prices.rules.get(hotel.owner, hotel.propertyId).version();
        List<Callable<Long>> changes = IntStream.range(0, 8)
                .<Callable<Long>>mapToObj(i -> () -> prices.rules.save(
                        hotel.owner, hotel.propertyId, new VatGroup("v" + i, "V", 100 * i, true), seen))
                .toList();
        assertThat(AtOnce.run(changes)).filteredOn(AtOnce.Outcome::ok).hasSize(1);
        assertThat(prices.rules.get(hotel.owner, hotel.propertyId).list(RuleKind.VAT_GROUP))
                .hasSize(1);
    }
}
