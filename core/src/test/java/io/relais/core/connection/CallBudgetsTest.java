package io.relais.core.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.core.AtOnce;
import io.relais.core.TestHotel;
import io.relais.core.TestHouse;
import io.relais.core.connection.CallBudgets.Call;
import io.relais.core.connection.CallBudgets.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallBudgetsTest {
    private static final Call AVAILABILITY = new Call("ari.availability", "availability");
    private static final Call UNLIMITED = new Call("reservations.pull", "");

    private final TestHouse house = TestHouse.open();
    private final TestHotel hotel = house.hotel();
    private final CallBudgets budgets = new CallBudgets(house.database, house.clock);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_call_beyond_the_limit_is_not_made_and_says_how_long_to_wait() {
        times(10, ofProperty());
        PartnerFault fault = refusal(ofProperty());
        assertThat(fault.fault()).isEqualTo(Fault.THROTTLED);
        assertThat(fault.retryAfter()).contains(Duration.ofSeconds(61));
        house.time().advance(Duration.ofSeconds(61));
        budgets.take(ofProperty(), AVAILABILITY);
    }

    @Test
    void no_minute_ever_sees_more_calls_than_the_limit() {
        List<Instant> made = new ArrayList<>();
        for (int step = 0; step < 200; step++) {
            if (wasTaken(budgets, ofProperty())) {
                made.add(house.clock.instant());
            }
            house.time().advance(Duration.ofMillis(1_700));
        }
        assertThat(made)
                .hasSizeGreaterThan(45)
                .allSatisfy(start -> assertThat(made.stream()
                                .filter(call -> !call.isBefore(start) && call.isBefore(start.plusSeconds(60))))
                        .hasSizeLessThanOrEqualTo(10));
    }

    @Test
    void workers_of_several_processes_never_exceed_a_budget_together() {
        for (int round = 0; round < AtOnce.times(3, 50); round++) {
            List<Callable<Boolean>> workers = new ArrayList<>();
            for (int process = 0; process < 4; process++) {
                CallBudgets own = new CallBudgets(house.database, house.clock);
                for (int worker = 0; worker < 8; worker++) {
                    workers.add(() -> wasTaken(own, ofAccount()));
                }
            }
            long made = AtOnce.run(workers).stream()
                    .filter(outcome -> outcome.value().equals(List.of(true)))
                    .count();
            assertThat(made).isEqualTo(10);
            assertThat(wasTaken(budgets, ofAccount())).isFalse();
            house.time().advance(Duration.ofSeconds(61));
        }
    }

    @Test
    void each_property_has_its_own_budget_unless_the_account_shares_one() {
        UUID other = hotel.connect(hotel.accountId, "fake", "another");
        times(10, ofProperty());
        times(10, line(other, true));
        times(10, ofAccount());
        assertThat(refusal(line(other, false)).fault()).isEqualTo(Fault.THROTTLED);
        for (int i = 0; i < 100; i++) {
            budgets.take(ofAccount(), UNLIMITED);
        }
    }

    @Test
    void what_the_partner_says_is_left_counts_until_it_gives_more() {
        budgets.take(ofProperty(), AVAILABILITY);
        budgets.heard(
                ofProperty(), AVAILABILITY, new Said(2, house.clock.instant().plusSeconds(20), null));
        times(2, ofProperty());
        assertThat(refusal(ofProperty()).retryAfter()).contains(Duration.ofSeconds(20));
        // An answer that was under way longer tells an older count.
        budgets.heard(
                ofProperty(), AVAILABILITY, new Said(5, house.clock.instant().plusSeconds(20), null));
        assertThat(wasTaken(budgets, ofProperty())).isFalse();
        house.time().advance(Duration.ofSeconds(20));
        times(7, ofProperty());
        assertThat(wasTaken(budgets, ofProperty())).isFalse();
    }

    @Test
    void a_pause_that_the_partner_asks_for_holds_every_worker_also_without_a_limit_of_ours() {
        Instant until = house.clock.instant().plusSeconds(300);
        budgets.heard(ofProperty(), AVAILABILITY, new Said(null, until, until));
        budgets.heard(ofAccount(), UNLIMITED, new Said(null, until, until));
        assertThat(refusal(ofProperty()).retryAfter()).contains(Duration.ofMinutes(5));
        assertThat(new CallBudgets(house.database, house.clock))
                .satisfies(other -> assertThat(
                                catchThrowableOfType(PartnerFault.class, () -> other.take(ofAccount(), UNLIMITED))
                                        .retryAfter())
                        .contains(Duration.ofMinutes(5)));
        budgets.take(ofAccount(), new Call("reservations.acknowledge", ""));
        house.time().advance(Duration.ofMinutes(5));
        budgets.take(ofProperty(), AVAILABILITY);
        budgets.take(ofAccount(), UNLIMITED);
    }

    private void times(int calls, Line line) {
        for (int i = 0; i < calls; i++) {
            budgets.take(line, AVAILABILITY);
        }
    }

    private static boolean wasTaken(CallBudgets budgets, Line line) {
        try {
            budgets.take(line, AVAILABILITY);
            return true;
        } catch (PartnerFault held) {
            return false;
        }
    }

    private PartnerFault refusal(Line line) {
        return catchThrowableOfType(PartnerFault.class, () -> budgets.take(line, AVAILABILITY));
    }

    private Line ofProperty() {
        return line(hotel.connectionId, true);
    }

    private Line ofAccount() {
        return line(hotel.connectionId, false);
    }

    private Line line(@Nullable UUID connection, boolean perProperty) {
        Manifest.Limit limit = new Manifest.Limit("availability", 10, Duration.ofMinutes(1), perProperty);
        return new Line(hotel.accountId, connection, "fake", List.of(limit), "", exchange -> {});
    }
}
