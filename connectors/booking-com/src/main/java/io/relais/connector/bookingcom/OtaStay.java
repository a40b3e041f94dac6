package io.relais.connector.bookingcom;

import io.relais.connector.Extra;
import io.relais.connector.NightPrice;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One {@code RoomStay} of an OTA message. */
final class OtaStay {
    private static final Pattern DURATION = Pattern.compile("P?(\\d{1,4})[ND]?");

    private OtaStay() {}

    static RoomStay read(XmlNode room, XmlNode reservation, OtaServices services, String currency) {
        List<Extra> addOns = services.of(room);
        Optional<Money> told = room.find("Total").flatMap(node -> Field.ota(node, currency));
        OtaNights priced = OtaNights.of(room, currency, targets(told, addOns));
        StayDates dates = timeSpan(room)
                .or(priced::dates)
                .or(() -> reservation.find("ResGlobalInfo").flatMap(OtaStay::timeSpan))
                .orElseThrow(() -> Field.missing("TimeSpan of RoomStay"));
        List<NightPrice> nights = Totals.everyNight(priced.prices(), dates);
        Money nightly = Totals.nights(currency, nights);
        Money withAddOns =
                Totals.of(currency, addOns.stream().map(Extra::total).toList()).plus(nightly);
        Money total = told.orElse(withAddOns);
        List<Extra> extras = new ArrayList<>(Totals.marked(addOns, Totals.includes(total, nightly, addOns)));
        extras.addAll(OtaServices.charges(room, currency));
        String roomId = roomId(room);
        return new RoomStay(
                lineId(room, reservation, roomId),
                roomId,
                rateId(room, priced),
                dates,
                occupancy(room, reservation),
                nights,
                extras,
                total,
                OtaPeople.guestName(room, reservation),
                mealPlan(room),
                OtaPeople.remarks(List.of(room)));
    }

    private static List<Money> targets(Optional<Money> told, List<Extra> addOns) {
        return told.map(total -> {
                    Money extras = Totals.of(
                            total.currency(), addOns.stream().map(Extra::total).toList());
                    return List.of(total, total.minus(extras));
                })
                .orElse(List.of());
    }

    /**
     * The line's number over all modifications: the room reservation id of an extension where there is one, else
     * IndexNumber, which Booking.com documents as its unique number of the room within the reservation. RPHs are
     * positions and only better than nothing; last comes the room type with its position.
     */
    private static String lineId(XmlNode room, XmlNode reservation, String roomId) {
        int position = reservation.all("RoomStays", "RoomStay").indexOf(room) + 1;
        return Stream.concat(
                        room.all("TPA_Extensions").stream()
                                .flatMap(XmlNode::stream)
                                .flatMap(OtaStay::extensionId),
                        Stream.of(room.anyAttr("IndexNumber", "RoomStayRPH", "RPH")))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse(roomId + "#" + position);
    }

    private static Stream<String> extensionId(XmlNode node) {
        boolean named = node.is("roomreservation_id") || node.is("RoomReservationID");
        return Stream.of(
                node.anyAttr("roomreservation_id", "RoomReservationID"),
                named ? node.text() : "",
                named ? node.anyAttr("Value", "ID", "value", "id") : "");
    }

    private static String roomId(XmlNode room) {
        return Stream.of(room.all("RoomTypes", "RoomType"), room.all("RoomRates", "RoomRate"))
                .flatMap(List::stream)
                .map(node -> node.anyAttr("RoomTypeCode", "RoomID", "InvTypeCode"))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }

    /** The rate plan of the first night; the others are on the nights. */
    private static String rateId(XmlNode room, OtaNights priced) {
        return Stream.concat(
                        priced.firstRate().stream(),
                        Stream.of(room.all("RoomRates", "RoomRate"), room.all("RatePlans", "RatePlan"))
                                .flatMap(List::stream)
                                .map(node -> Field.rateId(node.attr("RatePlanCode"))))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }

    private static Optional<StayDates> timeSpan(XmlNode parent) {
        return parent.all("TimeSpan").stream()
                .flatMap(span -> {
                    Optional<LocalDate> start = Field.date(span.attr("Start"), "TimeSpan Start");
                    Optional<LocalDate> end = Field.date(span.attr("End"), "TimeSpan End")
                            .or(() -> start.flatMap(day -> after(day, span.attr("Duration"))));
                    return start.isPresent() && end.isPresent()
                            ? Stream.of(new StayDates(start.get(), end.get()))
                            : Stream.empty();
                })
                .findFirst();
    }

    private static Optional<LocalDate> after(LocalDate day, String duration) {
        Matcher nights = DURATION.matcher(duration);
        return nights.matches() ? Optional.of(day.plusDays(Long.parseLong(nights.group(1)))) : Optional.empty();
    }

    /** Age codes 10 adult, 8 child, 7 infant; no code means adult, as Booking.com counts guests without children. */
    private static Occupancy occupancy(XmlNode room, XmlNode reservation) {
        List<XmlNode> own = room.all("GuestCounts", "GuestCount");
        List<XmlNode> counts = own.isEmpty() ? reservation.all("ResGlobalInfo", "GuestCounts", "GuestCount") : own;
        int adults = 0;
        List<Integer> ages = new ArrayList<>();
        int children = 0;
        for (XmlNode count : counts) {
            int people = Field.integer(count.attr("Count"), "GuestCount").orElse(1);
            if (isChild(count.attr("AgeQualifyingCode"))) {
                children += people;
                Field.integer(count.attr("Age"), "Age of GuestCount").ifPresent(age -> {
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

    private static boolean isChild(String code) {
        String lower = code.toLowerCase(Locale.ROOT);
        return lower.equals("8") || lower.equals("7") || lower.contains("child") || lower.contains("infant");
    }

    private static String mealPlan(XmlNode room) {
        return room.deep("MealPlan").stream()
                .map(XmlNode::text)
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }
}
