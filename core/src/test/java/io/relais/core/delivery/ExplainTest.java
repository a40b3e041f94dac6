package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.AtOnce;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.delivery.ChannelRule.Kind;
import io.relais.core.delivery.ChannelRule.Scope;
import io.relais.core.delivery.ChannelRule.Values;
import io.relais.core.delivery.Explanation.Closing;
import io.relais.core.delivery.Explanation.Code;
import io.relais.core.inventory.Days;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.QuoteFixture;
import io.relais.core.quote.RuleKind;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An explanation tells the chain to a value, and the chain alone makes the value again. */
class ExplainTest {
    private static final long SEED = 20_261_123L;

    private final TestHouse house = TestHouse.open(new FakePartner(), new RoomPricedPartner(), new StayPricedPartner());
    private final TestHotel hotel = house.plan().units(6).open();
    private final DeliveryFixture parts = house.deliveryParts;
    private final SplittableRandom random = new SplittableRandom(SEED);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_price_is_told_from_the_one_typed_to_the_one_at_the_partner() {
        QuoteFixture quotes = new QuoteFixture(house);
        UUID saver = quotes.plan(hotel, "SAVE", "parent=FLEX", "percent=-10", "roundTo=1");
        house.map(hotel.connectionId, new Mapping("room", "saver", hotel.typeId, saver));
        rule(Kind.MARKUP, Scope.ALL, Values.markup(1_000, 0));
        rule(Kind.ROUNDING, Scope.ALL, Values.rounding(PriceRounding.NINETY));
        price(hotel.typeId, 0, NightRange.of(DAY), 120_00);
        round();
        Explanation told = parts.explain.explain(hotel.owner, ask(hotel.connectionId, "saver", "price:0", DAY));
        assertThat(told.steps().stream().map(Explanation.Step::code))
                .containsExactly(Code.PRICE, Code.DERIVED, Code.MARKUP, Code.ROUNDING);
        assertThat(told.steps().stream().map(Explanation.Step::after))
                .containsExactly(120_00L, 108_00L, 118_80L, 118_90L);
        assertThat(told.steps()).allSatisfy(step -> assertThat(step.by()).isNotNull());
        assertThat(told.recompute()).hasValue(118_90);
        assertThat(told.held().acknowledged()).isEqualTo(118_90);
        assertThat(told.history().getFirst().state()).isEqualTo(CellState.ACKNOWLEDGED);
        assertThat(told.closed()).isEmpty();
    }

    @Test
    void the_step_from_capacity_names_who_sold_and_why_nothing_is_left() {
        hotel.sell(DAY, 1);
        rule(Kind.BUFFER, Scope.ALL, Values.count(5));
        round();
        Explanation told = parts.explain.explain(hotel.owner, ask(hotel.connectionId, "", "availability", DAY));
        assertThat(told.steps().stream().map(Explanation.Step::after)).containsExactly(6L, 5L, 5L, 0L);
        assertThat(told.steps().get(1).by()).isNotNull();
        assertThat(told.closed())
                .singleElement()
                .satisfies(closed -> assertThat(closed.reason()).isEqualTo(Closing.BUFFER));
        assertThat(told.causes()).isNotEmpty();
    }

    @Test
    void a_closed_night_says_every_reason() {
        CellAsk ask = ask(hotel.connectionId, "rate", "", DAY);
        assertThat(parts.explain.closed(hotel.owner, ask, "price:0")).isEmpty();
        rule(Kind.CLOSED, Scope.ALL, Values.NONE);
        rule(Kind.STOP_SELL, Scope.ALL, Values.NONE);
        assertThat(reasons(ask, "price:3"))
                .containsExactly(Closing.STOP_SELL, Closing.NO_PRICE, Closing.CLOSED_BY_RULE);
        CellAsk far = ask(hotel.connectionId, "rate", "", DAY.plusYears(1));
        assertThat(reasons(far, "price:0")).containsExactly(Closing.NOT_OPEN, Closing.NO_PRICE, Closing.NOT_OPEN);
    }

    @Test
    void what_is_not_mapped_or_not_a_value_is_refused_by_name() {
        refused(ask(hotel.connectionId, "nothing", "price:0", DAY), ProblemCode.PRODUCT_UNMAPPED);
        refused(ask(hotel.connectionId, "rate", "weather", DAY), ProblemCode.VALUE_INVALID);
        refused(ask(UUID.randomUUID(), "rate", "price:0", DAY), ProblemCode.CONNECTION_UNKNOWN);
    }

    @Test
    void random_cells_are_computed_again_from_their_explanation_alone() {
        List<UUID> connections = furnish();
        Map<CellAsk, Long> desired = new HashMap<>();
        connections.forEach(id -> desired.putAll(desired(id)));
        assertThat(desired.size()).isGreaterThan(1_000);
        List<CellAsk> cells = new ArrayList<>(desired.keySet());
        for (int i = 0; i < AtOnce.times(400, 10_000); i++) {
            CellAsk cell = cells.get(random.nextInt(cells.size()));
            Explanation told = parts.explain.explain(hotel.owner, cell);
            assertThat(told.recompute())
                    .as("%s by %s", cell, told.steps())
                    .isEqualTo(OptionalLong.of(desired.getOrDefault(cell, -1L)));
        }
    }

