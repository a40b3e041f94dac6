package io.relais.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.connection.Connectors;
import io.relais.core.connection.Outbound;
import io.relais.core.delivery.Courier;
import io.relais.core.delivery.Differences;
import io.relais.core.reservation.Intake;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroundTest {
    @Test
    void what_the_hub_uses_can_be_built_without_its_container() throws Exception {
        Outbound silent = line -> request -> {
            throw new IllegalStateException("no network here");
        };
        try (Ground ground = Ground.open(2)) {
            Wiring wiring = ground.wiring()
                    .with(Connectors.class, new Connectors(List.of()))
                    .with(Outbound.class, silent);
            for (Class<?> useCase : List.of(Courier.class, Differences.class, Intake.class)) {
                assertThat(wiring.get(useCase)).isInstanceOf(useCase);
            }
        }
    }
}
