package io.relais.core.quote;

import static io.relais.core.TestHouse.DAY;
import static io.relais.core.quote.QuoteFixture.under;
import static io.relais.core.quote.QuoteFixture.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.inventory.Days;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.core.quote.NightSteps.Sort;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.Restriction;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What nights cost: supplements by age, derived plans, ranges and weekdays. DAY is a Wednesday; a night costs 100.00. */
class PriceRulesTest {
    private static final TestHouse house = TestHouse.open();
    private final QuoteFixture prices = new QuoteFixture(house);
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    private void ageTable() {
        prices.rule(
                hotel,
                RuleKind.AGE_CATEGORY,
                "adult",
                "position=1",
                "fromAge=13",
                "kind=person",
                "counted=true",
                "adult=true");
        prices.rule(
                hotel,
                RuleKind.AGE_CATEGORY,
                "child",
                "position=2",
                "fromAge=3",
                "toAge=12",
                "kind=person",
                "counted=true");
        prices.rule(hotel, RuleKind.AGE_CATEGORY, "baby", "position=3", "toAge=2", "kind=person", "maximum=1");
        prices.rule(hotel, RuleKind.AGE_CATEGORY, "pet", "position=4", "kind=pet", "maximum=2");
    }

    @Test
    void supplements_are_for_those_beyond_the_included_number() {
        ageTable();
        prices.rule(hotel, RuleKind.SUPPLEMENT, "more-adults", "category=adult", "amount=10", "included=2");
        prices.rule(hotel, RuleKind.SUPPLEMENT, "more-children", "category=child", "amount=5", "included=2");
        prices.rule(hotel, RuleKind.SUPPLEMENT, "dogs", "category=pet", "amount=3");
        QuoteAsk two = prices.ask(hotel, DAY, 2);
        assertThat(prices.quote(two).nightAmounts()).containsExactly(100_00L, 100_00L);
        assertThat(prices.quote(with(two, Party.of(List.of("adult", "child", "pet"), List.of(2, 1, 2))))
                        .nightAmounts())
                .containsExactly(111_00L, 111_00L);
        assertThat(prices.quote(with(two, Party.of(List.of("child", "adult"), List.of(2, 1))))
                        .nightAmounts())
                .as("the adult takes an included place first, one child takes the other")
                .containsExactly(105_00L, 105_00L);
        assertThat(prices.quote(with(two, new Occupancy(2, 1, List.of(7)))).nightAmounts())
                .as("adults and children are placed in the table by age")
                .containsExactly(105_00L, 105_00L);
        assertThat(prices.quote(with(two, new Occupancy(3, 1, List.of(1)))).nightsTotal())
                .as("a baby does not count towards the unit's most people")
                .isEqualTo(220_00L);
    }

    @Test
    void parties_that_do_not_fit_are_refused_by_name() {
        ageTable();
        QuoteAsk two = prices.ask(hotel, DAY, 1);
        assertThat(prices.refused(with(two, Party.of(List.of("alien"), List.of(1))), ProblemCode.CATEGORY_UNKNOWN))
                .contains("alien");
        assertThat(prices.refused(with(two, Party.of(List.of("adult"), List.of(4))), ProblemCode.TOO_MANY_PEOPLE))
                .contains("Double", "3");
        assertThat(prices.refused(
                        with(two, Party.of(List.of("adult", "pet"), List.of(1, 3))), ProblemCode.TOO_MANY_OF_CATEGORY))
                .contains("2");
        prices.rule(hotel, RuleKind.CONDITION, "family", "maxAdults=2", "maxChildren=1");
        assertThat(prices.refused(with(two, Occupancy.of(3, 0)), ProblemCode.TOO_MANY_ADULTS))
                .contains("Double", "2");
        assertThat(prices.refused(with(two, Occupancy.of(1, 2)), ProblemCode.TOO_MANY_CHILDREN))
                .contains("1");
    }

    @Test
    void an_age_that_no_category_takes_is_refused() {
        prices.rule(hotel, RuleKind.AGE_CATEGORY, "adult", "fromAge=18", "kind=person", "counted=true", "adult=true");
        assertThat(prices.refused(
                        with(prices.ask(hotel, DAY, 1), new Occupancy(1, 1, List.of(7))), ProblemCode.AGE_UNKNOWN))
                .contains("7");
    }

