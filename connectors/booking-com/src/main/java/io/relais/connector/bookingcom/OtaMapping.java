package io.relais.connector.bookingcom;

import io.relais.connector.Extra;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** OTA XML (2003B) as Booking.com writes it: one {@code HotelReservation} or {@code HotelResModify}, always the full state. */
final class OtaMapping {
    private static final String RESERVATION = "14";
    private static final String CANCELLATION = "15";

    private OtaMapping() {}

    static Head head(XmlNode root, XmlNode reservation) {
        return new Head(
                number(reservation),
                property(root, reservation),
                kind(root, reservation),
                Field.instant(reservation.attr("LastModifyDateTime")),
                Field.instant(reservation.attr("CreateDateTime")).or(() -> booked(reservation)),
                Head.digest(reservation),
                Head.hasUnreadableCard(reservation));
    }

    /** ResID_Type 14 is the reservation itself; other types are the guest's or another system's numbers. */
    private static String number(XmlNode reservation) {
        List<XmlNode> ids = reservation.deep("HotelReservationID");
        return Stream.of(RESERVATION, "", CANCELLATION)
                .flatMap(type -> ids.stream().filter(id -> id.attr("ResID_Type").equals(type)))
                .map(id -> id.attr("ResID_Value"))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .or(() -> reservation.all("UniqueID").stream()
                        .map(id -> id.attr("ID"))
                        .filter(Predicate.not(String::isEmpty))
                        .findFirst())
                .or(() -> ids.stream()
                        .map(id -> id.attr("ResID_Value"))
                        .filter(Predicate.not(String::isEmpty))
                        .findFirst())
                .orElse("");
    }

    private static Optional<Instant> booked(XmlNode reservation) {
        return reservation.deep("HotelReservationID").stream()
                .flatMap(id -> Field.instant(id.attr("ResID_Date")).stream())
                .findFirst();
    }

    private static String property(XmlNode root, XmlNode reservation) {
        return Stream.concat(reservation.deep("BasicPropertyInfo").stream(), root.stream())
                .map(node -> node.attr("HotelCode"))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse("");
    }

    /** How a cancellation is marked is not readable in public documentation: every spelling seen is understood. */
    private static Kind kind(XmlNode root, XmlNode reservation) {
        String own = reservation.attr("ResStatus");
        String status = own.isEmpty() ? root.attr("ResStatus") : own;
        if (Head.isCancelled(status) || (status.isEmpty() && saysCancelled(reservation))) {
            return Kind.CANCELLED;
        }
        boolean modified = root.name().contains("Modify")
                || reservation.is(Queue.MODIFY.element())
                || status.toLowerCase(Locale.ROOT).startsWith("modif");
        return modified ? Kind.MODIFIED : Kind.NEW;
    }

    private static boolean saysCancelled(XmlNode reservation) {
        List<XmlNode> rooms = reservation.all("RoomStays", "RoomStay");
        return reservation.deep("HotelReservationID").stream()
                        .anyMatch(id -> id.attr("ResID_Type").equals(CANCELLATION))
                || (!rooms.isEmpty() && rooms.stream().allMatch(OtaMapping::isCancelled));
    }

    private static boolean isCancelled(XmlNode room) {
        return Head.isCancelled(room.attr("RoomStayStatus"));
    }

    /** The stays and their money; empty for a cancellation that does not tell its rooms. */
    static Optional<ReservationContent> content(XmlNode reservation, boolean cancelled) {
        List<XmlNode> rooms = reservation.all("RoomStays", "RoomStay");
        if (rooms.isEmpty()) {
            if (cancelled) {
                return Optional.empty();
            }
            throw Field.missing("RoomStay");
        }
        String currency = currency(reservation);
        OtaServices services = OtaServices.of(reservation, currency);
        List<RoomStay> stays = Totals.distinct(rooms.stream()
                .filter(room -> cancelled || !isCancelled(room))
                .map(room -> OtaStay.read(room, reservation, services, currency))
                .toList());
        Money sum = Totals.of(currency, stays.stream().map(RoomStay::total).toList());
        Money total = reservation
                .find("ResGlobalInfo", "Total")
                .flatMap(node -> Field.ota(node, currency))
                .orElse(sum);
        List<Extra> extras = Totals.marked(services.unlinked(), Totals.includes(total, sum, services.unlinked()));
        return Optional.of(new ReservationContent(
                stays,
                total,
                commission(reservation, currency),
                extras,
                OtaPeople.remarks(reservation.all("ResGlobalInfo")),
                guarantee(reservation),
                ""));
    }

    /** The reservation's currency: the one of its total, else the first that is told anywhere. */
    private static String currency(XmlNode reservation) {
        return Stream.concat(reservation.all("ResGlobalInfo", "Total").stream(), reservation.stream())
                .map(node -> node.attr("CurrencyCode"))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .map(Field::currency)
                .orElseGet(() -> withoutCurrency(reservation));
    }

    private static String withoutCurrency(XmlNode reservation) {
        boolean hasAmounts = reservation.stream()
                .anyMatch(node ->
                        !node.anyAttr("AmountAfterTax", "AmountBeforeTax").isEmpty());
        if (hasAmounts) {
            throw Field.missing("CurrencyCode");
        }
        return Field.NO_CURRENCY;
    }

    /** Told per room; a commission of the whole reservation counts only where no room tells its own. */
    private static Money commission(XmlNode reservation, String currency) {
        List<XmlNode> perRoom = reservation.all("RoomStays", "RoomStay").stream()
                .flatMap(room -> room.deep("CommissionPayableAmount").stream())
                .toList();
        List<XmlNode> told = perRoom.isEmpty() ? reservation.deep("CommissionPayableAmount") : perRoom;
        return Totals.of(
                currency,
                told.stream()
                        .flatMap(node -> Field.ota(node, currency).stream())
                        .toList());
    }

    /**
     * A virtual card outranks "prepaid": there the property has something to charge. EffectiveDate exists on virtual cards
     * only. A guarantee is told once and then deleted, so its absence means unknown, not none.
     */
    private static Guarantee guarantee(XmlNode reservation) {
        List<XmlNode> cards = reservation.deep("PaymentCard").stream()
                .filter(card -> !card.anyAttr("CardNumber", "CardCode").isEmpty())
                .toList();
        boolean virtual = cards.stream()
                .anyMatch(card ->
                        !card.attr("EffectiveDate").isEmpty() || OtaPeople.isBookingAgent(card.text("CardHolderName")));
        boolean marked = reservation.deep("RoomRate").stream()
                .anyMatch(rate -> Field.marksVirtualCard(rate.attr("RatePlanCode")));
        if (virtual || marked) {
            return Guarantee.VIRTUAL_CARD;
        }
        List<String> types = reservation.stream()
                .map(node -> node.anyAttr("GuaranteeType", "GuaranteeCode"))
                .toList();
        if (types.stream().anyMatch("PrePay"::equalsIgnoreCase)) {
            return Guarantee.PAID_TO_CHANNEL;
        }
        if (!cards.isEmpty()) {
            return Guarantee.CARD;
        }
        return types.stream().anyMatch("None"::equalsIgnoreCase) ? Guarantee.NONE : Guarantee.UNKNOWN;
    }
}
