package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.AriChange;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.delivery.ChannelRule.Kind;
import io.relais.core.delivery.ChannelRule.Scope;
import io.relais.core.delivery.ChannelRule.Values;
import io.relais.core.inventory.Days;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partner that counts stays is told totals, by the night of arrival. Its longest stay is five nights. */
class StayPriceTest {
    private final TestHouse house = TestHouse.open(new FakePartner(), new StayPricedPartner());
    private final TestHotel hotel = house.plan().units(3).unpriced().open();
    private final DeliveryFixture parts = house.deliveryParts;
    private UUID connection = hotel.connectionId;

    @BeforeEach
    void connect() {
        connection = hotel.addChannel(StayPricedPartner.ID, "stays").connectionId();
        house.map(connection, new Mapping("r", "p", hotel.typeId, hotel.planId));
        hotel.price(hotel.typeId, 2, 100_00);
        house.database.write(handle -> {
            List.of(connection, hotel.connectionId)
                    .forEach(id -> house.dirtyNights.markAll(handle, id, TestHotel.season(), false));
            return true;
        });
        told();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void stays_cost_what_their_nights_cost_and_arrivals_with_equal_totals_are_one_run() {
        price(DAY.plusDays(10), 130_00);
        assertThat(told())
                .containsExactly(
                        stays(6, 6, 100_00, 200_00, 300_00, 400_00, 530_00),
                        stays(7, 7, 100_00, 200_00, 300_00, 430_00, 530_00),
                        stays(8, 8, 100_00, 200_00, 330_00, 430_00, 530_00),
                        stays(9, 9, 100_00, 230_00, 330_00, 430_00, 530_00),
                        stays(10, 10, 130_00, 230_00, 330_00, 430_00, 530_00));
        price(DAY.plusDays(10), 100_00);
        assertThat(told()).containsExactly(stays(6, 10, 100_00, 200_00, 300_00, 400_00, 500_00));
    }

    @Test
    void rules_of_the_channel_change_each_night_before_it_is_added() {
        price(DAY.plusDays(10), 104_10);
        told();
        save(Kind.ROUNDING, Values.rounding(PriceRounding.NINETY));
        assertThat(told()).contains(stays(10, 10, 103_90, 203_80, 303_70, 403_60, 503_50));
    }

    @Test
    void a_stay_that_restrictions_forbid_cannot_be_booked() {
        restrict(DAY.plusDays(10), new Restriction(2, 1, 3, false, false, false));
        assertThat(told()).contains(stays(10, 10, 0, 200_00, 300_00));
        restrict(DAY.plusDays(10), new Restriction(1, 1, 0, true, false, false));
        assertThat(told())
                .contains(stays(10, 10))
                .contains(stays(9, 9, 100_00))
                .contains(stays(6, 6, 100_00, 200_00, 300_00, 400_00));
        restrict(DAY.plusDays(10), new Restriction(1, 1, 0, false, false, true));
        assertThat(told()).contains(stays(9, 9, 0, 200_00, 300_00, 400_00, 500_00));
        restrict(DAY.plusDays(10), new Restriction(1, 4, 0, false, true, false));
        assertThat(told()).contains(stays(10, 10)).contains(stays(9, 9, 100_00, 0, 0, 400_00, 500_00));
    }

    @Test
    void the_last_arrivals_of_the_horizon_grow_with_it() {
        LocalDate last = horizon().last();
        NightRange nights = new NightRange(last.minusDays(5), last.plusDays(20));
        house.calendar.setCapacity(hotel.owner, hotel.propertyId, hotel.typeId, nights, 3);
        house.calendar.setPrice(hotel.owner, hotel.product(), nights, 2, new Money(100_00, "EUR"));
        told();
        assertThat(value(last.minusDays(1))).containsExactly(100_00L, 200_00L);
        assertThat(value(last)).containsExactly(100_00L);
        house.time().advance(Duration.ofDays(1));
        assertThat(value(last)).containsExactly(100_00L, 200_00L);
    }

    @Test
    void a_refused_total_is_not_said_again_until_another_is_wanted() {
        StayPricedPartner partner = partner();
        partner.refuse(change -> change instanceof AriChange.Stays stays && stays.occupancy() == 2);
        price(DAY.plusDays(10), 130_00);
        assertThat(told()).hasSize(5);
        partner.refuse(change -> false);
        parts.round();
        assertThat(partner.takeSentChanges()).isEmpty();
        price(DAY.plusDays(10), 140_00);
        assertThat(told()).hasSize(5);
        Explanation explained = explain(DAY.plusDays(10));
        assertThat(explained.held().acknowledged())
                .isEqualTo(explained.recompute().orElseThrow());
    }

    @Test
    void an_explanation_has_the_totals_of_what_is_told_and_of_what_was() {
        price(DAY.plusDays(10), 130_00);
        told();
        Explanation explained = explain(DAY.plusDays(10));
        long now = explained.recompute().orElseThrow();
        assertThat(explained.totals()).containsEntry(now, List.of(130_00L, 230_00L, 330_00L, 430_00L, 530_00L));
        long before = explained.history().getLast().value();
        assertThat(explained.totals()).containsEntry(before, List.of(100_00L, 200_00L, 300_00L, 400_00L, 500_00L));
        assertThat(explained.history().get(1).causes()).isNotEmpty();
        assertThat(explain(DAY.plusDays(8)).history().get(1).causes())
                .isEqualTo(explained.history().get(1).causes());
    }

    @Test
    void nothing_is_told_twice_and_nothing_differs_afterwards() {
        parts.round();
        assertThat(partner().takeSentChanges()).isEmpty();
        assertThat(parts.differences.list(hotel.owner, hotel.propertyId))
                .allSatisfy(standing -> assertThat(standing.differing()).isZero());
    }

    @Test
    void a_dry_run_shows_the_first_total_that_differs() {
        Effect effect = parts.dryRun.preview(hotel.owner, hotel.propertyId, this::raise).stream()
                .filter(one -> one.connectionId().equals(connection))
                .findFirst()
                .orElseThrow();
        assertThat(effect.cells()).isEqualTo(5);
        assertThat(effect.sample().getFirst().before()).isEqualTo(500_00);
        assertThat(effect.sample().getFirst().after()).isEqualTo(530_00);
    }

    private void raise(Handle handle) {
        handle.execute("update price set amount = 13000 where night = ?", DAY.plusDays(10));
        new DirtyNights(house.clock)
                .mark(
                        handle,
                        List.of(new DirtyNights.Mark(
                                hotel.typeId, NightRange.of(DAY.plusDays(10)), DirtyNights.PRICES, null)),
                        "");
    }

    private AriChange stays(int first, int last, long... totals) {
        List<Long> list = new ArrayList<>();
        for (long total : totals) {
            list.add(total);
        }
        return new AriChange.Stays("r", "p", new NightRange(DAY.plusDays(first), DAY.plusDays(last)), 2, "EUR", list);
    }

    /** What the partner heard of stays in the next round. */
    private List<AriChange> told() {
        partner().takeSent();
        house.time().advance(Duration.ofSeconds(1));
        parts.round();
        return partner().takeSentChanges().stream()
                .filter(AriChange.Stays.class::isInstance)
                .toList();
    }

    private StayPricedPartner partner() {
        return house.connectors.get(StayPricedPartner.ID, StayPricedPartner.class);
    }

    private NightRange horizon() {
        LocalDate today = LocalDate.now(house.clock);
        return new NightRange(
                today,
                today.plusDays(house.connectors.manifest(StayPricedPartner.ID).horizonNights() - 1));
    }

    private List<Long> value(LocalDate night) {
        Explanation explained = explain(night);
        return explained.totals().getOrDefault(explained.recompute().orElse(0), List.of());
    }

    private Explanation explain(LocalDate night) {
        return parts.explain.explain(hotel.owner, new CellAsk(connection, "r", "p", "stays:2", night));
    }

    private void price(LocalDate night, long minor) {
        house.calendar.setPrice(hotel.owner, hotel.product(), NightRange.of(night), 2, new Money(minor, "EUR"));
    }

    private void restrict(LocalDate night, Restriction restriction) {
        house.calendar.restrict(hotel.owner, hotel.product(), Days.all(NightRange.of(night)), restriction);
    }

    private void save(Kind kind, Values values) {
        parts.channelRules.save(hotel.owner, new ChannelRules.Wish(null, connection, kind, Scope.ALL, values, 1));
    }
}
