package io.relais.core.quote;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.quote.QuoteFixture.TODAY;
import static io.relais.core.quote.QuoteFixture.promoted;
import static io.relais.core.quote.QuoteFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.CancellationPolicy.Fee;
import io.relais.core.quote.CancellationPolicy.Tier;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Lines beside the nights: discounts, promotions, options, taxes, VAT; and what a cancelled stay costs. */
class PriceLinesTest {
    private static final TestHouse house = TestHouse.open();
    private final QuoteFixture prices = new QuoteFixture(house);
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void the_best_discount_counts_unless_combinable_ones_are_more_together() {
        prices.rule(hotel, RuleKind.DISCOUNT, "early", "kind=early", "percent=10", "minDays=30");
        prices.rule(hotel, RuleKind.DISCOUNT, "week", "kind=length", "percent=12", "minNights=7");
        assertThat(discounts(prices.ask(hotel, DAY, 7))).containsExactly("week -8400");
        assertThat(discounts(prices.ask(hotel, DAY, 2))).containsExactly("early -2000");
        assertThat(discounts(promoted(prices.ask(hotel, DAY, 2), "", TODAY.plusDays(1))))
                .isEmpty();
        prices.rule(hotel, RuleKind.DISCOUNT, "early", "kind=early", "percent=10", "minDays=30", "combinable=true");
        prices.rule(
                hotel,
                RuleKind.DISCOUNT,
                "welcome",
                "kind=length",
                "amount=5",
                "per=night",
                "minNights=2",
                "combinable=true");
        assertThat(discounts(prices.ask(hotel, DAY, 7))).containsExactly("early -7000", "welcome -3500");
    }

    @Test
    void a_discount_is_for_its_nights_weekdays_and_days_before_arrival_only() {
        prices.rule(
                hotel,
                RuleKind.DISCOUNT,
                "late",
                "kind=last-minute",
                "percent=50",
                "maxDays=3",
                "weekdays=friday",
                "to=2026-07-05");
        QuoteAsk ask = prices.ask(hotel, DAY, 12);
        assertThat(discounts(promoted(ask, "", DAY.minusDays(3)))).containsExactly("late -5000");
        assertThat(discounts(promoted(ask, "", DAY.minusDays(4)))).isEmpty();
    }

    @Test
    void no_discount_is_more_than_the_nights() {
        prices.rule(hotel, RuleKind.DISCOUNT, "gift", "kind=length", "amount=250", "per=stay");
        Quote quote = prices.quote(prices.ask(hotel, DAY, 2));
        assertThat(quote.total()).isZero();
    }

    @Test
    void a_promotion_needs_its_code_its_period_and_its_stay() {
        prices.rule(
                hotel,
                RuleKind.DISCOUNT,
                "SUMMER3333",
                "kind=promotion",
                "percent=15",
                "minNights=2",
                "bookFrom=2026-05-01",
                "bookTo=2026-06-15");
        QuoteAsk ask = prices.ask(hotel, DAY, 2);
        assertThat(discounts(ask)).isEmpty();
        assertThat(discounts(promoted(ask, " summer3333 ", TODAY))).containsExactly("SUMMER3333 -3000");
        assertThat(prices.refused(promoted(ask, "WINTER", TODAY), ProblemCode.PROMOTION_UNKNOWN))
                .contains("WINTER");
        assertThat(prices.refused(
                        promoted(ask, "SUMMER3333", LocalDate.parse("2026-06-16")), ProblemCode.PROMOTION_EXPIRED))
                .contains("2026-05-01", "2026-06-15");
        assertThat(prices.refused(
                        promoted(prices.ask(hotel, DAY, 1), "SUMMER3333", TODAY), ProblemCode.PROMOTION_NOT_APPLICABLE))
                .contains(DAY.toString());
    }

    @Test
    void options_multiply_by_nights_and_people() {
        prices.rule(hotel, RuleKind.OPTION, "breakfast", "amount=9.50", "per=person-night", "maxQuantity=1");
        prices.rule(hotel, RuleKind.OPTION, "late", "amount=20", "per=stay", "maxQuantity=1");
        prices.rule(hotel, RuleKind.OPTION, "cleaning", "amount=35", "per=stay", "mandatory=true");
        prices.rule(hotel, RuleKind.OPTION, "linen", "amount=7", "per=unit", "maxQuantity=4");
        Quote quote = prices.quote(
                with(prices.ask(hotel, DAY, 3), new OptionChoice("breakfast", 1), new OptionChoice("linen", 3)));
        assertThat(quote.lines())
                .extracting(line -> line.code() + " " + line.quantity() + " " + line.amount())
                .containsExactly("breakfast 6 5700", "cleaning 1 3500", "linen 3 2100");
        assertThat(quote.total()).isEqualTo(300_00 + 57_00 + 35_00 + 21_00);
        assertThat(prices.refused(
                        with(prices.ask(hotel, DAY, 3), new OptionChoice("sauna", 1)), ProblemCode.OPTION_UNKNOWN))
                .contains("sauna");
        assertThat(prices.refused(
                        with(prices.ask(hotel, DAY, 3), new OptionChoice("linen", 5)), ProblemCode.OPTION_TOO_MANY))
                .contains("4");
    }

