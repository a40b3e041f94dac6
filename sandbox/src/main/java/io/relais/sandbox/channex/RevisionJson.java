package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.world.AddOn;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.Card;
import io.relais.sandbox.world.Guest;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Revision;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a revision as Channex does, both as {@code booking_revision} and as {@code booking}: amounts as decimal text, dates per room. */
final class RevisionJson {
    private static final int COMMISSION_PERCENT = 15;
    private static final DateTimeFormatter INSERTED = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("MM/uuuu");

    private RevisionJson() {}

    /** The {@code withCard} flag is false once acknowledged: then Channex no longer tells the card. */
    static ObjectNode revision(Revision revision, Hotel hotel, boolean withCard) {
        ObjectNode attributes = Json.object().put("id", revision.id()).put("booking_id", revision.bookingId());
        fill(attributes, revision, hotel, withCard);
        return resource("booking_revision", revision.id(), attributes, revision);
    }

    static ObjectNode booking(Revision latest, Hotel hotel, boolean withCard) {
        ObjectNode attributes = Json.object().put("id", latest.bookingId()).put("revision_id", latest.id());
        fill(attributes, latest, hotel, withCard);
        return resource("booking", latest.bookingId(), attributes, latest);
    }

    private static ObjectNode resource(String type, String id, ObjectNode attributes, Revision revision) {
        ObjectNode resource = Json.object().put("type", type).put("id", id);
        resource.set("attributes", attributes);
        resource.putObject("relationships")
                .putObject("property")
                .putObject("data")
                .put("type", "property")
                .put("id", revision.hotelId());
        return resource;
    }

    private static void fill(ObjectNode node, Revision revision, Hotel hotel, boolean withCard) {
        node.put("property_id", revision.hotelId());
        node.put("unique_id", prefix(hotel.source()) + "-" + revision.code());
        node.put("system_id", revision.code());
        node.put("ota_reservation_code", revision.code());
        node.put("ota_name", hotel.source());
        node.put("status", revision.status().name().toLowerCase(Locale.ROOT));
        ArrayNode rooms = node.putArray("rooms");
        revision.rooms().forEach(room -> room(rooms.addObject(), room, revision));
        node.putArray("services");
        card(node, revision, withCard);
        customer(node.putObject("customer"), revision.guest());
        occupancy(
                node,
                revision.rooms().stream().mapToInt(BookedRoom::adults).sum(),
                revision.rooms().stream().mapToInt(BookedRoom::children).sum());
        node.put("arrival_date", edge(revision, true).toString());
        node.put("departure_date", edge(revision, false).toString());
        node.putNull("arrival_hour");
        node.put("amount", Money.format(revision.total(), revision.currency()));
        node.put("ota_commission", Money.format(revision.total() * COMMISSION_PERCENT / 100, revision.currency()));
        node.put("currency", revision.currency());
        node.put("notes", revision.comments().isEmpty() ? null : revision.comments());
        node.put("payment_collect", revision.card() == Card.VIRTUAL ? "ota" : "property");
        node.put("payment_type", revision.card() == Card.VIRTUAL ? "credit_card" : null);
        node.put("inserted_at", INSERTED.format(revision.at().atOffset(ZoneOffset.UTC)));
    }

    private static void room(ObjectNode node, BookedRoom room, Revision revision) {
        String currency = revision.currency();
        node.put("amount", Money.format(room.total(), currency));
        node.put("booking_room_id", room.reservationId());
        node.put("ota_unique_id", room.reservationId());
        node.put("checkin_date", room.arrival().toString());
        node.put("checkout_date", room.departure().toString());
        node.put("room_type_id", room.roomId());
        node.put("rate_plan_id", room.rateId());
        ObjectNode days = node.putObject("days");
        room.nights().forEach(night -> days.put(night.date().toString(), Money.format(night.amount(), currency)));
        ObjectNode guest = node.putArray("guests").addObject();
        guest.put("name", revision.guest().firstName())
                .put("surname", revision.guest().lastName());
        occupancy(node, room.adults(), room.children());
        ArrayNode services = node.putArray("services");
        room.addOns().forEach(addOn -> service(services.addObject(), addOn, currency));
        node.putArray("taxes");
    }

    private static void service(ObjectNode node, AddOn addOn, String currency) {
        node.put("type", addOn.name()).put("name", addOn.name());
        node.put("price_mode", "Per person per night");
        node.put("price_per_unit", Money.format(addOn.pricePerUnit(), currency));
        node.put("total_price", Money.format(addOn.total(), currency));
        node.put("persons", addOn.persons()).put("nights", addOn.nights());
    }

    private static void card(ObjectNode node, Revision revision, boolean withCard) {
        if (!withCard || revision.card() == Card.NONE || revision.card() == Card.UNREADABLE) {
            node.putNull("guarantee");
            return;
        }
        boolean virtual = revision.card() == Card.VIRTUAL;
        LocalDate arrival = edge(revision, true);
        ObjectNode card = node.putObject("guarantee");
        card.put("card_number", virtual ? "555555******4444" : "411111******1111");
        card.put("card_type", virtual ? "MC" : "VI");
        card.put(
                "cardholder_name",
                virtual ? "Virtual Card Agent" : revision.guest().fullName());
        card.put("cvv", "***");
        card.put("expiration_date", EXPIRY.format(arrival.plusYears(1)));
        card.put("is_virtual", virtual);
        if (virtual) {
            card.putObject("meta")
                    .put("virtual_card_currency_code", revision.currency())
                    .put("virtual_card_current_balance", Money.format(revision.total(), revision.currency()))
                    .put("virtual_card_decimal_places", Money.decimals(revision.currency()))
                    .put("virtual_card_effective_date", arrival.toString())
                    .put("virtual_card_expiration_date", arrival.plusYears(1).toString());
        }
    }

    private static void customer(ObjectNode node, Guest guest) {
        node.put("name", guest.firstName()).put("surname", guest.lastName());
        node.put("mail", guest.email()).put("phone", guest.phone());
        node.put("country", guest.country().toUpperCase(Locale.ROOT)).put("language", guest.language());
        node.put("city", guest.city()).put("address", guest.address()).put("zip", guest.zip());
        node.putNull("company");
    }

    private static void occupancy(ObjectNode node, int adults, int children) {
        node.putObject("occupancy")
                .put("adults", adults)
                .put("children", children)
                .put("infants", 0);
    }

    private static LocalDate edge(Revision revision, boolean first) {
        var dates = revision.rooms().stream()
                .map(first ? BookedRoom::arrival : BookedRoom::departure)
                .sorted()
                .toList();
        return first ? dates.getFirst() : dates.getLast();
    }

    private static String prefix(String ota) {
        return switch (ota) {
            case "BookingCom", "Booking.com" -> "BDC";
            case "Airbnb" -> "ABB";
            case "Expedia" -> "EXP";
            default -> "OSA";
        };
    }
}
