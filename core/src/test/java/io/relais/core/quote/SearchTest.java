package io.relais.core.quote;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.relais.connector.AriChange;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Party;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Occupancy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What others learn of prices: those who search, and the channels. */
class SearchTest {
    private static final TestHouse house = TestHouse.open();
    private final QuoteFixture prices = new QuoteFixture(house);
    private final TestHotel hotel = house.hotel();

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void channels_are_told_derived_prices_and_days_of_conditions() {
        UUID saver = prices.plan(hotel, "NRF", "parent=FLEX", "percent=-10");
        house.map(hotel.connectionId, new Mapping("room", "saver", hotel.typeId, saver));
        house.deliveryParts.round();
        house.time().advance(java.time.Duration.ofSeconds(5));
        house.calendar.setPrice(hotel.owner, hotel.product(), NightRange.of(DAY), 0, new Money(200_00, "EUR"));
        assertThat(changes())
                .contains(
                        new AriChange.Price("room", "rate", NightRange.of(DAY), 0, new Money(200_00, "EUR")),
                        new AriChange.Price("room", "saver", NightRange.of(DAY), 0, new Money(180_00, "EUR")));
        house.time().advance(java.time.Duration.ofSeconds(5));
        prices.rule(
                hotel,
                RuleKind.CONDITION,
                "day",
                "arrivalDays=saturday",
                "minNights=7",
                "ratePlans=NRF",
                "from=2026-07-01",
                "to=2026-07-01");
        assertThat(changes())
                .containsExactly(new AriChange.Restricted(
                        "room",
                        "saver",
                        NightRange.of(DAY),
                        new io.relais.vocabulary.Restriction(7, 1, 0, false, true, false)));
    }

    private List<AriChange> changes() {
        return house.deliveryParts.round().stream()
                .flatMap(packet -> packet.letters().stream())
                .flatMap(letter -> letter.message().changes().stream())
                .toList();
    }

    @Test
    void search_tells_every_type_and_plan_with_units_left_and_reason() {
        UUID saver = prices.plan(hotel, "NRF", "parent=FLEX", "percent=-10");
        UUID single = hotel.addType("Single", 2, new java.util.ArrayList<>());
        hotel.sell(DAY, 1);
        List<Offer> offers = prices.search.search(
                hotel.owner,
                new SearchAsk(
                        List.of(),
                        io.relais.vocabulary.StayDates.of(DAY, 3),
                        Occupancy.of(2, 0),
                        Party.NONE,
                        List.of(),
                        ""));
        assertThat(offers).hasSize(4);
        assertThat(offer(offers, "Double/NRF").left()).isEqualTo(3);
        assertThat(offer(offers, "Double/NRF").ratePlan().id()).isEqualTo(saver);
        assertThat(offer(offers, "Double/NRF").answer().orThrow().total()).isEqualTo(270_00);
        assertThat(offer(offers, "Single/FLEX").unitType().id()).isEqualTo(single);
        assertThat(offer(offers, "Single/FLEX").isBookable()).isFalse();
        assertThat(offer(offers, "Single/FLEX").answer())
                .isInstanceOfSatisfying(
                        QuoteRefusal.class, r -> assertThat(r.code()).isEqualTo(ProblemCode.NO_PRICE));
    }

    private static Offer offer(List<Offer> offers, String key) {
        return offers.stream()
                .filter(o -> key.equals(o.unitType().name() + "/" + o.ratePlan().code()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void search_sees_own_properties_only_and_no_past() {
        TestHotel foreign = house.hotel();
        SearchAsk theirs = new SearchAsk(
                List.of(foreign.propertyId),
                io.relais.vocabulary.StayDates.of(DAY, 1),
                Occupancy.of(2, 0),
                Party.NONE,
                List.of(),
                "");
        assertProblem(ProblemCode.PROPERTY_UNKNOWN, () -> prices.search.search(hotel.owner, theirs));
        assertProblem(ProblemCode.PROPERTY_UNKNOWN, () -> prices.rules.get(hotel.owner, foreign.propertyId));
        assertProblem(
                ProblemCode.PROPERTY_UNKNOWN,
                () -> prices.rules.save(
                        hotel.owner, foreign.propertyId, new VatGroup("std", "Standard", 1_000, true), -1));
        SearchAsk past = new SearchAsk(
                List.of(),
                io.relais.vocabulary.StayDates.of(DAY.minusYears(1), 1),
                Occupancy.of(2, 0),
                Party.NONE,
                List.of(),
                "");
        assertProblem(ProblemCode.PAST_ARRIVAL, () -> prices.search.search(hotel.owner, past));
    }

    private static void assertProblem(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
