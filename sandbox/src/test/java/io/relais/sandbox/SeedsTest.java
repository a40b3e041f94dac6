package io.relais.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.sandbox.seed.Hotels;
import io.relais.sandbox.seed.Seeds;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SeedsTest {
    @Test
    void the_example_is_read_with_its_switches() throws Exception {
        Seeds seeds = Seeds.read(Fixture.SEEDS);

        assertThat(Hotels.booking(seeds).findByRoom("90101").orElseThrow().currency())
                .isEqualTo("JPY");
        assertThat(SandboxSettings.of(seeds).switches().booking().minPollGapMillis())
                .isZero();
        assertThat(SandboxSettings.of(seeds).switches().booking().tokensPerHour())
                .isEqualTo(30);
    }

    @Test
    void the_seeds_of_the_demo_are_valid() throws Exception {
        Seeds seeds = Seeds.read(Path.of("../seeds/partners.yaml"));

        assertThat(Hotels.booking(seeds).hotels()).hasSize(3);
        assertThat(Hotels.channex(seeds).hotels())
                .allSatisfy(hotel -> assertThat(hotel.rooms())
                        .allSatisfy(room -> assertThat(room.rates()).hasSize(2)));
    }

    @Test
    void an_unknown_key_or_account_is_refused() {
        assertThatThrownBy(() -> Seeds.parse("booking: {hotls: []}")).hasMessageContaining("hotls");
        assertThatThrownBy(() -> Hotels.booking(Seeds.parse(
                        "booking: {hotels: [{id: '1', name: X, currency: EUR, account: nobody, rooms: []}]}")))
                .hasMessageContaining("unknown account: nobody");
    }
}
