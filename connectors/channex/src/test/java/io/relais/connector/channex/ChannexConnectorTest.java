package io.relais.connector.channex;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.HintsContract;
import io.relais.connector.testkit.MessagesContract;
import io.relais.connector.testkit.ProductsContract;
import io.relais.connector.testkit.ReadBackContract;
import io.relais.connector.testkit.ReadBackFixture;
import io.relais.connector.testkit.ReservationsContract;
import io.relais.connector.testkit.SummaryContract;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Everything the contract promises, played with the recordings in {@code contract/channex}. */
class ChannexConnectorTest
        implements ReservationsContract,
                SummaryContract,
                AriContract,
                ReadBackContract,
                ProductsContract,
                HintsContract,
                MessagesContract {
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

    @Override
    public String productsProperty() {
        return "prop-1";
    }

    @Override
    public String messagesProperty() {
        return "prop-1";
    }

    @Override
    public String summaryProperty() {
        return "prop-1";
    }

    @Override
    public ReadBackFixture readBack() {
        return new ReadBackFixture(
                "prop-1", "EUR", new NightRange(LocalDate.parse("2027-01-20"), LocalDate.parse("2027-01-23")));
    }
}
