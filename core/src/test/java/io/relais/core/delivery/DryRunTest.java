package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.delivery.ChannelRule.Kind;
import io.relais.core.delivery.ChannelRule.Scope;
import io.relais.core.delivery.ChannelRule.Values;
import io.relais.core.inventory.Nights;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a change would do is told for each channel, and nothing of it happens. */
class DryRunTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();
    private final UUID other = hotel.addChannel(FakePartner.ID, "elsewhere").connectionId();
    private final DeliveryFixture parts = house.deliveryParts;

    @BeforeEach
    void tell_what_there_is() {
        house.map(other, new Mapping("room", "rate", hotel.typeId, hotel.planId));
        parts.channelRules.save(
                hotel.owner, new ChannelRules.Wish(null, other, Kind.ALLOTMENT, Scope.ALL, Values.count(2), 1));
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            house.dirtyNights.markAll(handle, other, TestHotel.season(), false);
            return true;
        });
        round();
        house.partner.takeSent();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_capacity_counts_where_it_is_seen() {
        house.partner.limitMessagesTo(1);
        List<Effect> effects = parts.dryRun.preview(hotel.owner, hotel.propertyId, handle -> capacity(handle, 3));
        assertThat(effects).hasSize(2);
        Effect first = effect(effects, hotel.connectionId);
        assertThat(first.cells()).isEqualTo(10);
        assertThat(first.messages()).isEqualTo(1);
        assertThat(first.sample())
                .hasSize(10)
                .contains(new Effect.CellChange("room", "", Cell.AVAILABILITY, DAY, 4L, 3L));
        assertThat(effect(effects, other).cells()).isZero();
        assertThat(effect(effects, other).messages()).isZero();
        nothingHappened();
    }

    @Test
    void a_rule_is_tried_at_its_channel_only() {
        ChannelRules.Wish wish = new ChannelRules.Wish(null, other, Kind.MARKUP, Scope.ALL, Values.markup(1_000, 0), 1);
        List<Effect> effects = parts.dryRun.preview(
                hotel.owner, hotel.propertyId, handle -> parts.channelRules.save(handle, hotel.owner, wish));
        assertThat(effect(effects, hotel.connectionId).cells()).isZero();
        assertThat(effect(effects, other).cells()).isEqualTo(TestHotel.season().count());
        assertThat(parts.channelRules.list(hotel.owner, other)).hasSize(1);
        nothingHappened();
    }

    @Test
    void another_currency_counts_every_price() {
        ChannelRules.Wish wish = new ChannelRules.Wish(
                null, other, Kind.CURRENCY, Scope.ALL, Values.rate(new ChannelRule.Rate("USD", 1, 1)), 1);
        Effect effect = effect(
                parts.dryRun.preview(
                        hotel.owner, hotel.propertyId, handle -> parts.channelRules.save(handle, hotel.owner, wish)),
                other);
        assertThat(effect.cells()).isEqualTo(TestHotel.season().count());
        assertThat(effect.currency()).isEqualTo("USD");
    }

    @Test
    void a_refused_change_is_refused_here_too_and_leaves_nothing() {
        assertThatThrownBy(() -> parts.dryRun.preview(hotel.owner, hotel.propertyId, handle -> {
                    capacity(handle, 1);
                    throw Problem.of(ProblemCode.NO_ROOM, "room", DAY);
                }))
                .isInstanceOf(Problem.class);
        nothingHappened();
        assertThatThrownBy(() -> parts.dryRun.preview(house.hotel().owner, hotel.propertyId, handle -> {}))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.PROPERTY_UNKNOWN));
    }

    private void capacity(Handle handle, int units) {
        NightRange nights = new NightRange(DAY, DAY.plusDays(9));
        new Nights().open(handle, hotel.typeId, nights, units);
        house.dirtyNights.mark(
                handle, List.of(new DirtyNights.Mark(hotel.typeId, nights, DirtyNights.AVAILABILITY, null)), "");
    }

    private static Effect effect(List<Effect> effects, UUID connection) {
        return effects.stream()
                .filter(effect -> effect.connectionId().equals(connection))
                .findFirst()
                .orElseThrow();
    }

    private void nothingHappened() {
        assertThat(hotel.free(DAY)).isEqualTo(4);
        round();
        assertThat(house.partner.takeSent()).isEmpty();
    }

    private void round() {
        for (int i = 0; i < 3; i++) {
            house.time().advance(Duration.ofSeconds(1));
            parts.round();
        }
    }
}
