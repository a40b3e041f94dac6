package io.relais.core.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHouse;
import io.relais.core.property.Party;
import io.relais.core.property.Property;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever the rules: the total is the sum of what is shown, and each line is within half a minor unit of its exact value. */
class MoneyOfQuotesTest {
    private static final LocalDate ARRIVAL = LocalDate.parse("2026-07-01");
    private static final UUID TYPE = UUID.randomUUID();
    private static final UUID PLAN = UUID.randomUUID();

    @net.jqwik.api.Property(tries = 300)
    void the_total_is_the_sum_of_its_lines(@ForAll Random random, @ForAll @IntRange(min = 0, max = 2) int decimals) {
        Tariff tariff = tariff(random, List.of("JPY", "EUR", "KWD").get(decimals));
        QuoteAsk ask = ask(random);
        QuoteExplanation explained = Pricing.price(tariff, ask, rows(random, ask));
        Quote quote = explained.quote();
        long shown = quote.nightAmounts().stream().mapToLong(Long::longValue).sum()
                + quote.lines().stream()
                        .filter(line -> !line.included())
                        .mapToLong(QuoteLine::amount)
                        .sum();
        assertThat(quote.total()).isEqualTo(shown).isNotNegative();
        assertThat(explained.lines()).hasSameSizeAs(quote.lines());
        explained
                .nights()
                .forEach(night -> assertThat(night.steps().stream()
                                .mapToLong(NightSteps.Step::amount)
                                .sum())
                        .isEqualTo(night.amount()));
        long off = -quote.lines().stream()
                .filter(line -> line.kind() == LineKind.DISCOUNT)
                .mapToLong(QuoteLine::amount)
                .sum();
        assertThat(off).isBetween(0L, quote.nightsTotal());
        for (int i = 0; i < quote.lines().size(); i++) {
            close(quote.lines().get(i), explained.lines().get(i), off < quote.nightsTotal());
        }
    }

    /** A discount that met its cap is less than its exact value; everything else is rounded once. */
    private static void close(QuoteLine line, LineSteps steps, boolean uncapped) {
        boolean whole = uncapped || line.kind() != LineKind.DISCOUNT;
        if (steps.sort() == LineSteps.Sort.UNITS && line.kind() != LineKind.DISCOUNT) {
            assertThat(line.amount()).isEqualTo(steps.unit() * steps.times());
        }
        if (steps.sort() == LineSteps.Sort.SHARE && whole) {
            long error = Math.abs(line.amount() * 10_000 - steps.percent() * steps.of());
            assertThat(error).isLessThanOrEqualTo(5_000);
        }
    }

