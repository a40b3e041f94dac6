package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriChange;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.Mapping;
import io.relais.core.inventory.Product;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Refusals are settled cell by cell, each by its cause. */
class SettlingByCellTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();
    private final DeliveryFixture parts = house.deliveryParts;

    @BeforeEach
    void tell_what_there_is() {
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
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
    void a_refused_value_waits_for_another_one_and_keeps_the_partners_words() {
        house.partner.refuse(change -> change.nights().contains(DAY));
        price(DAY, 150_00);
        round();
        price(DAY, 150_00);
        tellAll();
        assertThat(house.partner.takeSent()).hasSize(1);
        CellEntry refused = history().getFirst();
        assertThat(refused.state()).isEqualTo(CellState.REJECTED);
        assertThat(refused.note()).isEqualTo("not this one");
        assertThat(refused.advice()).isEqualTo(Advice.CHECK_VALUE.code());
        assertThat(parts.retries.retry()).isZero();
        house.partner.refuse(change -> false);
        price(DAY, 151_00);
        round();
        assertThat(priceAtPartner()).isEqualTo(151_00);
    }

    @Test
    void what_is_refused_for_a_passing_cause_is_tried_again_less_and_less_often() {
        house.partner.refuse(change -> change.nights().contains(DAY), AriAnswer.Cause.PASSING);
        price(DAY, 150_00);
        round();
        assertThat(parts.retries.retry()).isZero();
        advance(Duration.ofSeconds(61));
        assertThat(parts.retries.retry()).isEqualTo(1);
        round();
        advance(Duration.ofMinutes(3));
        assertThat(parts.retries.retry()).isZero();
        assertThat(house.partner.takeSent()).hasSize(2);
        house.partner.refuse(change -> false);
        advance(Duration.ofMinutes(2));
        assertThat(parts.retries.retry()).isEqualTo(1);
        round();
        assertThat(priceAtPartner()).isEqualTo(150_00);
        advance(Duration.ofDays(1));
        assertThat(parts.retries.retry()).isZero();
        assertThat(house.channels.get(hotel.owner, hotel.connectionId).rejected())
                .isZero();
    }

    @Test
    void a_product_that_the_partner_does_not_have_is_paused_and_the_rest_goes_on() {
        house.map(hotel.connectionId, new Mapping("room", "gone", hotel.typeId, hotel.planId));
        house.partner.refuse(change -> Cells.rateOf(change).equals("gone"), AriAnswer.Cause.UNKNOWN_PRODUCT);
        tellAll();
        assertThat(parts.pauses.list(hotel.owner, hotel.connectionId))
                .singleElement()
                .satisfies(pause -> {
                    assertThat(pause.rateId()).isEqualTo("gone");
                    assertThat(pause.reason()).isEqualTo("not this one");
                });
        house.partner.takeSent();
        price(DAY, 150_00);
        round();
        assertThat(house.partner.takeSentChanges())
                .containsExactly(new AriChange.Price("room", "rate", NightRange.of(DAY), 0, new Money(150_00, "EUR")));
        assertThat(house.channels.get(hotel.owner, hotel.connectionId).state()).isEqualTo("active");
        house.partner.refuse(change -> false);
        parts.pauses.resume(hotel.owner, hotel.connectionId, "room", "gone");
        round();
        assertThat(house.partner.calendar())
                .containsEntry(hotel.remoteId + "/price0/room/gone/" + DAY, 150_00L)
                .containsEntry(hotel.remoteId + "/price0/room/gone/" + DAY.plusDays(1), 100_00L);
        assertThat(parts.pauses.list(hotel.owner, hotel.connectionId)).isEmpty();
        assertThatThrownBy(() -> parts.pauses.resume(hotel.owner, hotel.connectionId, "room", "gone"))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.PRODUCT_NOT_PAUSED));
    }

    @Test
    void a_room_mapped_to_another_type_is_told_again() {
        house.partner.refuse(change -> true, AriAnswer.Cause.UNKNOWN_PRODUCT);
        hotel.capacity(hotel.typeId, 3);
        round();
        assertThat(parts.pauses.list(hotel.owner, hotel.connectionId)).hasSize(1);
        house.partner.refuse(change -> false);
        UUID other = hotel.addType("Twin", 7, new java.util.ArrayList<>());
        house.map(hotel.connectionId, new Mapping("room", "rate", other, hotel.planId));
        assertThat(parts.pauses.list(hotel.owner, hotel.connectionId)).isEmpty();
        tellAll();
        assertThat(house.partner.calendar()).containsEntry(hotel.remoteId + "/availability/room//" + DAY, 7L);
    }

    /** What is told at the same instant as something else is set: the newer one is told afterwards. */
    @Test
    void a_mark_made_beside_settling_is_not_lost() {
        for (int i = 0; i < AtOnce.times(10, 100); i++) {
            long amount = 200_00L + i;
            price(DAY, amount - 50_00);
            Callable<Boolean> tell = () -> {
                parts.round();
                return true;
            };
            Callable<Boolean> change = () -> {
                price(DAY, amount);
                return true;
            };
            advance(Duration.ofSeconds(2));
            assertThat(AtOnce.run(List.of(tell, change))).allMatch(AtOnce.Outcome::ok);
            round();
            assertThat(priceAtPartner()).isEqualTo(amount);
        }
    }

    @Test
    void what_was_read_back_counts_unless_something_left_meanwhile() {
        Observations.Reading before = reading();
        advance(Duration.ofSeconds(1));
        price(DAY, 150_00);
        round();
        assertThat(observe(before, 90_00)).isEmpty();
        advance(Duration.ofSeconds(1));
        assertThat(observe(reading(), 150_00)).isEmpty();
        assertThat(observe(reading(), 90_00)).containsExactly(new Observations.News(cell(90_00), 150_00L));
        Belief belief = parts.asOf.believed(hotel.owner, ask(), house.clock.instant());
        assertThat(belief.value()).isEqualTo(90_00L);
        assertThat(belief.state()).isEqualTo(CellState.OBSERVED);
        tellAll();
        assertThat(priceAtPartner()).isEqualTo(150_00);
        assertThat(house.partner.takeSent()).hasSize(2);
    }

    @Test
    void cells_on_their_way_are_not_overruled_by_what_was_read_back() {
        price(DAY, 150_00);
        parts.courier.take().forEach(parts.courier::pack);
        advance(Duration.ofSeconds(1));
        assertThat(observe(reading(), 150_00)).isEmpty();
        assertThat(parts.asOf
                        .believed(hotel.owner, ask(), house.clock.instant())
                        .value())
                .isNull();
    }

    private Observations.Reading reading() {
        return new Observations.Reading(UUID.randomUUID(), house.clock.instant());
    }

    private List<Observations.News> observe(Observations.Reading reading, long value) {
        return house.database.write(
                handle -> parts.observations.observe(handle, hotel.connectionId, List.of(cell(value)), reading));
    }

    private static Cell cell(long value) {
        return new Cell("room", "rate", "price:0", DAY, value);
    }

    private CellAsk ask() {
        return new CellAsk(hotel.connectionId, "room", "rate", "price:0", DAY);
    }

    private List<CellEntry> history() {
        return parts.asOf.history(hotel.owner, ask());
    }

    private void price(java.time.LocalDate night, long minor) {
        Product product = new Product(hotel.typeId, hotel.planId);
        house.calendar.setPrice(hotel.owner, product, NightRange.of(night), 0, new Money(minor, "EUR"));
    }

    private long priceAtPartner() {
        return house.partner.calendar().getOrDefault(hotel.remoteId + "/price0/room/rate/" + DAY, -1L);
    }

    private void tellAll() {
        house.database.write(handle -> {
            house.dirtyNights.markAll(handle, hotel.connectionId, TestHotel.season(), false);
            return true;
        });
        round();
    }

    private void advance(Duration step) {
        house.time().advance(step);
    }

    private void round() {
        for (int i = 0; i < 3; i++) {
            advance(Duration.ofSeconds(1));
            parts.round();
        }
    }
}
