package io.relais.connector.bookingcom;

import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One {@code room} of a B.XML reservation. */
final class BxmlRoom {
    private BxmlRoom() {}

    static RoomStay read(XmlNode room, int position, String reservationCurrency) {
        String own = room.text("currencycode");
        String currency = own.isEmpty() ? reservationCurrency : Field.currency(own);
        NavigableMap<LocalDate, NightPrice> told = prices(room, currency);
        StayDates dates = dates(room, told);
        List<NightPrice> nights = Totals.everyNight(told, dates);
        Money nightly = Totals.nights(currency, List.copyOf(told.values()));
        List<Extra> addOns = addOns(room, currency);
        Money total = Field.major(room.text("totalprice"), currency, "totalprice of room")
                .orElseGet(() -> Totals.of(
                                currency, addOns.stream().map(Extra::total).toList())
                        .plus(nightly));
        Occupancy occupancy = occupancy(room);
        List<Extra> extras = new ArrayList<>(Totals.marked(addOns, Totals.includes(total, nightly, addOns)));
        Charge charge = new Charge(currency, total, dates.nights(), Math.max(1, occupancy.people()));
        extras.addAll(charges(room, charge));
        String roomId = room.text("id");
        String line = room.text("roomreservation_id");
        return new RoomStay(
                line.isEmpty() ? roomId + "#" + position : line,
                roomId,
                rateId(room),
                dates,
                occupancy,
                nights,
                extras,
                total,
                room.text("guest_name"),
                room.text("meal_plan"),
                remarks(room));
    }

    private static NavigableMap<LocalDate, NightPrice> prices(XmlNode room, String currency) {
        NavigableMap<LocalDate, NightPrice> prices = new TreeMap<>();
        for (XmlNode price : room.all("price")) {
            Field.date(price.attr("date"), "date of price")
                    .ifPresent(night -> Field.major(price.text(), currency, "price")
                            .ifPresent(amount -> Totals.put(
                                    prices, new NightPrice(night, amount, Field.rateId(price.attr("rate_id"))))));
        }
        return prices;
    }

    private static StayDates dates(XmlNode room, NavigableMap<LocalDate, NightPrice> told) {
        LocalDate arrival = Field.date(room.text("arrival_date"), "arrival_date")
                .or(() -> told.isEmpty() ? Optional.empty() : Optional.of(told.firstKey()))
                .orElseThrow(() -> Field.missing("arrival_date"));
        LocalDate departure = Field.date(room.text("departure_date"), "departure_date")
                .or(() -> told.isEmpty()
                        ? Optional.empty()
                        : Optional.of(told.lastKey().plusDays(1)))
                .orElseThrow(() -> Field.missing("departure_date"));
        return new StayDates(arrival, departure);
    }

    /** The rate plan of the earliest night; it may change from night to night. */
    private static String rateId(XmlNode room) {
        return room.all("price").stream()
                .filter(price -> !price.attr("rate_id").isEmpty())
                .min(Comparator.comparing(price -> price.attr("date")))
                .map(price -> Field.rateId(price.attr("rate_id")))
                .orElse("");
    }

    /** {@code numberofguests} does not tell children from adults; {@code guest_counts} does where it is sent. */
    private static Occupancy occupancy(XmlNode room) {
        List<XmlNode> counts = room.all("guest_counts", "guest_count");
        if (counts.isEmpty()) {
            int guests =
                    Field.integer(room.text("numberofguests"), "numberofguests").orElse(0);
            return Occupancy.of(guests, 0);
        }
        int adults = 0;
        int children = 0;
        List<Integer> ages = new ArrayList<>();
        for (XmlNode count : counts) {
            int people = Field.integer(count.attr("count"), "guest_count").orElse(1);
            String type = count.attr("type").toLowerCase(Locale.ROOT);
            if (type.startsWith("child") || type.startsWith("infant")) {
                children += people;
                Field.integer(count.attr("age"), "age of guest_count").ifPresent(age -> {
                    for (int i = 0; i < people; i++) {
                        ages.add(age);
                    }
                });
            } else {
                adults += people;
            }
        }
        return new Occupancy(adults, children, ages);
    }

    /** Add-ons of a room, or of the reservation. */
    static List<Extra> addOns(XmlNode parent, String currency) {
        return parent.all("addons", "addon").stream()
                .flatMap(addOn -> Field.major(addOn.text("totalprice"), currency, "totalprice of addon").stream()
                        .map(total -> new Extra(
                                addOn.text("name").isEmpty() ? addOn.text("type") : addOn.text("name"),
                                addOn.text("type"),
                                total,
                                true)))
                .toList();
    }

    /** What the flags of an extra component multiply. */
    private record Charge(String currency, Money total, int nights, int people) {}

    /**
     * Taxes and fees: the same list stands under {@code guest} and {@code hotel}; one of them is taken, the guest's first
     * because the reservation's total is the guest's too.
     */
    private static List<Extra> charges(XmlNode room, Charge charge) {
        return Stream.of("guest", "hotel")
                .map(view -> room.all("price_details", view, "extracomponent"))
                .filter(Predicate.not(List::isEmpty))
                .findFirst()
                .orElse(List.of())
                .stream()
                .flatMap(component -> extra(component, charge).stream())
                .toList();
    }

    /** {@code percentage}, {@code per_night} and {@code per_person} say what the amount has to be multiplied with. */
    private static Optional<Extra> extra(XmlNode component, Charge charge) {
        String own = component.attr("currency");
        String currency = own.isEmpty() ? charge.currency() : Field.currency(own);
        String name = component.attr("text");
        return Field.decimal(component.attr("amount"), "amount of extracomponent")
                .map(amount -> {
                    BigDecimal units = BigDecimal.valueOf((long) (yes(component, "per_night") ? charge.nights() : 1)
                            * (yes(component, "per_person") ? charge.people() : 1));
                    BigDecimal full = yes(component, "percentage")
                            ? charge.total().toDecimal().multiply(amount).movePointLeft(2)
                            : amount.multiply(units);
                    return new Extra(
                            name.isEmpty() ? "extracomponent" : name,
                            "extracomponent",
                            Field.money(full, currency, "amount of extracomponent"),
                            yes(component, "included"));
                });
    }

    private static boolean yes(XmlNode component, String flag) {
        String value = component.attr(flag).toLowerCase(Locale.ROOT);
        return value.equals("yes") || value.equals("1") || value.equals("true");
    }

    /**
     * The guest's wishes, smoking, what explains a price that differs from the published one, and the policy text.
     * Room descriptions and facilities are left out: the property knows its own rooms.
     */
    private static String remarks(XmlNode room) {
        List<String> lines = new ArrayList<>();
        lines.add(room.text("remarks"));
        lines.add(
                switch (room.text("smoking")) {
                    case "1" -> "[smoking]";
                    case "0" -> "[non-smoking]";
                    default -> "";
                });
        room.all("price").stream()
                .flatMap(price -> Stream.of(
                        yes(price, "genius_rate") ? "[genius_rate]" : "",
                        price.attr("rewritten_from_name").isEmpty()
                                ? ""
                                : "[rewritten_from " + price.attr("rewritten_from_name") + "]"))
                .distinct()
                .forEach(lines::add);
        lines.add(room.text("info"));
        return Totals.lines(lines);
    }
}