    @Test
    void a_derived_plan_follows_every_change_of_its_parent() {
        UUID saver = prices.plan(hotel, "NRF", "parent=FLEX", "percent=-10", "roundTo=0.50");
        UUID deeper = prices.plan(hotel, "MEMBER", "parent=NRF", "amount=-5");
        QuoteAsk ask = prices.ask(hotel, DAY, 1);
        assertThat(prices.quote(under(ask, saver)).total()).isEqualTo(90_00);
        assertThat(prices.quote(under(ask, deeper)).total()).isEqualTo(85_00);

        house.calendar.setPrice(hotel.owner, hotel.product(), NightRange.of(DAY), 0, new Money(101_23, "EUR"));
        assertThat(prices.quote(under(ask, saver)).total())
                .as("91.107, to a multiple of 0.50")
                .isEqualTo(91_00);
        assertThat(prices.quote(under(ask, deeper)).total()).isEqualTo(86_00);

        prices.plan(hotel, "NRF", "parent=FLEX", "percent=-20");
        assertThat(prices.quote(under(ask, saver)).total()).isEqualTo(80_98);
        assertThat(prices.quote(under(ask, deeper)).total()).isEqualTo(75_98);
        QuoteExplanation explained = prices.explain(under(ask, deeper));
        assertThat(explained.nights().getFirst().steps())
                .extracting(NightSteps.Step::sort)
                .containsExactly(Sort.BASE, Sort.DERIVED, Sort.DERIVED);
        assertThat(explained.nights().getFirst().steps())
                .extracting(NightSteps.Step::amount)
                .containsExactly(101_23L, -20_25L, -5_00L);
    }

    @Test
    void prices_of_a_derived_plan_cannot_be_typed_and_circles_are_refused() {
        UUID saver = prices.plan(hotel, "NRF", "parent=FLEX", "percent=-10");
        assertProblem(
                ProblemCode.PLAN_DERIVED,
                () -> house.calendar.setPrice(
                        hotel.owner, new Product(hotel.typeId, saver), NightRange.of(DAY), 0, new Money(1, "EUR")));
        assertProblem(ProblemCode.PLAN_CYCLE, () -> prices.plan(hotel, "FLEX", "parent=NRF"));
        assertProblem(ProblemCode.PLAN_CYCLE, () -> prices.plan(hotel, "FLEX", "parent=FLEX"));
        assertThat(prices.quote(prices.ask(hotel, DAY, 1)).total()).isEqualTo(100_00);
    }

    @Test
    void restrictions_are_inherited_where_the_plan_says_so() {
        house.calendar.restrict(
                hotel.owner, hotel.product(), NightRange.of(DAY), new Restriction(3, 1, 0, false, false, false));
        UUID heir = prices.plan(hotel, "HEIR", "parent=FLEX", "inheritsRestrictions=true");
        UUID free = prices.plan(hotel, "FREE", "parent=FLEX");
        QuoteAsk ask = prices.ask(hotel, DAY, 2);
        assertThat(prices.refused(under(ask, heir), ProblemCode.MIN_STAY)).contains("3");
        assertThat(prices.quote(under(ask, free)).total()).isEqualTo(200_00);
        house.calendar.restrict(hotel.owner, hotel.product(), NightRange.of(DAY), Restriction.NONE);
        assertThat(prices.quote(under(ask, heir)).total()).isEqualTo(200_00);
        assertProblem(
                ProblemCode.PLAN_DERIVED,
                () -> house.calendar.restrict(
                        hotel.owner, new Product(hotel.typeId, heir), NightRange.of(DAY), Restriction.NONE));
    }

