package io.relais.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
    private final Hand clock = new Hand();
    private final SignInLimit limit = new SignInLimit(clock);

    @Test
    void the_sixth_attempt_in_a_row_must_wait_and_one_comes_back_after_half_a_minute() {
        guess(5, "owner@example.com", "10.0.0.1");

        assertThat(limit.attempt("Owner@Example.com ", "10.0.0.1")).hasValue(30);

        clock.now = clock.now.plus(Duration.ofSeconds(31));
        assertThat(limit.attempt("owner@example.com", "10.0.0.1")).isEmpty();
        assertThat(limit.attempt("owner@example.com", "10.0.0.1")).isPresent();
    }

    @Test
    void a_stranger_who_guesses_elsewhere_does_not_lock_the_owner_out() {
        guess(5, "owner@example.com", "10.0.0.1");

        assertThat(limit.attempt("owner@example.com", "10.0.0.2")).isEmpty();
    }

    @Test
    void one_address_cannot_try_many_people_without_end() {
        for (int i = 0; i < 60; i++) {
            assertThat(limit.attempt("person" + i + "@example.com", "10.0.0.1")).isEmpty();
        }

        assertThat(limit.attempt("person60@example.com", "10.0.0.1")).isPresent();
    }

    @Test
    void knowing_the_password_in_the_end_clears_the_count() {
        guess(5, "owner@example.com", "10.0.0.1");
        limit.forget("owner@example.com", "10.0.0.1");

        guess(5, "owner@example.com", "10.0.0.1");
    }

    @Test
    void a_whole_reception_signs_in_from_one_address() {
        for (int i = 0; i < 200; i++) {
            assertThat(limit.attempt("person" + i + "@example.com", "10.0.0.1")).isEmpty();
            limit.forget("person" + i + "@example.com", "10.0.0.1");
        }
    }

    private void guess(int times, String email, String address) {
        for (int i = 0; i < times; i++) {
            assertThat(limit.attempt(email, address)).isEmpty();
        }
    }

    /** A clock that stands until it is moved. */
    private static final class Hand extends Clock {
        private Instant now = Instant.parse("2026-06-01T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
