package io.relais.server.flow;

import io.relais.sandbox.world.RateOf;
import io.relais.vocabulary.Money;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A kind of inn with one product, and the partners' ids of it as in {@code seeds/partners.yaml}.
 *
 * @param prices the price of every night by number of people; 0 = whatever the number
 * @param desks where it is sold
 */
record Model(String name, ZoneId timeZone, String currency, Map<Integer, Money> prices, List<Desk> desks) {
    /** Euros, one price per night, at both partners. */
    static final Model LODGE = new Model(
            "Lodge",
            ZoneId.of("Europe/Paris"),
            "EUR",
            Map.of(0, new Money(12_050, "EUR")),
            List.of(
                    Desk.booking("1100101", "110010102", "4400001"),
                    Desk.channex(
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d101",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d112",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d123")));

    /** Yen, a currency without decimals, priced by number of people, at both partners. */
    static final Model TWIN = new Model(
            "Twin",
            ZoneId.of("Asia/Tokyo"),
            "JPY",
            Map.of(1, new Money(14_000, "JPY"), 2, new Money(17_500, "JPY"), 3, new Money(21_900, "JPY")),
            List.of(
                    Desk.booking("1100102", "110010202", "4400011"),
                    Desk.channex(
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d201",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d212",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d223")));

    /** Yen, at a Booking.com account that is told what stays cost, up to seven nights. */
    static final Model STUDIO = new Model(
            "Studio",
            ZoneId.of("Asia/Tokyo"),
            "JPY",
            Map.of(1, new Money(14_000, "JPY"), 2, new Money(17_500, "JPY")),
            List.of(Desk.stays("1100102", "110010202", "4400011")));

    /** Kuwaiti dinars, three decimals, at a Booking.com account that has only the B.XML reader. */
    static final Model SUITE = new Model(
            "Suite",
            ZoneId.of("Asia/Kuwait"),
            "KWD",
            Map.of(0, new Money(45_725, "KWD")),
            List.of(Desk.bxml("1100103", "110010301", "4400021")));

    Model {
        prices = Map.copyOf(prices);
        desks = List.copyOf(desks);
    }

    /** A product at a partner, and how to sign in there. */
    record Desk(String channel, String hotelId, RateOf rate, Map<String, String> credentials) {
        Desk {
            credentials = Map.copyOf(credentials);
        }

        private static Desk booking(String hotel, String room, String rate) {
            return new Desk(
                    "booking-com",
                    hotel,
                    new RateOf(room, rate),
                    Map.of("clientId", "relais-demo", "clientSecret", "demo-secret-ota", "style", "ota"));
        }

        private static Desk stays(String hotel, String room, String rate) {
            return new Desk(
                    "booking-com",
                    hotel,
                    new RateOf(room, rate),
                    Map.of(
                            "clientId",
                            "relais-demo",
                            "clientSecret",
                            "demo-secret-ota",
                            "pricing",
                            "los",
                            "stayNights",
                            "7"));
        }

        private static Desk bxml(String hotel, String room, String rate) {
            return new Desk(
                    "booking-com",
                    hotel,
                    new RateOf(room, rate),
                    Map.of("clientId", "relais-demo-bxml", "clientSecret", "demo-secret-bxml", "style", "bxml"));
        }

        private static Desk channex(String property, String room, String rate) {
            return new Desk("channex", property, new RateOf(room, rate), Map.of("apiKey", "demo-channex-key"));
        }
    }
}
