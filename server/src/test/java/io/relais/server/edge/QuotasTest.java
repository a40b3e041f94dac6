package io.relais.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.server.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private final SetClock clock = new SetClock();
    private final Quotas quotas = new Quotas(new FewRequests(), clock);

    @Test
    void a_burst_is_granted_then_refused_until_it_refills() {
        for (int i = 0; i < 5; i++) {
            assertThat(quotas.take("key").granted()).isTrue();
        }
        Quota refused = quotas.take("key");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.violated()).containsExactly("burst");
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(1));
        assertThat(quotas.take("key").granted()).isTrue();
        assertThat(quotas.take("key").granted()).isTrue();
        assertThat(quotas.take("key").granted()).isFalse();
    }

    @Test
    void a_minute_has_its_own_limit() {
        for (int i = 0; i < 11; i++) {
            assertThat(quotas.take("key").granted()).isTrue();
            clock.pass(Duration.ofSeconds(1));
        }
        Quota refused = quotas.take("key");
        assertThat(refused.granted()).isFalse();
        assertThat(refused.violated()).containsExactly("minute");
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
    }

    @Test
    void a_refusal_costs_nothing() {
        for (int i = 0; i < 50; i++) {
            quotas.take("key");
        }
        clock.pass(Duration.ofSeconds(1));
        assertThat(quotas.take("key").granted()).isTrue();
    }

    @Test
    void one_key_does_not_use_up_anothers_quota() {
        for (int i = 0; i < 10; i++) {
            quotas.take("greedy");
        }
        assertThat(quotas.take("modest").granted()).isTrue();
    }

    @Test
    void the_headers_are_those_of_the_draft() {
        Quota quota = quotas.take("key");
        assertThat(quota.policyHeader()).isEqualTo("\"burst\";q=5;w=3, \"minute\";q=10;w=60");
        assertThat(quota.stateHeader()).isEqualTo("\"burst\";r=4;t=1, \"minute\";r=9;t=6");
    }

    @Test
    void failures_are_counted_but_asking_is_free() {
        for (int i = 0; i < 20; i++) {
            assertThat(quotas.failuresLeft("10.0.0.1").granted()).isTrue();
        }
        for (int i = 0; i < 3; i++) {
            quotas.failed("10.0.0.1");
        }
        Quota left = quotas.failuresLeft("10.0.0.1");
        assertThat(left.granted()).isFalse();
        assertThat(left.violated()).containsExactly("failures");
        assertThat(left.retryAfterSeconds()).isEqualTo(20);
        assertThat(quotas.failuresLeft("10.0.0.2").granted()).isTrue();
    }

    @Test
    void strangers_cannot_fill_the_memory() {
        Recent<Integer, Integer> recent = new Recent<>(100);
        for (int i = 0; i < 1_000; i++) {
            recent.get(0, k -> k);
            recent.get(i, k -> k);
        }
        assertThat(recent.size()).isEqualTo(100);
        assertThat(recent.get(0, k -> -1)).as("what is used is kept").isEqualTo(0);
        assertThat(recent.get(500, k -> -1)).as("what is not used is forgotten").isEqualTo(-1);
    }

    /** Two a second, five at once, ten a minute; three failures a minute. */
    private static final class FewRequests implements Settings.Limits {
        @Override
        public int perMinute() {
            return 10;
        }

        @Override
        public int perSecond() {
            return 2;
        }

        @Override
        public int burst() {
            return 5;
        }

        @Override
        public int failuresPerMinute() {
            return 3;
        }

        @Override
        public int remembered() {
            return 100;
        }
    }

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2030-07-14T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