    /** Two channels, one of them in another currency, derived plans, conditions, sales, and rules of every kind. */
    private List<UUID> furnish() {
        for (int i = 0; i < 4; i++) {
            hotel.sell(DAY.plusDays(random.nextInt(20)), 1 + random.nextInt(5));
        }
        QuoteFixture quotes = new QuoteFixture(house);
        UUID saver =
                quotes.plan(hotel, "SAVE", "parent=FLEX", "percent=-12.5", "amount=-3", "inheritsRestrictions=true");
        UUID last = quotes.plan(hotel, "LAST", "parent=SAVE", "percent=7", "roundTo=0.50");
        UUID twin = hotel.addType("Twin", 9, new ArrayList<>());
        UUID other = hotel.addChannel(RoomPricedPartner.ID, "elsewhere").connectionId();
        UUID stays = hotel.addChannel(StayPricedPartner.ID, "for-stays").connectionId();
        List<UUID> connections = List.of(hotel.connectionId, other, stays);
        for (UUID connection : connections) {
            int rate = 0;
            for (UUID plan : List.of(hotel.planId, saver, last)) {
                house.map(connection, new Mapping("room", "rate" + rate, hotel.typeId, plan));
                house.map(connection, new Mapping("twin", "rate" + rate++, twin, plan));
            }
        }
        for (int i = 0; i < 30; i++) {
            UUID type = random.nextBoolean() ? hotel.typeId : twin;
            price(type, random.nextInt(4), nights(), 50_00 + random.nextInt(200_00));
            house.calendar.restrict(
                    hotel.owner,
                    new Product(type, hotel.planId),
                    new Days(nights(), EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)), DayOfWeek.MONDAY)),
                    new Restriction(
                            1 + random.nextInt(5),
                            1 + random.nextInt(5),
                            random.nextInt(10),
                            random.nextInt(5) == 0,
                            random.nextBoolean(),
                            random.nextBoolean()));
        }
        quotes.rule(hotel, RuleKind.CONDITION, "weekend", "arrivalDays=friday;saturday", "minNights=2", "maxNights=9");
        connections.forEach(this::randomRules);
        parts.channelRules.save(
                hotel.owner,
                wish(other, Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("KWD", 337, 1_000))));
        return connections;
    }

    private void randomRules(UUID connection) {
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 3 && kind != Kind.CURRENCY; i++) {
                LocalDate first = DAY.plusDays(random.nextInt(30));
                Scope scope = new Scope(
                        random.nextBoolean() ? List.of() : List.of(hotel.typeId),
                        List.of(),
                        random.nextBoolean() ? null : first,
                        random.nextBoolean() ? null : first.plusDays(random.nextInt(30)),
                        1 + random.nextInt(127));
                parts.channelRules.save(hotel.owner, wish(connection, kind, scope, values(kind)));
            }
        }
    }

    private Values values(Kind kind) {
        return switch (kind) {
            case STOP_SELL, CLOSED -> Values.NONE;
            case ALLOTMENT, BUFFER, MIN_STAY -> Values.count(1 + random.nextInt(6));
            case MARKUP -> Values.markup(random.nextInt(-2_000, 4_000), random.nextInt(-10_00, 10_00));
            case CURRENCY -> throw new IllegalArgumentException();
            case ROUNDING -> Values.rounding(random.nextBoolean() ? PriceRounding.FIVE : PriceRounding.NINETY_NINE);
        };
    }

    private Map<CellAsk, Long> desired(UUID connection) {
        List<Desired.Range> ranges =
                house.database.read(handle -> parts.rules.types(handle, List.of(connection))).stream()
                        .map(type -> new Desired.Range(type, new NightRange(DAY, DAY.plusDays(50)), DirtyNights.ALL))
                        .toList();
        String channel = house.connections.find(connection).orElseThrow().channel();
        Desired.Target target = new Desired.Target(
                connection,
                "EUR",
                new Telling(
                        !channel.equals(RoomPricedPartner.ID),
                        channel.equals(RoomPricedPartner.ID),
                        channel.equals(StayPricedPartner.ID) ? StayPricedPartner.NIGHTS : 0,
                        new NightRange(
                                DAY,
                                DAY.plusDays(house.connectors.manifest(channel).horizonNights() - 1))),
                Dialect.of(house.connectors.manifest(channel)));
        Map<CellAsk, Long> cells = new HashMap<>();
        for (Series series : house.database
                .read(handle -> parts.desired.compute(handle, target, ranges))
                .series()) {
            series.asked().stream()
                    .filter(day -> series.values()[day] != Page.NONE)
                    .forEach(day -> {
                        Cell cell = series.cell(day);
                        cells.put(
                                new CellAsk(connection, cell.roomId(), cell.rateId(), cell.facet(), cell.night()),
                                cell.value());
                    });
        }
        return cells;
    }

    private List<Closing> reasons(CellAsk ask, String priceFacet) {
        return parts.explain.closed(hotel.owner, ask, priceFacet).stream()
                .map(Explanation.Closed::reason)
                .toList();
    }

    private void refused(CellAsk ask, ProblemCode code) {
        assertThatThrownBy(() -> parts.explain.explain(hotel.owner, ask))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private static CellAsk ask(UUID connection, String rate, String facet, LocalDate night) {
        return new CellAsk(connection, "room", rate, facet, night);
    }

    private NightRange nights() {
        LocalDate first = DAY.plusDays(random.nextInt(40));
        return new NightRange(first, first.plusDays(random.nextInt(15)));
    }

    private void price(UUID type, int occupancy, NightRange nights, long minor) {
        house.calendar.setPrice(
                hotel.owner, new Product(type, hotel.planId), nights, occupancy, new Money(minor, "EUR"));
    }

    private void rule(Kind kind, Scope scope, Values values) {
        parts.channelRules.save(hotel.owner, wish(hotel.connectionId, kind, scope, values));
    }

    private static ChannelRules.Wish wish(UUID connection, Kind kind, Scope scope, Values values) {
        return new ChannelRules.Wish(null, connection, kind, scope, values, 1);
    }

    private void round() {
        for (int i = 0; i < 3; i++) {
            house.time().advance(java.time.Duration.ofSeconds(1));
            parts.round();
        }
    }
}
