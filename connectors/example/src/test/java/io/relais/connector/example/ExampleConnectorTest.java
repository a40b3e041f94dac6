package io.relais.connector.example;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.MessagesContract;
import io.relais.connector.testkit.ProductsContract;
import io.relais.connector.testkit.ReadBackContract;
import io.relais.connector.testkit.ReadBackFixture;
import io.relais.connector.testkit.RecoveryContract;
import io.relais.connector.testkit.ReportsContract;
import io.relais.connector.testkit.ReservationsContract;
import io.relais.connector.testkit.SummaryContract;
import io.relais.vocabulary.NightRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Everything the contract promises, played with the recordings in {@code contract/example}. */
class ExampleConnectorTest
        implements ReservationsContract,
                RecoveryContract,
                SummaryContract,
                ReportsContract,
                AriContract,
                ProductsContract,
                ReadBackContract,
                MessagesContract {
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

    @Override
    public String productsProperty() {
        return "77";
    }

    @Override
    public String messagesProperty() {
        return "77";
    }

    @Override
    public String summaryProperty() {
        return "77";
    }

    @Override
    public ReadBackFixture readBack() {
        return new ReadBackFixture(
                "77", "EUR", new NightRange(LocalDate.parse("2027-06-01"), LocalDate.parse("2027-06-30")));
    }
}
