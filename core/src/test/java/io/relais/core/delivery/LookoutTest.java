package io.relais.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no change brings up is found all the same. */
class LookoutTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(2).unmapped().open();
    private final Lookout lookout =
            new Lookout(house.database, house.dirtyNights, house.connectors, house.deliveryParts.retries, house.moment);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_product_mapped_after_its_calendar_was_filled_is_told_whole() {
        assertThat(house.deliveryParts.round()).isEmpty();
        hotel.map("room", "rate");

        assertThat(lookout.lookForUntold()).isEqualTo(1);

        List<Packet> packets = house.deliveryParts.round();
        assertThat(packets).hasSize(1);
        assertThat(house.partner.calendar()).isNotEmpty();
    }

    @Test
    void what_was_told_is_not_looked_for_again() {
        hotel.map("room", "rate");
        lookout.lookForUntold();
        house.deliveryParts.round();

        assertThat(lookout.lookForUntold()).isZero();
    }

    @Test
    void a_look_at_the_far_end_says_nothing_that_is_known() {
        hotel.map("room", "rate");
        lookout.lookForUntold();
        house.deliveryParts.round();

        assertThat(lookout.lookAtTheEdge()).isEqualTo(1);

        assertThat(house.deliveryParts.round()).isEmpty();
    }
}
