package io.relais.server.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.connection.Line;
import io.relais.core.connection.Manifest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BudgetsTest {
    private final Steps clock = new Steps();
    private final Budgets budgets = new Budgets(clock);
    private final UUID account = UUID.randomUUID();

    @Test
    void a_call_beyond_the_limit_is_not_made_and_says_how_long_to_wait() {
        Line line = line(UUID.randomUUID());
        times(10, line);

        PartnerFault fault = catchThrowableOfType(PartnerFault.class, () -> budgets.take(line, "availability"));

        assertThat(fault.fault()).isEqualTo(Fault.THROTTLED);
        assertThat(fault.retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61)));
    }

    @Test
    void no_minute_ever_sees_more_calls_than_the_limit() {
        Line line = line(UUID.randomUUID());
        List<Instant> made = new java.util.ArrayList<>();
        for (int second = 0; second < 600; second++) {
            try {
                budgets.take(line, "availability");
                made.add(clock.instant());
            } catch (PartnerFault held) {
                assertThat(held.fault()).isEqualTo(Fault.THROTTLED);
            }
            clock.now = clock.now.plusSeconds(1);
        }

        assertThat(made)
                .hasSizeGreaterThan(90)
                .allSatisfy(start -> assertThat(made.stream()
                                .filter(call -> !call.isBefore(start) && call.isBefore(start.plusSeconds(60))))
                        .hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void each_property_has_its_own_budget_and_an_unlimited_name_is_free() {
        times(10, line(UUID.randomUUID()));
        times(10, line(UUID.randomUUID()));
        Line line = line(null);
        for (int i = 0; i < 1_000; i++) {
            budgets.take(line, "");
        }
    }

    private void times(int calls, Line line) {
        for (int i = 0; i < calls; i++) {
            budgets.take(line, "availability");
        }
    }

    private Line line(@Nullable UUID connection) {
        Manifest.Limit limit = new Manifest.Limit("availability", 10, Duration.ofMinutes(1), true);
        return new Line(account, connection, "channex", List.of(limit), "", exchange -> {});
    }

    /** A clock that the test moves. */
    private static final class Steps extends Clock {
        private Instant now = Instant.parse("2026-11-22T10:00:00Z");

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
