package io.relais.connector.ical;

import io.relais.connector.Connector;
import io.relais.connector.Settings;
import io.relais.connector.testkit.CalendarReadingContract;
import io.relais.connector.testkit.CalendarWritingContract;
import java.util.Map;

/** Everything the contract promises, with the bodies in {@code contract/ical/calendars}. */
class IcalConnectorTest implements CalendarReadingContract, CalendarWritingContract {
    @Override
    public Connector connector() {
        return new IcalConnector();
    }

    @Override
    public Settings settings(String partnerUrl) {
        return new Settings(Map.of());
    }
}
