package io.relais.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.sandbox.wire.Call;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.FaultRule;
import io.relais.sandbox.world.Revision;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What partners and the network do to messages on their way out. */
@QuarkusTest
class AriTroubleFlowTest {
    @Inject
    Inns inns;

    @Inject
    Books books;

    private Inn inn;
    private FrontDoor door;

    @BeforeEach
    void open() {
        inn = inns.open(Model.LODGE);
        door = new FrontDoor(inn);
    }

    @AfterEach
    void close() {
        inns.close();
    }

    static Stream<Arguments> troubles() {
        return Stream.of(0, 1)
                .flatMap(partner -> Stream.of(
                                FaultKind.DELAY,
                                FaultKind.ERROR,
                                FaultKind.ERROR_AFTER,
                                FaultKind.THROTTLE,
                                FaultKind.DROP,
                                FaultKind.DROP_BEFORE)
                        .map(kind -> Arguments.of(partner, kind)));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void trouble_with_one_message_only_delays(int partner, FaultKind trouble) {
        Outlet outlet = inn.outlets().get(partner);
        Partners.fault(outlet.ari(), trouble);
        door.sell(inn.sale(inn.day(10), 2));
        inn.outlets()
                .forEach(one ->
                        Patience.until(() -> assertThat(one.free(inn.day(9), 4)).containsExactly(4, 3, 3, 4)));
        books.awaitTold(inn);
        assertThat(Partners.sandbox().faults().list()).isEmpty();
        assertThat(books.outcomes(outlet)).endsWith("acknowledged");
        assertThat(door.connection(outlet).getString("fault")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_partner_that_asks_for_a_pause_gets_it(int partner) {
        Outlet outlet = inn.outlets().get(partner);
        Partners.sandbox()
                .faults()
                .add(FaultRule.of(outlet.ari(), FaultKind.THROTTLE).withCount(1).withRetryAfterSeconds(2));
        door.sell(inn.sale(inn.day(10), 2));
        Patience.until(() -> assertThat(outlet.free(inn.day(10), 2)).containsExactly(3, 3));
        List<Call> calls = Partners.sandbox().calls().list(outlet.ari(), 0, 50);
        int refused = calls.stream().map(Call::status).toList().indexOf(429);
        long pause = calls.get(refused + 1).atNanos() - calls.get(refused).atNanos();
        assertThat(pause).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"booking.ari.rates", "channex.restrictions"})
    void values_refused_inside_a_200_are_shown_and_not_sent_again_until_they_change(String operation) {
        Outlet outlet = operation.startsWith("booking") ? inn.booking() : inn.channex();
        Partners.fault(operation, FaultKind.PARTIAL);
        for (int day = 10; day < 20; day += 2) {
            setPrice(day, 15_000 + day);
        }
        books.awaitTold(inn);
        assertThat(books.refusedValues(outlet)).isPositive();
        assertThat(books.outcomes(outlet)).contains("rejected");
        assertThat(door.connection(outlet).getLong("rejected")).isPositive();
        long before = Partners.ariCalls();
        inns.setCapacity(inn, inn.calendar(), Inn.UNITS);
        books.awaitTold(inn);
        books.awaitCourierRounds();
        assertThat(Partners.ariCalls()).isEqualTo(before);
        for (int day = 10; day < 20; day += 2) {
            setPrice(day, 16_000 + day);
        }
        books.awaitTold(inn);
        assertThat(books.refusedValues(outlet)).isZero();
        for (int day = 10; day < 20; day += 2) {
            assertThat(outlet.rateNight(inn.day(day)).findPrice(2)).contains(16_000L + day);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_partner_that_refuses_the_credentials_is_left_alone_until_somebody_resumes(int partner) {
        Outlet outlet = inn.outlets().get(partner);
        Revision booked = outlet.book(inn.day(40), 1);
        Partners.sandbox().faults().add(unauthorised(partner == 0 ? "booking" : "channex"));
        door.sell(inn.sale(inn.day(10), 2));
        Patience.until(
                () -> assertThat(door.connection(outlet).getString("state")).isEqualTo("refused"));
        long calls = Partners.calls(partner == 0 ? "booking" : "channex");
        door.sell(inn.sale(inn.day(20), 2));
        books.awaitCourierRounds();
        assertThat(Partners.calls(partner == 0 ? "booking" : "channex")).isEqualTo(calls);
        assertThat(outlet.free(inn.day(20), 2)).containsExactly(4, 4);
        Partners.sandbox().faults().clear();
        door.resume(outlet);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        Patience.until(() -> assertThat(outlet.free(inn.day(10), 2)).containsExactly(3, 3));
        Patience.until(() -> assertThat(outlet.free(inn.day(20), 2)).containsExactly(3, 3));
        assertThat(door.connection(outlet).getString("state")).isEqualTo("active");
    }

    @Test
    void wrong_credentials_refuse_the_account() {
        inns.spoil(inn, inn.channex());
        Patience.until(() ->
                assertThat(door.connection(inn.channex()).getString("state")).isEqualTo("refused"));
        assertThat(door.connection(inn.channex()).getString("reason")).isNotBlank();
        assertThat(door.connection(inn.booking()).getString("state")).isEqualTo("active");
        inns.mend(inn, inn.channex());
        Revision booked = inn.channex().book(inn.day(40), 1);
        door.pull(inn.channex());
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
    }

    @Test
    void a_token_that_the_partner_ended_early_is_replaced_once() {
        Outlet outlet = inn.booking();
        books.awaitPulled(outlet);
        long tokens = Partners.calls("booking.token");
        Partners.sandbox().faults().add(unauthorised(outlet.feed()).withCount(1));
        Revision booked = outlet.book(inn.day(40), 1);
        door.pull(outlet);
        Patience.until(() -> assertThat(books.rows(inn, booked)).hasSize(1));
        assertThat(Partners.calls("booking.token")).isEqualTo(tokens + 1);
        assertThat(door.connection(outlet).getString("state")).isEqualTo("active");
    }

    private void setPrice(int day, long cents) {
        inns.calendar()
                .setPrice(inn.principal(), inn.product(), NightRange.of(inn.day(day)), 0, new Money(cents, "EUR"));
    }

    private static FaultRule unauthorised(String operation) {
        return FaultRule.of(operation, FaultKind.ERROR).withStatus(401);
    }
}
