package io.relais.connector.bookingcom;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.AriContract;
import io.relais.connector.testkit.AriFixture;
import io.relais.connector.testkit.HistoryContract;
import io.relais.connector.testkit.NotificationsContract;
import io.relais.connector.testkit.PaymentsContract;
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

/** Everything the contract promises, played with the recordings in {@code contract/booking-com}. */
class BookingComConnectorTest
        implements ReservationsContract,
                RecoveryContract,
                SummaryContract,
                HistoryContract,
                ReportsContract,
                AriContract,
                ReadBackContract,
                ProductsContract,
                PaymentsContract,
                NotificationsContract {
    private static final String HOTEL = "4711001";

    @Override
    public Connector connector() {
        return new BookingComConnector();
    }

    @Override
    public Settings settings(String partnerUrl) {
        return new Settings(Map.of(
                "clientId", "client-of-the-contract",
                "clientSecret", "secret-of-the-contract",
                "recovery", "on",
                "authUrl", partnerUrl,
                "reservationsUrl", partnerUrl,
                "ariUrl", partnerUrl,
                "paymentsUrl", partnerUrl));
    }

    @Override
    public AriFixture ari() {
        return new AriFixture(
                HOTEL, List.of("471100101", "471100102"), List.of("5500011", "5500012"), "EUR", false, 1_000_000);
    }

    @Override
    public ReadBackFixture readBack() {
        return new ReadBackFixture(
                HOTEL, "EUR", new NightRange(LocalDate.parse("2027-01-20"), LocalDate.parse("2027-01-23")));
    }

    @Override
    public String productsProperty() {
        return HOTEL;
    }

    @Override
    public String summaryProperty() {
        return HOTEL;
    }

    @Override
    public String historyProperty() {
        return HOTEL;
    }

    @Override
    public String paidReservation() {
        return "9100200301";
    }
}
