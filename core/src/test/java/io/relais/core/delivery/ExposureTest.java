package io.relais.core.delivery;

import static io.relais.core.TestHouse.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From commit to acknowledgement: how long, told by figures and obeyed by a rule. */
class ExposureTest {
    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.plan().units(5).open();

    @BeforeEach
    void tell_what_there_is() {
        house.deliveryParts.round();
        house.time().advance(Duration.ofHours(30));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void percentiles_are_right_to_a_tenth_and_the_worst_is_exact() {
        house.database.write(handle -> {
            IntStream.rangeClosed(1, 1_000)
                    .forEach(i ->
                            house.deliveryParts.exposure.add(handle, hotel.connectionId, Duration.ofMillis(i * 10L)));
            return true;
        });
        Exposure.Figures day = window().day();
        assertThat(day.messages()).isEqualTo(1_000);
        assertThat(day.p50()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_500));
        assertThat(day.p95()).isBetween(Duration.ofMillis(9_500), Duration.ofSeconds(10));
        assertThat(day.worst()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void an_answer_is_counted_from_the_commit_and_forgotten_after_a_day() {
        hotel.sell(DAY, 1);
        house.time().advance(Duration.ofSeconds(90));
        assertThat(window().waiting()).isEqualTo(Duration.ofSeconds(90));
        house.deliveryParts.round();
        assertThat(window().waiting()).isZero();
        assertThat(window().hour().worst()).isEqualTo(Duration.ofSeconds(90));
        assertThat(house.channels
                        .get(hotel.owner, hotel.connectionId)
                        .exposure()
                        .day()
                        .worst())
                .isEqualTo(Duration.ofSeconds(90));
        house.time().advance(Duration.ofHours(3));
        assertThat(window().hour()).isEqualTo(Exposure.Figures.NONE);
        assertThat(window().day().messages()).isEqualTo(1);
        house.time().advance(Duration.ofHours(22));
        assertThat(window()).isEqualTo(Exposure.Window.NONE);
    }

    @Test
    void the_last_units_are_kept_back_while_a_partner_hears_late_or_not_at_all() {
        ExposureRule rule = new ExposureRule(Duration.ofMinutes(1), ExposureRule.Over.HOUR, 2);
        assertThat(rule.keptBack(window())).isZero();
        house.partner.failSends(PartnerFault.of(Fault.UNAVAILABLE, "down"));
        hotel.sell(DAY, 1);
        house.deliveryParts.round();
        assertThat(rule.keptBack(window())).isZero();
        house.time().advance(Duration.ofSeconds(61));
        assertThat(rule.keptBack(window())).isEqualTo(2);
        house.deliveryParts.round();
        assertThat(rule.keptBack(window())).isEqualTo(2);
        house.time().advance(Duration.ofHours(3));
        assertThat(rule.keptBack(window())).isZero();
    }

    private Exposure.Window window() {
        return house.database.read(handle -> house.deliveryParts.exposure.of(handle, hotel.connectionId));
    }
}