    @Test
    void tourist_tax_is_per_person_and_night_or_a_capped_share() {
        prices.rule(
                hotel,
                RuleKind.AGE_CATEGORY,
                "adult",
                "position=1",
                "fromAge=18",
                "kind=person",
                "counted=true",
                "adult=true");
        prices.rule(hotel, RuleKind.AGE_CATEGORY, "child", "position=2", "toAge=17", "kind=person", "counted=true");
        QuoteAsk ask = with(prices.ask(hotel, DAY, 3), Party.of(List.of("adult", "child"), List.of(2, 1)));
        prices.rule(hotel, RuleKind.TAX, "local", "amount=0.88", "maxNights=2");
        assertThat(taxes(ask)).containsExactly("local 4 352");
        prices.rule(hotel, RuleKind.TAX, "local", "percent=5", "categories=adult");
        assertThat(taxes(ask))
                .as("5 % of 33.33 for 2 adults and 3 nights, rounded once")
                .containsExactly("local 6 1000");
        prices.rule(hotel, RuleKind.TAX, "local", "percent=5", "cap=1.20");
        assertThat(taxes(ask)).containsExactly("local 6 720");
    }

    @Test
    void vat_is_told_within_prices_or_added_as_a_line() {
        prices.rule(hotel, RuleKind.VAT_GROUP, "rooms", "percent=10", "included=true");
        prices.rule(hotel, RuleKind.VAT_GROUP, "extras", "name=VAT 20 %", "percent=20");
        prices.rule(hotel, RuleKind.OPTION, "spa", "amount=33.33", "per=stay", "vat=extras", "mandatory=true");
        prices.plan(hotel, "FLEX", "vat=rooms");
        Quote quote = prices.quote(prices.ask(hotel, DAY, 1));
        assertThat(quote.vatRate()).isEqualTo(1_000);
        assertThat(quote.lines())
                .extracting(line -> line.kind() + " " + line.code() + " " + line.amount() + " " + line.vatRate())
                .containsExactly("OPTION spa 3333 null", "TAX extras 667 null");
        assertThat(quote.total()).isEqualTo(100_00 + 33_33 + 6_67);
    }

    @Test
    void every_step_of_a_price_is_told() {
        prices.rule(hotel, RuleKind.DISCOUNT, "week", "kind=length", "percent=10", "minNights=7");
        prices.rule(hotel, RuleKind.TAX, "local", "amount=1");
        QuoteExplanation explained = prices.explain(prices.ask(hotel, DAY, 7));
        assertThat(explained.nights()).hasSize(7);
        assertThat(explained.lines()).containsExactly(LineSteps.share(-1_000, 700_00), LineSteps.units(1_00, 14));
        assertThat(explained.quote().lines()).hasSameSizeAs(explained.lines());
    }

    @Test
    void a_cancellation_costs_what_its_tier_says() {
        prices.rule(
                hotel,
                RuleKind.CANCELLATION,
                "standard",
                "tiers=2 percent 50;14 percent 0;0 nights 1",
                "noShow=percent 100");
        prices.plan(hotel, "FLEX", "cancellation=standard");
        assertThat(fee(DAY.minusDays(14), false).amount()).isZero();
        assertThat(fee(DAY.minusDays(13), false).amount()).isEqualTo(157_63);
        assertThat(fee(DAY.minusDays(1), false)).satisfies(fee -> {
            assertThat(fee.amount()).isEqualTo(100_00);
            assertThat(fee.tierDays()).isZero();
            assertThat(fee.explanation()).contains("Some name", "1 days before arrival", "1 nights");
        });
        assertThat(fee(DAY.plusDays(1), false).amount()).isEqualTo(315_25);
        assertThat(fee(DAY.minusDays(20), true).amount()).isEqualTo(315_25);
    }

    @Test
    void a_fee_is_never_more_than_the_total() {
        CancellationPolicy policy = new CancellationPolicy(
                "p",
                "P",
                List.of(new Tier(0, new Fee(CancellationPolicy.Sort.AMOUNT, 500_00))),
                new Fee(CancellationPolicy.Sort.NIGHTS, 9));
        assertThat(CancellationPolicies.fee(policy, stay(DAY, false)).amount()).isEqualTo(315_25);
        assertThat(CancellationPolicies.fee(policy, stay(DAY, true)).amount()).isEqualTo(300_00);
    }

    private static CancelledStay stay(LocalDate on, boolean noShow) {
        return new CancelledStay(315_25, List.of(100_00L, 100_00L, 100_00L), DAY, on, noShow);
    }

    private CancellationFee fee(LocalDate on, boolean noShow) {
        return house.database.read(handle -> prices.policies.fee(handle, hotel.planId, stay(on, noShow)));
    }

    private List<String> discounts(QuoteAsk ask) {
        Quote quote = prices.quote(ask);
        assertThat(quote.total())
                .isEqualTo(quote.nightsTotal()
                        + quote.lines().stream().mapToLong(QuoteLine::amount).sum());
        return quote.lines().stream()
                .filter(line -> line.kind() == LineKind.DISCOUNT)
                .map(line -> line.code() + " " + line.amount())
                .toList();
    }

    private List<String> taxes(QuoteAsk ask) {
        return prices.quote(ask).lines().stream()
                .filter(line -> line.kind() == LineKind.TAX)
                .map(line -> line.code() + " " + line.quantity() + " " + line.amount())
                .toList();
    }
}
