package io.relais.connector.channex.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.connector.ContactDetails;
import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationMessage;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;

/**
 * Our sales as Channex takes bookings of a channel: always the full state, under the same number. No card is ever in it.
 *
 * <p>Source: docs.channex.io, Open Channel API (Push Booking API, Request Full Sync).
 */
final class OpenChannelBookings {
    private static final int TEXT_MAX = 255;
    private static final int SHORT_MAX = 32;

    /** Younger guests are infants there. */
    private static final int CHILD_AGE = 2;

    private OpenChannelBookings() {}

    static String fullSync(String providerCode, String propertyCode) {
        return OpenChannelJson.write(object().put("provider_code", providerCode).put("hotel_code", propertyCode));
    }

    static String write(ReservationMessage sale, String providerCode) {
        ReservationContent content = sale.content().orElseThrow();
        ObjectNode body = object();
        ObjectNode booking = body.putObject("booking")
                .put("status", sale.kind().name().toLowerCase(Locale.ROOT))
                .put("provider_code", providerCode)
                .put("hotel_code", sale.remotePropertyId());
        if (!content.channelName().isEmpty()) {
            booking.put("ota_name", content.channelName());
        }
        booking.put("reservation_id", sale.externalId())
                .put("arrival_date", edge(content, true))
                .put("departure_date", edge(content, false))
                .put("currency", content.total().currency())
                .put("payment_collect", "property")
                .put("notes", content.remarks());
        booking.putNull("guarantee");
        sale.contact().ifPresent(contact -> customer(booking.putObject("customer"), contact, content));
        ArrayNode rooms = booking.putArray("rooms");
        for (int i = 0; i < content.stays().size(); i++) {
            room(rooms.addObject().put("index", i), content.stays().get(i));
        }
        ArrayNode services = booking.putArray("services");
        content.extras().forEach(extra -> service(services.addObject(), extra));
        booking.putObject("meta");
        return OpenChannelJson.write(body);
    }

    private static String edge(ReservationContent content, boolean first) {
        return content.stays().stream()
                .map(stay -> first ? stay.dates().arrival() : stay.dates().departure())
                .min(first ? Comparator.<LocalDate>naturalOrder() : Comparator.<LocalDate>reverseOrder())
                .map(LocalDate::toString)
                .orElse("");
    }

    /** A surname is required; a booker without one is called by what else is known. */
    private static void customer(ObjectNode node, ContactDetails contact, ReservationContent content) {
        String sleeper = content.stays().stream()
                .map(RoomStay::guestName)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse("-");
        String surname = contact.lastName().isBlank()
                ? contact.firstName().isBlank() ? sleeper : contact.firstName()
                : contact.lastName();
        node.put("surname", cut(surname, TEXT_MAX));
        put(node, "name", cut(contact.firstName(), TEXT_MAX));
        put(node, "mail", contact.email().contains("@") ? contact.email() : "");
        put(node, "phone", cut(contact.phone(), SHORT_MAX));
        put(node, "address", cut(contact.address(), TEXT_MAX));
        put(node, "zip", cut(contact.postCode(), SHORT_MAX));
        put(node, "city", cut(contact.city(), TEXT_MAX));
        put(node, "country", contact.countryCode());
        put(
                node,
                "language",
                contact.language().length() < 2 ? "" : contact.language().substring(0, 2));
        if (!contact.company().isBlank()) {
            node.putObject("company").put("title", cut(contact.company(), TEXT_MAX));
        }
    }

    private static void room(ObjectNode node, RoomStay stay) {
        int infants = (int) stay.occupancy().childAges().stream()
                .filter(age -> age < CHILD_AGE)
                .count();
        node.put("room_type_code", stay.roomId());
        node.putObject("occupancy")
                .put("adults", stay.occupancy().adults())
                .put("children", stay.occupancy().children() - infants)
                .put("infants", infants);
        ArrayNode guests = node.putArray("guests");
        if (!stay.guestName().isBlank()) {
            int space = stay.guestName().lastIndexOf(' ');
            guests.addObject()
                    .put("name", space < 0 ? "" : stay.guestName().substring(0, space))
                    .put("surname", stay.guestName().substring(space + 1));
        }
        ArrayNode days = node.putArray("days");
        for (NightPrice night : stay.nights()) {
            days.addObject()
                    .put("date", night.night().toString())
                    .put("price", decimal(night.price()))
                    .put("rate_plan_code", night.rateId());
        }
        node.putObject("meta");
    }

    private static void service(ObjectNode node, Extra extra) {
        node.put("type", "Extra")
                .put("name", extra.name())
                .put("total_price", decimal(extra.total()))
                .put("price_per_unit", decimal(extra.total()))
                .put("price_mode", "Per stay")
                .put("persons", 0)
                .put("nights", 0)
                .put("excluded", !extra.included());
    }

    private static String decimal(Money money) {
        return money.toDecimal().toPlainString();
    }

    private static void put(ObjectNode node, String field, String text) {
        if (!text.isBlank()) {
            node.put(field, text);
        }
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
