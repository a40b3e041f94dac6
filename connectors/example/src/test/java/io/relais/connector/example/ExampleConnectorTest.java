package io.relais.connector.example;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.ReservationsContract;
import java.util.List;
import java.util.Map;

/** Everything the contract promises, played with the recordings in {@code contract/example}. */
class ExampleConnectorTest implements ReservationsContract, AriContract {
    @Override
    public Connector connector() {
        return new ExampleConnector();
    }

    @Override
    public Settings settings(String partnerUrl) {
        return new Settings(Map.of("apiKey", "key-of-the-contract", "baseUrl", partnerUrl));
    }

    @Override
    public AriFixture ari() {
        return new AriFixture("77", List.of("double", "suite"), List.of("flex", "fix"), "EUR", true, 500_000);
    }
}
