package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** How a partner can fail whatever is asked, and what a connector must call it. */
final class FaultTable {
    private record Row(String name, Consumer<Partner> failure, Fault expected, Optional<Duration> retryAfter) {}

    private static final List<Row> ROWS = List.of(
            row("refused credentials", 401, Fault.AUTH),
            row("a refused request", 400, Fault.REJECTED),
            row("an error of the partner's server", 500, Fault.UNAVAILABLE),
            row("a partner that is down", 503, Fault.UNAVAILABLE),
            new Row(
                    "too many calls",
                    partner -> partner.answerAll(429, Map.of("Retry-After", "17"), "slow down"),
                    Fault.THROTTLED,
                    Optional.of(Duration.ofSeconds(17))),
            new Row("a cut connection", Partner::hangUp, Fault.UNAVAILABLE, Optional.empty()));

    private FaultTable() {}

    private static Row row(String name, int status, Fault expected) {
        return new Row(name, partner -> partner.answerAll(status, Map.of(), "no"), expected, Optional.empty());
    }

    /** One test per row: the call must end with the expected fault, and tell no secret. */
    static Stream<DynamicTest> tests(ConnectorContract contract, Consumer<Session> call) {
        Stream<DynamicTest> answers = ROWS.stream()
                .map(row ->
                        DynamicTest.dynamicTest(row.name + " is " + row.expected, () -> check(contract, row, call)));
        Stream<DynamicTest> settings = Descriptor.of(contract.connector()).keysToAsk().stream()
                .map(key -> DynamicTest.dynamicTest(
                        "no setting '" + key + "' is CONFIG", () -> checkMissing(contract, key, call)));
        return Stream.concat(answers, settings);
    }

    private static void check(ConnectorContract contract, Row row, Consumer<Session> call) {
        try (Stage stage = contract.stage()) {
            row.failure.accept(stage.partner());
            PartnerFault fault = Checks.fault(() -> call.accept(stage.session()));
            assertThat(fault.fault()).isEqualTo(row.expected);
            assertThat(fault.retryAfter()).isEqualTo(row.retryAfter);
            Checks.noSecretTold(contract.connector(), stage.settings(), fault);
        }
    }

    private static void checkMissing(ConnectorContract contract, String key, Consumer<Session> call) {
        try (Stage stage = contract.stage()) {
            Settings settings = Checks.without(stage.settings(), key);
            PartnerFault fault = Checks.fault(() -> call.accept(stage.session(settings)));
            assertThat(fault.fault()).isEqualTo(Fault.CONFIG);
            assertThat(fault.text()).contains(key);
        }
    }
}
