package io.relais.connector.bookingcom;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.ReservationsContract;
import java.util.List;
import java.util.Map;

/** Everything the contract promises, played with the recordings in {@code contract/booking-com}. */
class BookingComConnectorTest implements ReservationsContract, AriContract {
    @Override
    public Connector connector() {
        return new BookingComConnector();
    }

    @Override
    public Settings settings(String partnerUrl) {
        return new Settings(Map.of(
                "clientId", "client-of-the-contract",
                "clientSecret", "secret-of-the-contract",
                "authUrl", partnerUrl,
                "reservationsUrl", partnerUrl,
                "ariUrl", partnerUrl));
    }

    @Override
    public AriFixture ari() {
        return new AriFixture(
                "4711001", List.of("471100101", "471100102"), List.of("5500011", "5500012"), "EUR", false, 1_000_000);
    }
}
