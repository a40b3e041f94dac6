package io.relais.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.ChannelRules;
import io.relais.core.delivery.MappingFixture;
import io.relais.core.inventory.BulkWish.Mode;
import io.relais.core.inventory.BulkWish.PriceStep;
import io.relais.core.inventory.BulkWish.RestrictionStep;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many nights of some channels only: rules of theirs, previewed like any change, taken away where nobody changed them since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChannelBulkTest {
    private static final LocalDate DAY = TestHouse.DAY;

    private final TestHouse house = TestHouse.open(new FakePartner());
    private final BulkChanges bulk = new MappingFixture(house).bulk;

    @AfterAll
    void close() {
        house.close();
    }

    private static Days nights(int count) {
        return Days.all(new NightRange(DAY, DAY.plusDays(count - 1)));
    }

    private BulkDone apply(TestHotel hotel, BulkWish wish) {
        String token = bulk.preview(hotel.owner, hotel.propertyId, wish).token();
        return bulk.apply(hotel.owner, hotel.propertyId, wish, token);
    }

    private static void refused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    private static BulkWish forChannel(TestHotel hotel, @Nullable PriceStep price, @Nullable RestrictionStep step) {
        return new BulkWish(List.of(hotel.connectionId), List.of(), List.of(), nights(7), price, step);
    }

    private static RestrictionStep least(int nights) {
        return new RestrictionStep(nights, null, null, true, null, null);
    }

    private List<ChannelRule> rules(TestHotel hotel) {
        return house.deliveryParts.channelRules.list(hotel.owner, hotel.connectionId);
    }

    @Test
    void a_change_for_some_channels_becomes_rules_of_theirs_and_leaves_the_calendar_alone() {
        TestHotel hotel = house.hotel();
        UUID other = hotel.addChannel(FakePartner.ID, hotel.remoteId + "-other").connectionId();
        BulkWish wish = forChannel(hotel, new PriceStep(Mode.PERCENT, 1_000, PriceStep.EVERY, 1), least(3));
        BulkPreview preview = bulk.preview(hotel.owner, hotel.propertyId, wish);
        assertThat(preview.valuesChanged()).isZero();
        assertThat(preview.changes()).isTrue();
        assertThat(preview.rules())
                .extracting(BulkPreview.PlannedRule::kind)
                .containsExactly(ChannelRule.Kind.MARKUP, ChannelRule.Kind.MIN_STAY, ChannelRule.Kind.STOP_SELL);
        assertThat(preview.channels()).anySatisfy(channel -> {
            assertThat(channel.connectionId()).isEqualTo(hotel.connectionId);
            assertThat(channel.cells()).isEqualTo(3 * 7);
            assertThat(channel.messages()).isPositive();
        });
        assertThat(preview.channels())
                .filteredOn(channel -> channel.connectionId().equals(other))
                .allSatisfy(channel -> assertThat(channel.cells()).isZero());
        assertThat(rules(hotel)).isEmpty();

        BulkDone done = bulk.apply(hotel.owner, hotel.propertyId, wish, preview.token());
        assertThat(done.rules()).isEqualTo(3);
        assertThat(rules(hotel)).allSatisfy(rule -> {
            assertThat(rule.scope().first()).isEqualTo(DAY);
            assertThat(rule.scope().last()).isEqualTo(DAY.plusDays(6));
        });
        assertThat(bulk.list(hotel.owner, hotel.propertyId)).first().isEqualTo(done);
    }

    @Test
    void undoing_it_takes_its_rules_away_except_those_that_somebody_changed() {
        TestHotel hotel = house.hotel();
        BulkWish wish = forChannel(hotel, new PriceStep(Mode.ADD, 5_00, PriceStep.EVERY, 1), least(2));
        BulkDone done = apply(hotel, wish);
        ChannelRule markup = rules(hotel).stream()
                .filter(rule -> rule.kind() == ChannelRule.Kind.MARKUP)
                .findFirst()
                .orElseThrow();
        house.deliveryParts.channelRules.save(
                hotel.owner,
                new ChannelRules.Wish(
                        markup.id(),
                        hotel.connectionId,
                        markup.kind(),
                        markup.scope(),
                        ChannelRule.Values.markup(0, 9_00),
                        1));
        BulkUndone undone = bulk.undo(hotel.owner, hotel.propertyId, done.id());
        assertThat(undone.rulesRemoved()).isEqualTo(2);
        assertThat(undone.rulesLeft()).isEqualTo(1);
        assertThat(rules(hotel)).extracting(ChannelRule::id).containsExactly(markup.id());
        assertThat(bulk.left(hotel.owner, hotel.propertyId, done.id()).rulesLeft())
                .isEqualTo(1);
        refused(ProblemCode.BULK_UNDONE, () -> bulk.undo(hotel.owner, hotel.propertyId, done.id()));
    }

    @Test
    void what_no_rule_of_a_channel_can_say_is_refused_by_its_field() {
        TestHotel hotel = house.hotel();
        for (BulkWish wish : List.of(
                forChannel(hotel, new PriceStep(Mode.SET, 100_00, 0, 1), null),
                forChannel(hotel, new PriceStep(Mode.ADD, 1_00, PriceStep.EVERY, 50), null),
                forChannel(hotel, null, new RestrictionStep(null, null, null, false, null, null)),
                forChannel(hotel, null, new RestrictionStep(null, 3, null, null, null, null)),
                forChannel(hotel, null, new RestrictionStep(null, null, null, null, true, null)))) {
            refused(ProblemCode.VALUE_INVALID, () -> bulk.preview(hotel.owner, hotel.propertyId, wish));
        }
        refused(
                ProblemCode.BULK_EMPTY,
                () -> bulk.preview(hotel.owner, hotel.propertyId, forChannel(hotel, null, null)));
        TestHotel stranger = house.hotel();
        refused(
                ProblemCode.CONNECTION_UNKNOWN,
                () -> bulk.preview(hotel.owner, hotel.propertyId, forChannel(stranger, null, least(2))));
    }

    @Test
    void a_rule_that_somebody_made_meanwhile_asks_for_another_look() {
        TestHotel hotel = house.hotel();
        BulkWish wish = forChannel(hotel, null, least(2));
        String seen = bulk.preview(hotel.owner, hotel.propertyId, wish).token();
        apply(hotel, forChannel(hotel, null, least(4)));
        refused(ProblemCode.BULK_STALE, () -> bulk.apply(hotel.owner, hotel.propertyId, wish, seen));
    }
}