    @Test
    void prices_are_set_for_weekdays_of_a_range() {
        Days weekends =
                new Days(new NightRange(DAY, DAY.plusDays(13)), EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));
        assertThat(house.calendar.setPrice(hotel.owner, hotel.product(), weekends, 0, new Money(150_00, "EUR")))
                .isEqualTo(4);
        assertThat(prices.quote(prices.ask(hotel, DAY, 7)).nightAmounts())
                .containsExactly(100_00L, 100_00L, 150_00L, 150_00L, 100_00L, 100_00L, 100_00L);
        assertThat(house.calendar.restrict(
                        hotel.owner, hotel.product(), weekends, new Restriction(1, 1, 0, false, true, false)))
                .isEqualTo(4);
        assertThat(prices.refused(prices.ask(hotel, DAY.plusDays(2), 2), ProblemCode.CLOSED_TO_ARRIVAL))
                .contains("2026-07-03");
    }

    @Test
    void conditions_name_the_next_day_that_is_allowed() {
        prices.rule(
                hotel,
                RuleKind.CONDITION,
                "weeks",
                "arrivalDays=saturday",
                "departureDays=saturday;sunday",
                "minNights=7",
                "from=2026-07-01",
                "to=2026-07-31");
        assertThat(prices.refused(prices.ask(hotel, DAY, 7), ProblemCode.ARRIVAL_DAY_NOT_ALLOWED))
                .contains("2026-07-01", "2026-07-04");
        assertThat(prices.refused(prices.ask(hotel, DAY.plusDays(3), 9), ProblemCode.DEPARTURE_DAY_NOT_ALLOWED))
                .contains("2026-07-13", "2026-07-18");
        assertThat(prices.refused(prices.ask(hotel, DAY.plusDays(3), 1), ProblemCode.MIN_STAY))
                .contains("7");
        assertThat(prices.quote(prices.ask(hotel, DAY.plusDays(3), 7)).total()).isEqualTo(700_00);
        assertThat(prices.quote(prices.ask(hotel, DAY.minusDays(9), 2)).total()).isEqualTo(200_00);
    }

    @Test
    void many_stays_are_answered_in_order() {
        TestHotel other = house.plan().currency("JPY", 9_000).open();
        List<QuoteAsk> asks = List.of(
                prices.ask(hotel, DAY, 2),
                prices.ask(other, DAY, 1),
                under(prices.ask(hotel, DAY, 1), UUID.randomUUID()),
                prices.ask(hotel, DAY.plusDays(3), 1));
        List<QuoteAnswer> answers = house.database.read(handle -> prices.quotes.answer(handle, asks));
        assertThat(answers.get(0).orThrow().total()).isEqualTo(200_00);
        assertThat(answers.get(1).orThrow().currency()).isEqualTo("JPY");
        assertThat(answers.get(1).orThrow().total()).isEqualTo(9_000);
        assertThat(answers.get(2))
                .isInstanceOfSatisfying(
                        QuoteRefusal.class, r -> assertThat(r.code()).isEqualTo(ProblemCode.RATE_PLAN_UNKNOWN));
        assertThat(answers.get(3).orThrow().total()).isEqualTo(100_00);
    }

    @Test
    void another_server_sees_a_changed_rule_at_once() {
        QuoteFixture elsewhere = new QuoteFixture(house);
        assertThat(elsewhere.quote(prices.ask(hotel, DAY, 7)).total()).isEqualTo(700_00);
        prices.rule(hotel, RuleKind.DISCOUNT, "week", "kind=length", "percent=10", "minNights=7");
        assertThat(elsewhere.quote(prices.ask(hotel, DAY, 7)).total()).isEqualTo(630_00);
        prices.rules.delete(hotel.owner, hotel.propertyId, RuleKind.DISCOUNT, "week", -1);
        assertThat(elsewhere.quote(prices.ask(hotel, DAY, 7)).total()).isEqualTo(700_00);
    }

    @Test
    void rules_of_a_stale_version_are_not_saved() {
        Tariff seen = prices.rules.get(hotel.owner, hotel.propertyId);
        prices.rule(hotel, RuleKind.VAT_GROUP, "std", "percent=20");
        assertProblem(
                ProblemCode.VERSION_STALE,
                () -> prices.rules.save(
                        hotel.owner, hotel.propertyId, new VatGroup("std", "Standard", 1_000, true), seen.version()));
        assertThat(prices.rules.get(hotel.owner, hotel.propertyId).find(RuleKind.VAT_GROUP, "std"))
                .hasValue(new VatGroup("std", "Some name", 2_000, false));
    }

    @Test
    void what_is_in_use_cannot_be_taken_away() {
        ageTable();
        prices.rule(hotel, RuleKind.SUPPLEMENT, "dogs", "name=Dogs", "category=pet", "amount=3");
        assertProblem(
                ProblemCode.RULE_IN_USE,
                () -> prices.rules.delete(hotel.owner, hotel.propertyId, RuleKind.AGE_CATEGORY, "pet", -1));
        prices.rules.delete(hotel.owner, hotel.propertyId, RuleKind.SUPPLEMENT, "dogs", -1);
        prices.rules.delete(hotel.owner, hotel.propertyId, RuleKind.AGE_CATEGORY, "pet", -1);
        assertProblem(
                ProblemCode.RULE_UNKNOWN,
                () -> prices.rules.delete(hotel.owner, hotel.propertyId, RuleKind.AGE_CATEGORY, "pet", -1));
    }

    private static void assertProblem(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
