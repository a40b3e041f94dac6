package io.relais.server.console;

import io.relais.core.inventory.Calendar;
import io.relais.core.inventory.Product;
import io.relais.core.property.Properties;
import io.relais.server.feed.StrangeHost;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A partner that publishes one calendar, in Airbnb's words of 2026, and a house with nights for it. */
final class FeedHost implements AutoCloseable {
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final StrangeHost host = StrangeHost.start((head, out) -> out.write(
            StrangeHost.response(200, text().getBytes(StandardCharsets.UTF_8), "Content-Type: text/calendar")));

    /** Opens the next 60 nights of the house's only type and returns the id of its first unit. */
    UUID open(ConsoleHouse house, Properties properties, Calendar calendar) {
        NightRange nights = new NightRange(today(), today().plusDays(60));
        Product product = new Product(house.unitType(), house.ratePlan());
        calendar.setCapacity(house.owner().principal(), house.property(), house.unitType(), nights, 2);
        calendar.setPrice(house.owner().principal(), product, nights, 0, new Money(12_000, "EUR"));
        return properties.listUnits(house.unitType()).getFirst().id();
    }

    /** Where the house is. */
    static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    String address() {
        return "http://127.0.0.1:" + host.port() + "/secret-of-the-calendar.ics";
    }

    /** A guest in so many days. */
    void reserve(int in, int nights, String code) {
        LocalDate first = today().plusDays(in);
        events.add("""
                BEGIN:VEVENT
                DTSTAMP:20260801T000000Z
                DTSTART;VALUE=DATE:%s
                DTEND;VALUE=DATE:%s
                SUMMARY:Reserved
                UID:1418fb94e984-%032x@airbnb.com
                DESCRIPTION:Reservation URL: https://www.airbnb.com/hosting/reservations/details/%s\\nPhone Number (Last 4 Digits): 4711
                END:VEVENT
                """.formatted(
                        DateTimeFormatter.BASIC_ISO_DATE.format(first),
                        DateTimeFormatter.BASIC_ISO_DATE.format(first.plusDays(nights)),
                        in,
                        code));
    }

    void empty() {
        events.clear();
    }

    private String text() {
        String all =
                "BEGIN:VCALENDAR\nPRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN\nCALSCALE:GREGORIAN\nVERSION:2.0\n"
                        + String.join("", events) + "END:VCALENDAR\n";
        return all.replace("\n", "\r\n");
    }

    @Override
    public void close() {
        host.close();
    }
}
