package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriChange;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.delivery.ChannelRule.Kind;
import io.relais.core.delivery.ChannelRule.Scope;
import io.relais.core.delivery.ChannelRule.Values;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is different for one channel reaches its partner, and no other. */
class ChannelRulesTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(10).open();
    private final ChannelRules rules = house.deliveryParts.channelRules;

    @BeforeEach
    void tell_what_there_is() {
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
        round();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void units_are_what_is_left_after_buffer_allotment_and_stop_sell() {
        save(Kind.BUFFER, Scope.ALL, Values.count(2));
        assertThat(units(DAY)).isEqualTo(8);
        save(Kind.ALLOTMENT, Scope.ALL, Values.count(3));
        assertThat(units(DAY)).isEqualTo(3);
        hotel.capacity(hotel.typeId, 4);
        round();
        assertThat(units(DAY)).isEqualTo(2);
        save(Kind.STOP_SELL, on(DAY, DAY), Values.NONE);
        assertThat(units(DAY)).isZero();
        assertThat(units(DAY.plusDays(1))).isEqualTo(2);
    }

    @Test
    void a_buffer_for_slow_times_holds_only_while_the_channel_is_slow() {
        save(Kind.BUFFER, Scope.ALL, Values.countWhenSlow(2));
        assertThat(units(DAY)).isEqualTo(10);
        slow(true);
        assertThat(units(DAY)).isEqualTo(8);
        slow(false);
        assertThat(units(DAY)).isEqualTo(10);
    }

    @Test
    void a_price_is_marked_up_converted_and_rounded_in_that_order() {
        save(Kind.MARKUP, Scope.ALL, Values.markup(1_500, 1_00));
        assertThat(price(DAY)).isEqualTo(116_00);
        save(Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("JPY", 160, 1)));
        assertThat(price(DAY)).isEqualTo(18_560);
        save(Kind.ROUNDING, Scope.ALL, Values.rounding(PriceRounding.NINETY));
        assertThat(price(DAY)).isEqualTo(18_590);
    }

    @Test
    void another_currency_is_told_with_every_price_even_where_the_number_is_the_same() {
        house.partner.takeSent();
        save(Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("USD", 1, 1)));
        assertThat(house.partner.takeSentChanges())
                .containsExactly(new AriChange.Price("room", "rate", TestHotel.season(), 0, new Money(100_00, "USD")));
    }

    @Test
    void rules_of_stays_meet_what_the_house_demands_and_end_with_the_rule() {
        ChannelRule closed = save(Kind.CLOSED, on(DAY, DAY.plusDays(1)), Values.NONE);
        ChannelRule longer = save(Kind.MIN_STAY, on(DAY, DAY), Values.count(3));
        assertThat(closed(DAY)).isEqualTo(1);
        assertThat(closed(DAY.plusDays(2))).isZero();
        rules.delete(hotel.owner, hotel.connectionId, closed.id());
        round();
        assertThat(closed(DAY)).isZero();
        assertThat(rules.list(hotel.owner, hotel.connectionId)).containsExactly(longer);
    }

    @Test
    void a_rule_holds_for_its_channel_its_weekdays_and_its_plans_only() {
        TestHotel.Channel other = hotel.addChannel(io.relais.core.FakePartner.ID, "elsewhere");
        house.map(
                other.connectionId(),
                new io.relais.core.connection.Mapping("room", "rate", hotel.typeId, hotel.planId));
        int monday = 1;
        save(Kind.MARKUP, new Scope(List.of(), List.of(hotel.planId), null, null, monday), Values.markup(0, 5_00));
        LocalDate aMonday = DAY.with(java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY));
        assertThat(price(aMonday)).isEqualTo(105_00);
        assertThat(price(aMonday.plusDays(1))).isEqualTo(100_00);
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, other.connectionId(), TestHotel.season(), false);
            return true;
        });
        round();
        assertThat(house.partner.calendar()).containsEntry("elsewhere/price0/room/rate/" + aMonday, 100_00L);
    }

    @Test
    void a_rule_is_remembered_with_who_made_it() {
        ChannelRule rule = save(Kind.ALLOTMENT, Scope.ALL, Values.count(3));
        assertThat(rule.changed().actor()).isEqualTo(hotel.owner.actor());
        ChannelRule changed = rules.save(
                hotel.owner,
                new ChannelRules.Wish(rule.id(), hotel.connectionId, Kind.ALLOTMENT, Scope.ALL, Values.count(4), 1));
        round();
        assertThat(units(DAY)).isEqualTo(4);
        assertThat(rules.list(hotel.owner, hotel.connectionId)).containsExactly(changed);
        CellEntry told =
                house.deliveryParts.asOf.history(hotel.owner, cell(DAY)).get(1);
        assertThat(told.causes()).contains(changed.changed().eventId());
    }

    @Test
    void what_makes_no_sense_is_refused_by_name() {
        refused(Kind.ALLOTMENT, Scope.ALL, Values.count(-1), ProblemCode.VALUE_INVALID);
        refused(Kind.CURRENCY, Scope.ALL, Values.NONE, ProblemCode.VALUE_MISSING);
        refused(Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("EUR", 1, 1)), ProblemCode.VALUE_INVALID);
        refused(Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("XXL", 1, 1)), ProblemCode.VALUE_INVALID);
        refused(Kind.CURRENCY, on(DAY, DAY), Values.rate(new ChannelRule.Rate("USD", 1, 1)), ProblemCode.VALUE_INVALID);
        refused(
                Kind.BUFFER,
                new Scope(List.of(), List.of(hotel.planId), null, null, 127),
                Values.count(1),
                ProblemCode.VALUE_INVALID);
        refused(
                Kind.STOP_SELL,
                new Scope(List.of(UUID.randomUUID()), List.of(), null, null, 127),
                Values.NONE,
                ProblemCode.UNIT_TYPE_UNKNOWN);
        assertThatThrownBy(() -> rules.delete(hotel.owner, hotel.connectionId, UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CHANNEL_RULE_UNKNOWN));
        assertThatThrownBy(() -> rules.list(house.hotel().owner, hotel.connectionId))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.CONNECTION_UNKNOWN));
    }

    @Test
    void of_two_currencies_at_the_same_instant_one_is_refused() {
        Callable<ChannelRule> add = () -> rules.save(
                hotel.owner, wish(Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("USD", 11, 10))));
        assertThat(AtOnce.run(List.of(add, add)).stream().filter(AtOnce.Outcome::ok))
                .hasSize(1);
        assertThat(rules.list(hotel.owner, hotel.connectionId)).hasSize(1);
    }

    /** Whatever the order in which rule, price and courier come: when all is quiet the partner holds what is desired. */
    @Test
    void a_rule_that_changes_beside_packing_is_never_lost() {
        ChannelRule rule = save(Kind.MARKUP, Scope.ALL, Values.markup(0, 1_00));
        for (int i = 0; i < AtOnce.times(8, 60); i++) {
            long added = 2_00L + i;
            Callable<Boolean> change = () -> {
                rules.save(
                        hotel.owner,
                        new ChannelRules.Wish(
                                rule.id(), hotel.connectionId, Kind.MARKUP, Scope.ALL, Values.markup(0, added), 1));
                return true;
            };
            Callable<Boolean> price = () -> {
                house.calendar.setPrice(
                        hotel.owner,
                        new Product(hotel.typeId, hotel.planId),
                        NightRange.of(DAY),
                        0,
                        new Money(200_00 + added, "EUR"));
                return true;
            };
            Callable<Boolean> tell = () -> {
                house.deliveryParts.round();
                return true;
            };
            assertThat(AtOnce.run(List.of(change, price, tell, tell))).allMatch(AtOnce.Outcome::ok);
            assertThat(price(DAY)).isEqualTo(200_00 + added + added);
            assertThat(price(DAY.plusDays(1))).isEqualTo(100_00 + added);
        }
        assertThat(house.deliveryParts.differences.list(hotel.owner, hotel.propertyId))
                .allMatch(standing -> standing.differing() == 0);
    }

    private void refused(Kind kind, Scope scope, Values values, ProblemCode code) {
        assertThatThrownBy(() -> rules.save(hotel.owner, wish(kind, scope, values)))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private ChannelRules.Wish wish(Kind kind, Scope scope, Values values) {
        return new ChannelRules.Wish(null, hotel.connectionId, kind, scope, values, 1);
    }

    private ChannelRule save(Kind kind, Scope scope, Values values) {
        ChannelRule rule = rules.save(hotel.owner, wish(kind, scope, values));
        round();
        return rule;
    }

    private static Scope on(LocalDate first, LocalDate last) {
        return new Scope(List.of(), List.of(), first, last, 127);
    }

    private void slow(boolean slow) {
        house.database.write(handle -> {
            handle.createUpdate("update courier set slow = :slow")
                    .bind("slow", slow)
                    .execute();
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
        round();
    }

    private CellAsk cell(LocalDate night) {
        return new CellAsk(hotel.connectionId, "room", "", Cell.AVAILABILITY, night);
    }

    private void round() {
        Stream.generate(() -> {
                    house.time().advance(java.time.Duration.ofSeconds(2));
                    return house.deliveryParts.round();
                })
                .takeWhile(packets -> !packets.isEmpty())
                .limit(20)
                .forEach(packets -> {});
    }

    private long units(LocalDate night) {
        return at("availability", "room/", night);
    }

    private long price(LocalDate night) {
        round();
        return at("price0", "room/rate", night);
    }

    private long closed(LocalDate night) {
        return at("closed", "room/rate", night);
    }

    private long at(String kind, String product, LocalDate night) {
        return house.partner.calendar().getOrDefault(hotel.remoteId + "/" + kind + "/" + product + "/" + night, -1L);
    }
}
