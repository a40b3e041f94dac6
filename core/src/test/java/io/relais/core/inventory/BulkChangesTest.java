package io.relais.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.AtOnce;
import io.relais.core.FakePartner;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.delivery.MappingFixture;
import io.relais.core.event.EventType;
import io.relais.core.inventory.BulkWish.Mode;
import io.relais.core.inventory.BulkWish.PriceStep;
import io.relais.core.inventory.BulkWish.RestrictionStep;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Many nights at once: previewed for the house and for each channel, applied as previewed, undone where nobody was since. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BulkChangesTest {
    private static final LocalDate DAY = TestHouse.DAY;

    private final FakePartner partner = new FakePartner();
    private final TestHouse house = TestHouse.open(partner);
    private final BulkChanges bulk = new MappingFixture(house).bulk;
    private final Prices prices = new Prices();

    @AfterAll
    void close() {
        house.close();
    }

    private static Days nights(int count) {
        return Days.all(new NightRange(DAY, DAY.plusDays(count - 1)));
    }

    private static BulkWish price(Days days, Mode mode, long value) {
        return new BulkWish(
                List.of(),
                List.of(),
                days,
                new PriceStep(mode, value, mode == Mode.SET ? 0 : PriceStep.EVERY, 1),
                null);
    }

    private static BulkWish closed(Days days, boolean closed) {
        return new BulkWish(
                List.of(), List.of(), days, null, new RestrictionStep(null, null, null, closed, null, null));
    }

    private BulkDone apply(TestHotel hotel, BulkWish wish) {
        String token = bulk.preview(hotel.owner, hotel.propertyId, wish).token();
        return bulk.apply(hotel.owner, hotel.propertyId, wish, token);
    }

    /** A hotel whose channel has been told everything. */
    private TestHotel told() {
        TestHotel hotel = house.hotel();
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
        house.time().advance(java.time.Duration.ofMinutes(1));
        house.deliveryParts.round();
        return hotel;
    }

    /** Every price of the type by night, under the plan. */
    private Map<LocalDate, Long> priced(TestHotel hotel, UUID plan) {
        Map<LocalDate, Long> found = new TreeMap<>();
        house.database.read(handle -> {
            prices.prices(handle, List.of(new Wanted(new Product(hotel.typeId, plan), DAY, DAY.plusDays(9))))
                    .forEach(p -> found.put(p.night(), p.amount()));
            return found;
        });
        return found;
    }

    private Restriction restriction(TestHotel hotel, LocalDate night) {
        return house.database.read(handle ->
                prices.restrictions(handle, List.of(new Wanted(hotel.product(), night, night))).stream()
                        .map(Prices.Restricted::restriction)
                        .findFirst()
                        .orElse(Restriction.NONE));
    }

    private static void refused(ProblemCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.code()).isEqualTo(code));
    }

    @Test
    void a_preview_tells_old_and_new_and_what_each_channel_will_hear_and_changes_nothing() {
        TestHotel hotel = told();
        Days weekend =
                new Days(new NightRange(DAY, DAY.plusDays(13)), EnumSet.of(DayOfWeek.FRIDAY, DayOfWeek.SATURDAY));

        BulkPreview preview = bulk.preview(hotel.owner, hotel.propertyId, price(weekend, Mode.PERCENT, 1000));

        assertThat(preview.valuesChanged()).isEqualTo(4);
        assertThat(preview.lines()).singleElement().satisfies(line -> {
            assertThat(line.nights()).isEqualTo(4);
            assertThat(line.before()).isEqualTo(100_00);
            assertThat(line.after()).isEqualTo(110_00);
            assertThat(line.first().getDayOfWeek()).isEqualTo(DayOfWeek.FRIDAY);
        });
        assertThat(preview.channels()).singleElement().satisfies(channel -> {
            assertThat(channel.cells()).isEqualTo(4);
            assertThat(channel.messages()).isEqualTo(1);
        });
        assertThat(priced(hotel, hotel.planId).values()).containsOnly(100_00L);
    }

    @Test
    void what_was_previewed_is_applied_sent_and_told_in_the_history() {
        TestHotel hotel = told();
        partner.takeSent();
        BulkWish wish = price(nights(3), Mode.ADD, -5_50);
        int promised = bulk.preview(hotel.owner, hotel.propertyId, wish)
                .channels()
                .getFirst()
                .cells();

        BulkDone done = apply(hotel, wish);
        house.time().advance(java.time.Duration.ofMinutes(1));
        house.deliveryParts.round();

        assertThat(done.valuesChanged()).isEqualTo(3);
        assertThat(priced(hotel, hotel.planId))
                .containsEntry(DAY, 94_50L)
                .containsEntry(DAY.plusDays(2), 94_50L)
                .containsEntry(DAY.plusDays(3), 100_00L);
        assertThat(partner.takeSentChanges().stream()
                        .mapToInt(change -> change.nights().count())
                        .sum())
                .isEqualTo(promised);
        assertThat(events(hotel)).contains(EventType.BULK_CHANGED.code());
        assertThat(bulk.list(hotel.owner, hotel.propertyId).getFirst().asked()).contains("-5.50 EUR");
    }

    @Test
    void stop_sell_keeps_the_other_demands_and_undo_opens_only_what_it_closed() {
        TestHotel hotel = house.hotel();
        Restriction three = new Restriction(3, 1, 0, false, false, false);
        Restriction shut = new Restriction(1, 1, 0, true, false, false);
        house.calendar.restrict(hotel.owner, hotel.product(), NightRange.of(DAY), three);
        house.calendar.restrict(hotel.owner, hotel.product(), NightRange.of(DAY.plusDays(1)), shut);

        BulkDone done = apply(hotel, closed(nights(3), true));
        assertThat(done.valuesChanged()).isEqualTo(2);
        assertThat(restriction(hotel, DAY)).isEqualTo(new Restriction(3, 1, 0, true, false, false));
        BulkUndone undone = bulk.undo(hotel.owner, hotel.propertyId, done.id());

        assertThat(undone.restored()).isEqualTo(2);
        assertThat(restriction(hotel, DAY)).isEqualTo(three);
        assertThat(restriction(hotel, DAY.plusDays(1))).isEqualTo(shut);
        assertThat(restriction(hotel, DAY.plusDays(2))).isEqualTo(Restriction.NONE);
        refused(ProblemCode.BULK_UNDONE, () -> bulk.undo(hotel.owner, hotel.propertyId, done.id()));
    }

    @Test
    void undo_restores_exactly_what_was_there_and_lists_what_somebody_changed_since() {
        TestHotel hotel = house.plan().unpriced().open();
        house.calendar.setPrice(
                hotel.owner, hotel.product(), new NightRange(DAY, DAY.plusDays(1)), 0, new Money(80_00, "EUR"));
        BulkDone done = apply(hotel, price(nights(4), Mode.SET, 90_00));
        house.calendar.setPrice(hotel.owner, hotel.product(), NightRange.of(DAY), 0, new Money(99_00, "EUR"));

        BulkUndone undone = bulk.undo(hotel.owner, hotel.propertyId, done.id());

        assertThat(undone.restored()).isEqualTo(3);
        assertThat(undone.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.night()).isEqualTo(DAY);
            assertThat(conflict.before()).isEqualTo(80_00);
            assertThat(conflict.now()).isEqualTo(99_00);
        });
        assertThat(priced(hotel, hotel.planId)).isEqualTo(Map.of(DAY, 99_00L, DAY.plusDays(1), 80_00L));
    }

    @Test
    void a_preview_that_is_no_longer_true_is_not_applied() {
        TestHotel hotel = house.hotel();
        BulkWish wish = price(nights(2), Mode.ADD, 100);
        String token = bulk.preview(hotel.owner, hotel.propertyId, wish).token();
        house.calendar.setPrice(hotel.owner, hotel.product(), NightRange.of(DAY), 0, new Money(70_00, "EUR"));

        refused(ProblemCode.BULK_STALE, () -> bulk.apply(hotel.owner, hotel.propertyId, wish, token));
        assertThat(priced(hotel, hotel.planId)).containsEntry(DAY.plusDays(1), 100_00L);
    }

    @Test
    void applied_by_several_at_once_a_change_is_made_once() {
        TestHotel hotel = house.hotel();
        BulkWish wish = price(nights(5), Mode.ADD, 10_00);
        String token = bulk.preview(hotel.owner, hotel.propertyId, wish).token();

        long applied = AtOnce.run(IntStream.range(0, 4)
                        .<Callable<BulkDone>>mapToObj(i -> () -> bulk.apply(hotel.owner, hotel.propertyId, wish, token))
                        .toList())
                .stream()
                .filter(outcome -> outcome.failure().isEmpty())
                .count();

        assertThat(applied).isEqualTo(1);
        assertThat(priced(hotel, hotel.planId)).containsEntry(DAY, 110_00L);
    }

    @Test
    void prices_that_cannot_be_wishes_that_say_nothing_and_strange_products_are_refused() {
        TestHotel hotel = house.hotel();
        TestHotel other = house.hotel();
        UUID property = hotel.propertyId;

        refused(
                ProblemCode.PRICE_BELOW_ZERO,
                () -> bulk.preview(hotel.owner, property, price(nights(1), Mode.ADD, -200_00)));
        refused(
                ProblemCode.NUMBER_INVALID,
                () -> bulk.preview(hotel.owner, property, price(nights(1), Mode.PERCENT, Long.MAX_VALUE)));
        refused(
                ProblemCode.BULK_EMPTY,
                () -> bulk.preview(hotel.owner, property, new BulkWish(List.of(), List.of(), nights(1), null, null)));
        refused(
                ProblemCode.UNIT_TYPE_UNKNOWN,
                () -> bulk.preview(
                        hotel.owner,
                        property,
                        new BulkWish(
                                List.of(other.typeId), List.of(), nights(1), new PriceStep(Mode.SET, 1, 0, 1), null)));
        refused(ProblemCode.PROPERTY_UNKNOWN, () -> bulk.preview(other.owner, property, price(nights(1), Mode.ADD, 1)));
        refused(ProblemCode.BULK_UNKNOWN, () -> bulk.undo(hotel.owner, property, UUID.randomUUID()));
    }

    @Test
    void percentages_round_half_up_and_to_the_wanted_multiple() {
        LocalDate night = DAY;
        assertThat(new PriceStep(Mode.PERCENT, 1250, PriceStep.EVERY, 1).after(99_99, night))
                .isEqualTo(112_49);
        assertThat(new PriceStep(Mode.PERCENT, -3333, PriceStep.EVERY, 1).after(100_00, night))
                .isEqualTo(66_67);
        assertThat(new PriceStep(Mode.PERCENT, 1000, PriceStep.EVERY, 500).after(99_99, night))
                .isEqualTo(110_00);
        assertThat(new PriceStep(Mode.PERCENT, -10_000, PriceStep.EVERY, 1).after(100_00, night))
                .isZero();
    }

    private List<String> events(TestHotel hotel) {
        return house.database.read(handle -> handle.createQuery("select type from event where property_id = :property")
                .bind("property", hotel.propertyId)
                .mapTo(String.class)
                .list());
    }
}
