package io.relais.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.delivery.Courier;
import io.relais.core.delivery.Differences;
import io.relais.core.reservation.Intake;
import io.relais.core.reservation.Reservations;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundTest {
    @Test
    void what_the_hub_uses_can_be_built_without_its_container() throws Exception {
        try (Ground ground = Ground.open(2)) {
            Wiring wiring = ground.wiring();
            for (Class<?> useCase : List.of(Courier.class, Differences.class, Intake.class, Reservations.class)) {
                assertThat(wiring.get(useCase)).isInstanceOf(useCase);
            }
        }
    }
}
