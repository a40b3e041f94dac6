package io.relais.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.relais.core.data.Database;
import io.relais.core.data.Writes;
import io.relais.core.event.Actor;
import io.relais.core.postgres.TestDatabase;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static final Instant NOW = Instant.parse("2030-07-14T12:00:00Z");
    private static final byte[] REQUEST = {1, 2, 3};
    private static final byte[] OTHER = {1, 2, 4};

    private final Database database = new Database(TestDatabase.fresh().dataSource());
    private final Idempotency idempotency = at(NOW);
    private final Principal anna = principal("anna");

    @Test
    void a_new_key_is_free_and_then_busy_until_it_is_settled() {
        assertThat(idempotency.claim(anna, "k", REQUEST)).isEmpty();
        refused(ProblemCode.IDEMPOTENCY_KEY_BUSY, REQUEST);
        idempotency.settle(anna, "k", new Idempotency.Answer(201, "{}"));
        assertThat(idempotency.claim(anna, "k", REQUEST)).contains(new Idempotency.Answer(201, "{}"));
        refused(ProblemCode.IDEMPOTENCY_KEY_REUSED, OTHER);
    }

    @Test
    void a_released_key_is_free_again_but_a_settled_one_cannot_be_released() {
        idempotency.claim(anna, "k", REQUEST);
        idempotency.release(anna, "k");
        assertThat(idempotency.claim(anna, "k", OTHER)).isEmpty();
        idempotency.settle(anna, "k", new Idempotency.Answer(200, ""));
        idempotency.release(anna, "k");
        assertThat(idempotency.claim(anna, "k", OTHER)).contains(new Idempotency.Answer(200, ""));
    }

    @Test
    void two_callers_may_use_the_same_key() {
        assertThat(idempotency.claim(anna, "k", REQUEST)).isEmpty();
        assertThat(idempotency.claim(principal("ben"), "k", OTHER)).isEmpty();
    }

    @Test
    void a_key_is_forgotten_after_its_life() {
        idempotency.claim(anna, "k", REQUEST);
        Duration almost = Idempotency.LIFE.minusSeconds(1);
        assertThatThrownBy(() -> at(NOW.plus(almost)).claim(anna, "k", OTHER)).isInstanceOf(Problem.class);
        Optional<Idempotency.Answer> later =
                at(NOW.plus(Idempotency.LIFE).plusSeconds(1)).claim(anna, "k", OTHER);
        assertThat(later).isEmpty();
    }

    @Test
    void an_answer_kept_with_its_effect_is_found_until_its_life_is_over_and_can_then_be_replaced() {
        Idempotency.Write write = new Idempotency.Write(anna, "k", "010203");
        Idempotency.Answer first = new Idempotency.Answer(201, "first");
        keep(idempotency, write, first);
        assertThat(find(idempotency, write).answers()).containsEntry(write, first);
        assertThat(idempotency.claim(anna, "k", REQUEST)).contains(first);
        assertThatThrownBy(() -> keep(idempotency, write, first)).isInstanceOf(Problem.class);
        assertThat(find(idempotency, new Idempotency.Write(anna, "k", "010204")).refusals())
                .hasSize(1);
        Idempotency later = at(NOW.plus(Idempotency.LIFE).plusSeconds(1));
        assertThat(find(later, write).answers()).isEmpty();
        Idempotency.Answer second = new Idempotency.Answer(201, "second");
        keep(later, write, second);
        assertThat(find(later, write).answers()).containsEntry(write, second);
        assertThat(later.prune()).isZero();
    }

    private Idempotency.Known find(Idempotency keys, Idempotency.Write write) {
        return database.read(handle -> keys.find(handle, List.of(write)));
    }

    private void keep(Idempotency keys, Idempotency.Write write, Idempotency.Answer answer) {
        database.write(handle -> {
            keys.keep(new Writes(handle), Map.of(write, answer));
            return true;
        });
    }

    private void refused(ProblemCode code, byte[] request) {
        assertThatThrownBy(() -> idempotency.claim(anna, "k", request))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private Idempotency at(Instant moment) {
        return new Idempotency(database, Clock.fixed(moment, ZoneOffset.UTC));
    }

    private static Principal principal(String id) {
        return new Principal(UUID.randomUUID(), List.of(), Set.of(), new Actor(Actor.Kind.AGENT, id, id), "en");
    }
}
