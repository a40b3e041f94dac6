package io.relais.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.connector.Connector;
import io.relais.connector.Fault;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Assertions that the contracts of several roles share. */
final class Checks {
    private Checks() {}

    /** The fault that the call ends with; anything else fails the test. */
    static PartnerFault fault(Runnable call) {
        try {
            call.run();
        } catch (PartnerFault fault) {
            return fault;
        }
        throw new AssertionError("the partner failed and the connector did not say so");
    }

    /** An answer of success that is nothing the partner could mean. */
    static void nonsense(ConnectorContract contract, Consumer<Session> call) {
        for (String body : List.of("<html><body>Back soon", "", "ok")) {
            try (Stage stage = contract.stage()) {
                stage.partner().answerAll(200, Map.of("Content-Type", "text/html"), body);
                assertThat(fault(() -> call.accept(stage.session())).fault())
                        .as("answer '" + body + "'")
                        .isEqualTo(Fault.PROTOCOL);
            }
        }
    }

    static Set<String> budgets(List<Exchange> exchanges) {
        return exchanges.stream()
                .map(exchange -> exchange.request().budget())
                .filter(budget -> !budget.isEmpty())
                .collect(Collectors.toSet());
    }

    /** No secret in an address or a printed exchange, and none in a body that is not marked as secret. */
    static void noSecretLeaks(Connector connector, Settings settings, List<Exchange> exchanges) {
        assertThat(exchanges).as("calls made").isNotEmpty();
        for (String key : Descriptor.of(connector).secretKeys()) {
            String secret = settings.get(key);
            for (Exchange exchange : exchanges) {
                assertThat(exchange.request().uri().toString()).doesNotContain(secret);
                assertThat(exchange.toString()).doesNotContain(secret);
                if (!exchange.request().secretBody()) {
                    assertThat(exchange.request().body()).doesNotContain(secret);
                }
            }
        }
    }

    static void noSecretTold(Connector connector, Settings settings, PartnerFault fault) {
        for (String key : Descriptor.of(connector).secretKeys()) {
            assertThat(fault.text()).doesNotContain(settings.get(key));
        }
    }

    static Settings without(Settings settings, String key) {
        Map<String, String> values = new HashMap<>(settings.values());
        values.remove(key);
        return new Settings(values);
    }
}
