package io.relais.server.flow;

import io.relais.sandbox.world.RateOf;
import io.relais.vocabulary.Money;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** The kinds of inns, one product each, with the partners' ids of {@code seeds/partners.yaml}. */
enum Model {
    /** Euros, one price per night, at both partners. */
    LODGE(
            ZoneId.of("Europe/Paris"),
            Map.of(0, new Money(12_050, "EUR")),
            List.of(
                    Desk.booking("1100101", "110010102", "4400001"),
                    Desk.channex(
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d101",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d112",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d123"))),

    /** Yen, a currency without decimals, priced by number of people, at both partners. */
    TWIN(
            ZoneId.of("Asia/Tokyo"),
            Map.of(1, new Money(14_000, "JPY"), 2, new Money(17_500, "JPY"), 3, new Money(21_900, "JPY")),
            List.of(
                    Desk.booking("1100102", "110010202", "4400011"),
                    Desk.channex(
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d201",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d212",
                            "6f0a1c52-3d1e-4b7a-9c25-1f60a9e7d223"))),

    /** Kuwaiti dinars, three decimals, at a Booking.com account that has only the B.XML reader. */
    SUITE(
            ZoneId.of("Asia/Kuwait"),
            Map.of(0, new Money(45_725, "KWD")),
            List.of(Desk.bxml("1100103", "110010301", "4400021")));

    private final ZoneId timeZone;
    private final Map<Integer, Money> prices;
    private final List<Desk> desks;

    Model(ZoneId timeZone, Map<Integer, Money> prices, List<Desk> desks) {
        this.timeZone = timeZone;
        this.prices = prices;
        this.desks = desks;
    }

    ZoneId timeZone() {
        return timeZone;
    }

    /** The price of every night by number of people; 0 = whatever the number. */
    Map<Integer, Money> prices() {
        return prices;
    }

    String currency() {
        return prices.values().iterator().next().currency();
    }

    /** Where it is sold. */
    List<Desk> desks() {
        return desks;
    }

    /** A product at a partner, and how to sign in there. */
    record Desk(String channel, String hotelId, RateOf rate, Map<String, String> credentials) {
        private static Desk booking(String hotel, String room, String rate) {
            return new Desk(
                    "booking-com",
                    hotel,
                    new RateOf(room, rate),
                    Map.of("clientId", "relais-demo", "clientSecret", "demo-secret-ota", "style", "ota"));
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