    @net.jqwik.api.Property(tries = 300)
    void rounding_is_half_up_for_any_size(@ForAll long amount, @ForAll @IntRange(min = 0, max = 10_000) int percent) {
        assertThat(Rounding.share(amount, percent))
                .isEqualTo(BigDecimal.valueOf(amount)
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(BigDecimal.valueOf(10_000), 0, RoundingMode.HALF_UP)
                        .longValueExact());
        assertThat(Rounding.divide(BigInteger.valueOf(amount), 7))
                .isEqualTo(BigDecimal.valueOf(amount)
                        .divide(BigDecimal.valueOf(7), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    @net.jqwik.api.Property(tries = 300)
    void what_is_spread_adds_up_again(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long part,
            @ForAll List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> amounts) {
        long[] weights = amounts.stream().mapToLong(Long::longValue).toArray();
        Assume.that(Arrays.stream(weights).sum() > 0);
        long[] pieces = Rounding.spread(part, weights);
        assertThat(Arrays.stream(pieces).sum()).isEqualTo(part);
        assertThat(Arrays.stream(pieces).min().orElse(0)).isNotNegative();
    }

    @org.junit.jupiter.api.Test
    void a_derived_price_is_the_same_in_the_database_and_in_the_explanation() {
        Random random = new Random(7);
        try (TestHouse house = TestHouse.open()) {
            for (int i = 0; i < 200; i++) {
                PlanRule rule = new PlanRule(
                        PLAN,
                        TYPE,
                        random.nextInt(-10_000, 20_000),
                        random.nextLong(-5_000, 5_000),
                        1 + random.nextInt(500),
                        false,
                        "",
                        "");
                long parent = random.nextLong(0, 1_000_000_000_000L);
                long stored = house.database.read(handle -> handle.createQuery("select derived_amount(:p, :bp, :a, :r)")
                        .bind("p", parent)
                        .bind("bp", rule.percent())
                        .bind("a", rule.amount())
                        .bind("r", rule.roundTo())
                        .mapTo(Long.class)
                        .one());
                assertThat(rule.derived(parent)).isEqualTo(stored);
            }
        }
    }

    private static Tariff tariff(Random random, String currency) {
        UUID property = UUID.randomUUID();
        Map<RuleKind, List<Rule>> rules = new EnumMap<>(RuleKind.class);
        rules.put(
                RuleKind.AGE_CATEGORY,
                List.of(
                        new AgeCategory("a", "A", 1, 18, 99, AgeCategory.Sort.PERSON, true, true, 0),
                        new AgeCategory("c", "C", 2, 0, 17, AgeCategory.Sort.PERSON, true, false, 0)));
        rules.put(RuleKind.SUPPLEMENT, List.of(new Supplement("s", "S", Scope.ALL, "c", amount(random) - 400, 1)));
        List<Rule> discounts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            boolean share = random.nextBoolean();
            discounts.add(new Discount(
                    "d" + i,
                    "D",
                    Scope.ALL,
                    Discount.Sort.LENGTH,
                    share ? 1 + random.nextInt(9_999) : 0,
                    share ? 0 : 1 + amount(random),
                    random.nextBoolean(),
                    0,
                    0,
                    -1,
                    -1,
                    null,
                    null,
                    new Weekdays(1 + random.nextInt(127)),
                    random.nextBoolean()));
        }
        rules.put(RuleKind.DISCOUNT, discounts);
        List<Rule> extras = new ArrayList<>();
        for (Extra.Per per : Extra.Per.values()) {
            extras.add(new Extra(
                    per.code(), "E", Scope.ALL, amount(random), per, true, 1, random.nextBoolean() ? "in" : "out"));
        }
        rules.put(RuleKind.OPTION, extras);
        rules.put(
                RuleKind.TAX,
                List.of(
                        new StayTax("t1", "T", Scope.ALL, List.of("a"), 1 + amount(random), 0, 0, 3, ""),
                        new StayTax(
                                "t2",
                                "T",
                                Scope.ALL,
                                List.of(),
                                0,
                                1 + random.nextInt(2_000),
                                random.nextLong(900),
                                0,
                                "out")));
        rules.put(
                RuleKind.VAT_GROUP,
                List.of(
                        new VatGroup("in", "In", random.nextInt(3_000), true),
                        new VatGroup("out", "Out", random.nextInt(3_000), false)));
        PlanRule plan = new PlanRule(PLAN, null, 0, 0, 1, false, "", random.nextBoolean() ? "in" : "out");
        return new Tariff(
                new Property(property, UUID.randomUUID(), "P", "P", ZoneId.of("UTC"), currency, List.of("en")),
                1,
                List.of(new UnitType(TYPE, property, "T", "T", 9, 1)),
                List.of(new RatePlan(PLAN, property, "R", "R", "none", 1)),
                Map.of(PLAN, plan),
                rules);
    }

    private static long amount(Random random) {
        return random.nextLong(0, 2_000);
    }

    private static QuoteAsk ask(Random random) {
        return new QuoteAsk(
                UUID.randomUUID(),
                TYPE,
                PLAN,
                StayDates.of(ARRIVAL, 1 + random.nextInt(14)),
                Occupancy.of(1 + random.nextInt(3), random.nextInt(4)),
                Party.NONE,
                List.of(),
                "",
                ARRIVAL.minusDays(random.nextInt(60)));
    }

    private static ProductRows rows(Random random, QuoteAsk ask) {
        ProductRows rows = new ProductRows(ask.dates().arrival(), ask.dates().departure());
        ask.dates().dates().forEach(night -> rows.price(night, 0, random.nextLong(0, 300_00)));
        return rows;
    }
}
