package io.relais.core.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.AtOnce;
import io.relais.core.TestClock;
import io.relais.core.TestHouse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private final TestClock clock = TestClock.at(TestHouse.NOW);
    private final Ids ids = new Ids(clock);

    @Test
    void ids_made_in_one_millisecond_are_sorted_as_they_were_made() {
        List<UUID> made = Stream.generate(ids::next).limit(10_000).toList();
        assertThat(made.stream().map(UUID::toString)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_id_is_a_uuid_of_version_7_and_tells_its_time() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
        clock.advance(Duration.ofSeconds(5));
        assertThat(ids.next().getMostSignificantBits() >>> 16).isEqualTo(clock.millis());
    }

    @Test
    void many_threads_never_get_the_same() {
        Callable<List<UUID>> task =
                () -> Stream.generate(ids::next).limit(2_000).toList();
        assertThat(AtOnce.run(Collections.nCopies(8, task)).stream()
                        .flatMap(outcome -> outcome.value().stream())
                        .flatMap(List::stream)
                        .map(id -> id.getMostSignificantBits()))
                .hasSize(16_000)
                .doesNotHaveDuplicates();
    }
}
