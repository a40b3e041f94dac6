package io.relais.server.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.HttpAnswer;
import io.relais.core.connection.CallBudgets.Said;
import io.relais.core.connection.Manifest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Manifest.Limit PER_MINUTE = new Manifest.Limit("calls", 10, Duration.ofMinutes(1), false);

    @Test
    void an_answer_that_says_nothing_changes_nothing() {
        assertThat(Allowance.in(answer(200), PER_MINUTE, NOW)).isEmpty();
        assertThat(Allowance.in(answer(500), PER_MINUTE, NOW)).isEmpty();
        assertThat(Allowance.in(answer(200, "X-RateLimit-Remaining", "many"), PER_MINUTE, NOW))
                .isEmpty();
    }

    @Test
    void retry_after_is_seconds_or_a_date_and_a_refusal_without_it_a_minute() {
        assertThat(hold(429, "Retry-After", "42")).isEqualTo(NOW.plusSeconds(42));
        assertThat(hold(503, "retry-after", "Sun, 22 Nov 2026 10:02:00 GMT")).isEqualTo(NOW.plusSeconds(120));
        assertThat(hold(429, "Retry-After", "Sun, 22 Nov 2026 09:00:00 GMT")).isEqualTo(NOW);
        assertThat(hold(429, "Retry-After", "999999999")).isEqualTo(NOW.plus(Duration.ofDays(1)));
        assertThat(hold(429, "X-RateLimit-Reset", "7")).isEqualTo(NOW.plusSeconds(7));
        assertThat(hold(429, "Retry-After", "soon")).isEqualTo(NOW.plusSeconds(60));
        assertThat(Allowance.in(answer(503), PER_MINUTE, NOW)).isEmpty();
        assertThat(Allowance.in(answer(200, "Retry-After", "42"), PER_MINUTE, NOW))
                .isEmpty();
    }

    @Test
    void what_is_left_is_read_in_every_common_form() {
        Said thirtySeconds = new Said(3, NOW.plusSeconds(30), null);
        assertThat(said(PER_MINUTE, "X-RateLimit-Remaining", "3", "X-RateLimit-Reset", "30"))
                .isEqualTo(thirtySeconds);
        assertThat(said(PER_MINUTE, "RateLimit-Remaining", "3", "RateLimit-Reset", "30"))
                .isEqualTo(thirtySeconds);
        assertThat(said(PER_MINUTE, "X-RateLimit-Remaining", "3", "X-RateLimit-Reset", "1795341630"))
                .isEqualTo(thirtySeconds);
        assertThat(said(PER_MINUTE, "X-RateLimit-Remaining", "3", "X-RateLimit-Reset", "1795341630000"))
                .isEqualTo(thirtySeconds);
        assertThat(said(PER_MINUTE, "RateLimit", "\"default\";r=3;t=30")).isEqualTo(thirtySeconds);
        assertThat(said(PER_MINUTE, "RateLimit", "limit=10, remaining=3, reset=30"))
                .isEqualTo(thirtySeconds);
        assertThat(said(PER_MINUTE, "X-RateLimit-Remaining", "3")).isEqualTo(new Said(3, NOW.plusSeconds(60), null));
    }

    @Test
    void credits_under_a_partners_own_names_are_calls_at_the_price_of_the_last() {
        Manifest.Limit credits = new Manifest.Limit(
                "credits",
                100,
                Duration.ofMinutes(5),
                false,
                new Manifest.Credit(
                        "X-FiveMinCreditLimit-Remaining", "X-FiveMinCreditLimit-ResetsIn", "X-RequestCost"));
        assertThat(said(
                        credits,
                        "X-FiveMinCreditLimit-Remaining",
                        "17.5",
                        "X-FiveMinCreditLimit-ResetsIn",
                        "120",
                        "X-RequestCost",
                        "5"))
                .isEqualTo(new Said(3, NOW.plusSeconds(120), null));
    }

    private static @Nullable Instant hold(int status, String name, String value) {
        return Allowance.in(answer(status, name, value), PER_MINUTE, NOW)
                .orElseThrow()
                .holdUntil();
    }

    private static Said said(Manifest.Limit limit, String... fields) {
        return Allowance.in(answer(200, fields), limit, NOW).orElseThrow();
    }

    private static HttpAnswer answer(int status, String... fields) {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            headers.put(fields[i], fields[i + 1]);
        }
        return new HttpAnswer(status, headers, "");
    }
}
