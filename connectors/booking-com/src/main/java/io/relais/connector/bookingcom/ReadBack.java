package io.relais.connector.bookingcom;

import io.relais.connector.AriChange;
import io.relais.connector.Observation;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code roomrateavailability}: what Booking.com holds, night by night, as runs of equal values. */
final class ReadBack {
    static final int NIGHTS_MAX = 31;

    private final NavigableMap<String, NavigableMap<LocalDate, AriChange>> lines = new TreeMap<>();
    private final NightRange asked;
    private final String currency;

    private ReadBack(NightRange asked, String currency) {
        this.asked = asked;
        this.currency = currency;
    }

    static String request(String property, NightRange nights) {
        return new XmlOut()
                .open("request")
                .text("hotel_id", property)
                .text("version", "1.0")
                .text("number_of_days", Integer.toString(nights.count()))
                .text("start_date", nights.first().toString())
                .text("room_level", "1")
                .closeAll()
                .toString();
    }

    /**
     * What the answer tells of the nights that were asked for.
     *
     * @throws io.relais.connector.UnreadableMessage naming the field that cannot be read
     */
    static Observation observation(XmlNode answer, String property, NightRange asked, String currency) {
        ReadBack reading = new ReadBack(asked, currency);
        answer.deep("room").stream()
                .filter(room ->
                        room.attr("hotel_id").isEmpty() || room.attr("hotel_id").equals(property))
                .filter(room -> !room.attr("id").isEmpty())
                .forEach(reading::room);
        return new Observation(reading.runs());
    }

    static Observation withoutPrices(Observation told) {
        return new Observation(told.values().stream()
                .filter(value -> !(value instanceof AriChange.Price))
                .toList());
    }

    private void room(XmlNode room) {
        for (XmlNode date : room.all("date")) {
            Optional<LocalDate> night = Field.date(date.attr("value"), "date").filter(asked::contains);
            night.ifPresent(one -> {
                count(room.attr("id"), NightRange.of(one), date);
                String told = date.text("currency");
                for (XmlNode rate : date.all("rate")) {
                    prices(room.attr("id"), one, rate, told.isEmpty() ? currency : Field.currency(told));
                    restriction(room.attr("id"), one, rate);
                }
            });
        }
    }

    /** A closed room type sells nothing, whatever its count. */
    private void count(String room, NightRange night, XmlNode date) {
        Optional<Integer> count = Field.integer(date.text("rooms_to_sell"), "rooms_to_sell");
        Optional<Integer> sold = isSet(date, "closed") ? Optional.of(0) : count;
        sold.ifPresent(left -> put("count " + room, new AriChange.Availability(room, night, Math.max(0, left))));
    }

    private void prices(String room, LocalDate night, XmlNode rate, String code) {
        price(room, rate.attr("id"), night, 0, Field.major(rate.text("price"), code, "price"));
        price(room, rate.attr("id"), night, 1, Field.major(rate.text("price1"), code, "price1"));
        for (XmlNode told : rate.all("occupancy_price")) {
            int people = Field.integer(told.anyAttr("persons", "occupancy"), "persons of occupancy_price")
                    .orElse(0);
            price(room, rate.attr("id"), night, people, Field.major(told.text(), code, "occupancy_price"));
        }
    }

    private void price(String room, String rate, LocalDate night, int people, Optional<Money> price) {
        price.ifPresent(money -> put(
                "price " + room + " " + rate + " " + people,
                new AriChange.Price(room, rate, NightRange.of(night), people, money)));
    }

    /** {@code minimumstay} counts every night passed through, {@code minimumstay_arrival} the arrival only. */
    private void restriction(String room, LocalDate night, XmlNode rate) {
        Restriction told = new Restriction(
                Math.max(1, number(rate, "minimumstay_arrival", 1)),
                Math.max(1, number(rate, "minimumstay", 1)),
                Math.max(0, number(rate, "maximumstay", 0)),
                isSet(rate, "closed"),
                isSet(rate, "closedonarrival"),
                isSet(rate, "closedondeparture"));
        put(
                "rule " + room + " " + rate.attr("id"),
                new AriChange.Restricted(room, rate.attr("id"), NightRange.of(night), told));
    }

    private static int number(XmlNode node, String name, int otherwise) {
        return Field.integer(node.text(name), name).orElse(otherwise);
    }

    private static boolean isSet(XmlNode node, String name) {
        String flag = node.text(name).toLowerCase(Locale.ROOT);
        return flag.equals("1") || flag.equals("true") || flag.equals("yes");
    }

    private void put(String line, AriChange change) {
        lines.computeIfAbsent(line, key -> new TreeMap<>()).put(change.nights().first(), change);
    }

    private List<AriChange> runs() {
        List<AriChange> runs = new ArrayList<>();
        for (NavigableMap<LocalDate, AriChange> nights : lines.values()) {
            AriChange open = null;
            for (AriChange next : nights.values()) {
                AriChange longer = open == null ? null : joined(open, next);
                if (open != null && longer == null) {
                    runs.add(open);
                }
                open = longer == null ? next : longer;
            }
            if (open != null) {
                runs.add(open);
            }
        }
        return runs;
    }

    /** Both as one run; null when a night lies between them or the values differ. */
    private static @Nullable AriChange joined(AriChange open, AriChange next) {
        NightRange both = new NightRange(open.nights().first(), next.nights().last());
        boolean follows = open.nights().last().plusDays(1).equals(next.nights().first());
        return follows && open.over(both).equals(next.over(both)) ? open.over(both) : null;
    }
}
