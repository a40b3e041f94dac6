package io.relais.connector.channex;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.HintsContract;
import io.relais.connector.testkit.ReservationsContract;
import java.util.List;
import java.util.Map;

/** Everything the contract promises, played with the recordings in {@code contract/channex}. */
class ChannexConnectorTest implements ReservationsContract, AriContract, HintsContract {
    @Override
    public Connector connector() {
        return new ChannexConnector();
    }

    @Override
    public Settings settings(String partnerUrl) {
        return new Settings(Map.of("apiKey", "key-of-the-contract", "baseUrl", partnerUrl));
    }

    @Override
    public AriFixture ari() {
        return new AriFixture(
                "prop-1",
                List.of("room-1", "room-2"),
                List.of("rate-1", "rate-2"),
                "EUR",
                true,
                ChannexAri.BODY_BYTES_MAX);
    }
}
