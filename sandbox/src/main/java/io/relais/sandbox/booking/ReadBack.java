package io.relais.sandbox.booking;

import io.relais.sandbox.seed.Seeds.Account;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.wire.XmlNode;
import io.relais.sandbox.wire.XmlNode.MalformedXml;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.Room;
import io.relais.sandbox.world.RoomNight;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What the partner will tell of its own state: the calendar of at most 31 days, and the rooms and rates to map. */
final class ReadBack {
    private static final int MAX_DAYS = 31;

    private final Partner partner;

    ReadBack(Partner partner) {
        this.partner = partner;
    }

    Reply calendar(Account account, Exchange exchange) {
        try {
            XmlNode request = XmlNode.parse(exchange.body());
            int days =
                    request.childText("number_of_days").map(Integer::parseInt).orElse(MAX_DAYS);
            if (days < 1 || days > MAX_DAYS) {
                return Answers.fault(400, "number_of_days must be 1 to " + MAX_DAYS);
            }
            LocalDate start = LocalDate.parse(request.childText("start_date").orElse(""));
            Optional<String> roomId = request.childText("room_id");
            List<Hotel> hotels = hotels(account, request);
            if (hotels.isEmpty()) {
                return Answers.fault(403, "no such hotel for this account");
            }
            Xml xml = new Xml().open("rooms");
            partner.locked(() -> {
                hotels.forEach(hotel -> hotel.rooms().stream()
                        .filter(room -> roomId.map(room.id()::equals).orElse(true))
                        .forEach(room -> room(xml, hotel, room, Range.days(start, days))));
                return true;
            });
            return Answers.ok(xml.close());
        } catch (MalformedXml | RuntimeException e) {
            return Answers.fault(400, "request cannot be read");
        }
    }

    Reply rooms(Account account, Exchange exchange) {
        Xml xml = new Xml().open("rooms");
        try {
            XmlNode request = XmlNode.parse(exchange.body());
            for (Hotel hotel : hotels(account, request)) {
                hotel.rooms().forEach(room -> mapping(xml, hotel, room));
            }
        } catch (MalformedXml e) {
            return Answers.fault(400, "request is not well-formed");
        }
        return Answers.ok(xml.close());
    }

    private List<Hotel> hotels(Account account, XmlNode request) {
        Optional<String> hotelId = request.childText("hotel_id");
        return partner.catalogue().hotels().stream()
                .filter(hotel -> hotel.account().equals(account.clientId()))
                .filter(hotel -> hotelId.map(hotel.id()::equals).orElse(true))
                .toList();
    }

    private void room(Xml xml, Hotel hotel, Room room, Range range) {
        xml.open("room", "hotel_id", hotel.id(), "id", room.id(), "room_name", room.name());
        range.dates().forEach(date -> {
            RoomNight night = partner.stock().room(room.id(), date);
            xml.open("date", "value", date.toString());
            xml.leaf("currency", hotel.currency());
            xml.leaf("rooms_to_sell", Integer.toString(night.count()));
            xml.leaf("closed", flag(night.closed()));
            room.rates().forEach(rate -> {
                xml.open("rate", "id", rate.id(), "rate_name", rate.name());
                rate(xml, partner.stock().rate(room.id(), rate.id(), date), hotel.currency());
                xml.close();
            });
            xml.close();
        });
        xml.close();
    }

    private static void rate(Xml xml, RateNight night, String currency) {
        new TreeMap<>(night.prices()).forEach((guests, minor) -> {
            String amount = Money.format(minor, currency);
            switch (guests) {
                case 0 -> xml.leaf("price", amount);
                case 1 -> xml.leaf("price1", amount);
                default -> xml.leaf("occupancy_price", amount, "persons", guests.toString());
            }
        });
        xml.leaf("minimumstay", Integer.toString(night.minStayThrough()));
        xml.leaf("minimumstay_arrival", Integer.toString(night.minStayArrival()));
        xml.leaf("maximumstay", Integer.toString(night.maxStay()));
        xml.leaf("closed", flag(night.closed()));
        xml.leaf("closedonarrival", flag(night.closedToArrival()));
        xml.leaf("closedondeparture", flag(night.closedToDeparture()));
    }

    private static void mapping(Xml xml, Hotel hotel, Room room) {
        String guests = Integer.toString(room.maxOccupancy());
        xml.open(
                "room",
                "hotel_id",
                hotel.id(),
                "hotel_name",
                hotel.name(),
                "id",
                room.id(),
                "room_name",
                room.name(),
                "max_persons",
                guests);
        xml.open("rates");
        room.rates()
                .forEach(rate -> xml.empty("rate", "id", rate.id(), "rate_name", rate.name(), "max_persons", guests));
        xml.close().close();
    }

    private static String flag(boolean value) {
        return value ? "1" : "0";
    }
}
