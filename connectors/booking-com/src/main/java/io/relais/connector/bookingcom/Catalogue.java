package io.relais.connector.bookingcom;

import io.relais.connector.RemoteProduct;
import io.relais.connector.RemoteProduct.Pricing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** {@code roomrates}: which rooms a property sells under which rates. */
final class Catalogue {
    private Catalogue() {}

    static String request(String property) {
        return new XmlOut()
                .open("request")
                .text("version", "1.0")
                .text("hotel_id", property)
                .closeAll()
                .toString();
    }

    /**
     * Every room under every rate, in Booking.com's order. A room without a rate is left out: nothing of it can be sold.
     *
     * @param pricing how the account says that the property counts its prices
     */
    static List<RemoteProduct> products(XmlNode answer, String property, Pricing pricing) {
        List<RemoteProduct> products = new ArrayList<>();
        answer.deep("room").stream()
                .filter(room ->
                        room.attr("hotel_id").isEmpty() || room.attr("hotel_id").equals(property))
                .filter(room -> !room.attr("id").isEmpty())
                .forEach(room -> room.deep("rate").stream()
                        .filter(Predicate.not(rate -> rate.attr("id").isEmpty()))
                        .forEach(rate -> products.add(product(room, rate, pricing))));
        return List.copyOf(products);
    }

    private static RemoteProduct product(XmlNode room, XmlNode rate, Pricing pricing) {
        return new RemoteProduct(
                room.attr("id"),
                room.anyAttr("room_name", "name"),
                people(rate.attr("max_persons"), people(room.attr("max_persons"), 0)),
                rate.attr("id"),
                rate.anyAttr("rate_name", "name"),
                currency(rate.anyAttr("currency", "currencycode"), room.anyAttr("currency", "currencycode")),
                isDerived(rate) ? Pricing.DERIVED : told(rate.anyAttr("pricing", "pricing_type"), pricing));
    }

    /** A child rate follows its parent, a read-only one follows nobody: what we send for either is not used. */
    private static boolean isDerived(XmlNode rate) {
        return List.of(rate.attr("is_child_rate"), rate.attr("readonly")).stream()
                .map(flag -> flag.toLowerCase(Locale.ROOT))
                .anyMatch(flag -> flag.equals("1") || flag.equals("true") || flag.equals("yes"));
    }

    private static Pricing told(String word, Pricing otherwise) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "standard", "default" -> Pricing.ROOM;
            case "obp", "occupancy", "occupancy_based" -> Pricing.OCCUPANCY;
            case "derived", "derived_pricing", "rlo" -> Pricing.DERIVED;
            case "los", "length_of_stay" -> Pricing.LENGTH_OF_STAY;
            default -> otherwise;
        };
    }

    private static int people(String text, int otherwise) {
        return text.matches("\\d{1,3}") ? Integer.parseInt(text) : otherwise;
    }

    private static String currency(String rate, String room) {
        String code = (rate.isEmpty() ? room : rate).toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{3}") ? code : "";
    }
}
