package io.relais.connector.channex;

import static io.relais.connector.channex.ChannexFields.date;
import static io.relais.connector.channex.ChannexFields.list;
import static io.relais.connector.channex.ChannexFields.money;
import static io.relais.connector.channex.ChannexFields.people;
import static io.relais.connector.channex.ChannexFields.text;
import static io.relais.connector.channex.ChannexFields.truth;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.RoomStay;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rooms of a booking, with their nights, extras and remarks. */
final class ChannexRooms {
    /** Texts of a room's {@code meta} that somebody at the desk needs; policies are long, public and left out. */
    private static final List<String> REMARKS =
            List.of("room_remarks", "smoking_preferences", "bed_preferences", "payment_instruction");

    private ChannexRooms() {}

    /** One stay per room that is not cancelled; none when every room was cancelled. */
    static List<RoomStay> stays(ChannexMessages.Booking booking, String currency) {
        List<ChannexMessages.Room> rooms = list(booking.rooms());
        if (rooms.isEmpty()) {
            throw new UnreadableMessage("the field 'rooms' is missing");
        }
        List<RoomStay> stays = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (ChannexMessages.Room room : rooms) {
            String id = lineId(room, taken);
            if (!truth(room.isCancelled())) {
                stays.add(stay(booking, room, id, currency));
            }
        }
        return stays;
    }

    /**
     * {@code booking_room_id} is stable over revisions. Older messages lack it: then the OTA's number, then the mapped
     * room. Two lines that would share an id get a running number, which is stable only as long as their order is.
     */
    private static String lineId(ChannexMessages.Room room, Set<String> taken) {
        String base = Stream.of(
                        text(room.bookingRoomId()),
                        meta(room, "booking_com_room_index"),
                        text(room.otaUniqueId()),
                        text(room.roomTypeId()))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("room");
        String id = base;
        for (int number = 2; !taken.add(id); number++) {
            id = base + "#" + number;
        }
        return id;
    }

    private static RoomStay stay(
            ChannexMessages.Booking booking, ChannexMessages.Room room, String id, String currency) {
        StayDates dates = dates(booking, room);
        List<NightPrice> nights = nights(room, dates, currency);
        Money sum = nights.stream().map(NightPrice::price).reduce(Money.zero(currency), Money::plus);
        Money total = text(room.amount()).isEmpty() ? sum : money("rooms.amount", room.amount(), currency);
        return new RoomStay(
                id,
                text(room.roomTypeId()),
                text(room.ratePlanId()),
                dates,
                occupancy(booking, room),
                nights,
                extras(room.services(), room.taxes(), total, sum),
                total,
                guests(room),
                meta(room, "meal_plan"),
                remarks(room));
    }

    private static StayDates dates(ChannexMessages.Booking booking, ChannexMessages.Room room) {
        String arrival = text(room.checkinDate()).isEmpty() ? booking.arrivalDate() : room.checkinDate();
        String departure = text(room.checkoutDate()).isEmpty() ? booking.departureDate() : room.checkoutDate();
        try {
            return new StayDates(date("checkin_date", arrival), date("checkout_date", departure));
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("the field 'checkout_date' does not follow 'checkin_date'");
        }
    }

    /**
     * The price of each night, and the rate plan of each where the OTA changed it within the stay. Days outside the stay
     * or missing make the list unusable: then the total alone is kept, which is right, instead of guessed nights.
     */
    private static List<NightPrice> nights(ChannexMessages.Room room, StayDates dates, String currency) {
        Map<String, @Nullable String> days = room.days();
        if (days == null) {
            return List.of();
        }
        Map<String, String> rates = ratesByDate(room);
        List<NightPrice> nights = days.entrySet().stream()
                .map(day -> new NightPrice(
                        date("days", day.getKey()),
                        money("days", day.getValue(), currency),
                        rates.getOrDefault(day.getKey(), text(room.ratePlanId()))))
                .sorted(Comparator.comparing(NightPrice::night))
                .toList();
        boolean complete = nights.stream()
                .map(NightPrice::night)
                .toList()
                .equals(dates.dates().toList());
        return complete ? nights : List.of();
    }

    private static Map<String, String> ratesByDate(ChannexMessages.Room room) {
        Map<String, String> rates = new HashMap<>();
        if (room.meta() != null) {
            for (JsonNode day : room.meta().path("days_breakdown")) {
                if (day.path("rate_plan").isTextual()) {
                    rates.put(day.path("date").asText(""), day.path("rate_plan").asText());
                }
            }
        }
        return rates;
    }

    /** A single room without people of its own has those of the booking. Infants count as children. */
    private static Occupancy occupancy(ChannexMessages.Booking booking, ChannexMessages.Room room) {
        ChannexMessages.Occupancy told = room.occupancy();
        if (told == null && list(booking.rooms()).size() == 1) {
            told = booking.occupancy();
        }
        if (told == null) {
            return Occupancy.of(0, 0);
        }
        int children = people(told.children()) + people(told.infants());
        List<Integer> ages = told.ages() == null
                ? List.of()
                : told.ages().stream()
                        .map(ChannexFields::text)
                        .filter(age -> age.matches("\\d{1,2}"))
                        .map(Integer::valueOf)
                        .limit(children)
                        .toList();
        return new Occupancy(people(told.adults()), children, ages);
    }

    /**
     * Services and taxes with the flag that says whether the total already holds them. Taxes tell it. Services do not,
     * so the sums decide: a total that is more than its parts by at least the services holds them; where the parts are
     * not told it is taken to hold them, because Channex's amount is what the guest pays.
     */
    static List<Extra> extras(
            @Nullable List<ChannexMessages.Line> services,
            @Nullable List<ChannexMessages.Line> taxes,
            Money total,
            Money parts) {
        String currency = total.currency();
        Money all = list(services).stream()
                .map(line -> money("services.total_price", line.totalPrice(), currency))
                .reduce(Money.zero(currency), Money::plus);
        boolean held = parts.minor() == 0 || total.minus(parts).compareTo(all) >= 0;
        return Stream.concat(
                        list(services).stream().map(line -> extra(line, currency, held)),
                        list(taxes).stream().map(line -> extra(line, currency, false)))
                .toList();
    }

    private static Extra extra(ChannexMessages.Line line, String currency, boolean otherwise) {
        boolean included = text(line.isInclusive()).isEmpty() ? otherwise : truth(line.isInclusive());
        return new Extra(
                text(line.name()), text(line.type()), money("total_price", line.totalPrice(), currency), included);
    }

    private static String guests(ChannexMessages.Room room) {
        return list(room.guests()).stream()
                .map(guest -> (text(guest.name()) + " " + text(guest.surname())).strip())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String remarks(ChannexMessages.Room room) {
        return REMARKS.stream()
                .map(key -> meta(room, key))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** A text, a number or a list of texts of the room's {@code meta}. */
    private static String meta(ChannexMessages.Room room, String key) {
        if (room.meta() == null) {
            return "";
        }
        JsonNode value = room.meta().path(key);
        if (!value.isArray()) {
            return value.isNull() ? "" : value.asText("").strip();
        }
        List<String> lines = new ArrayList<>();
        value.forEach(line -> lines.add(line.asText("").strip()));
        return lines.stream().filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }
}
