package io.relais.connector.bookingcom;

import io.relais.connector.ContactDetails;
import io.relais.connector.Extra;
import io.relais.connector.ReservationContent;
import io.relais.connector.ReservationContent.Guarantee;
import io.relais.connector.ReservationMessage.Kind;
import io.relais.connector.RoomStay;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** B.XML, Booking.com's own dialect: one {@code reservation}, amounts as decimal texts in major units. */
final class BxmlMapping {
    private BxmlMapping() {}

    /**
     * {@code date} and {@code time} are those of the booking and equal in all its messages, so they order nothing. Where
     * an account receives {@code modified_at} with its zone it is used; else the message stands where it was received.
     */
    static Head head(XmlNode reservation) {
        return new Head(
                reservation.text("id"),
                reservation.text("hotel_id"),
                kind(reservation),
                Field.zonedInstant(reservation.text("modified_at")),
                Optional.empty(),
                Head.digest(reservation),
                Head.hasUnreadableCard(reservation));
    }

    private static Kind kind(XmlNode reservation) {
        String status = reservation.text("status").toLowerCase(Locale.ROOT);
        if (Head.isCancelled(status)) {
            return Kind.CANCELLED;
        }
        return status.startsWith("modif") ? Kind.MODIFIED : Kind.NEW;
    }

    /** The stays and their money; empty for a cancellation that does not tell its rooms. */
    static Optional<ReservationContent> content(XmlNode reservation, boolean cancelled) {
        List<XmlNode> rooms = reservation.all("room");
        if (rooms.isEmpty()) {
            if (cancelled) {
                return Optional.empty();
            }
            throw Field.missing("room");
        }
        String currency = currency(reservation);
        List<RoomStay> stays = Totals.distinct(rooms.stream()
                .filter(room -> cancelled || !Head.isCancelled(room.text("status")))
                .map(room -> BxmlRoom.read(room, rooms.indexOf(room) + 1, currency))
                .toList());
        Money sum = Totals.of(currency, stays.stream().map(RoomStay::total).toList());
        Money total = Field.major(reservation.text("totalprice"), currency, "totalprice")
                .orElse(sum);
        List<Extra> addOns = BxmlRoom.addOns(reservation, currency);
        return Optional.of(new ReservationContent(
                stays,
                total,
                commission(reservation, currency),
                Totals.marked(addOns, Totals.includes(total, sum, addOns)),
                remarks(reservation),
                guarantee(reservation),
                ""));
    }

    private static String currency(XmlNode reservation) {
        return Stream.concat(Stream.of(reservation), reservation.all("room").stream())
                .map(node -> node.text("currencycode"))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .map(Field::currency)
                .orElseGet(() -> {
                    boolean hasAmounts = Stream.of("totalprice", "price")
                            .flatMap(name -> reservation.deep(name).stream())
                            .anyMatch(node -> !node.text().isEmpty());
                    if (hasAmounts) {
                        throw Field.missing("currencycode");
                    }
                    return Field.NO_CURRENCY;
                });
    }

    private static Money commission(XmlNode reservation, String currency) {
        return Field.major(reservation.text("commissionamount"), currency, "commissionamount")
                .orElseGet(() -> Totals.of(
                        currency,
                        reservation.all("room", "commissionamount").stream()
                                .flatMap(node -> Field.major(node.text(), currency, "commissionamount").stream())
                                .toList()));
    }

    /** The booker's words, then what Booking.com flags about the booker. */
    private static String remarks(XmlNode reservation) {
        List<String> lines = new ArrayList<>();
        lines.add(reservation.text("customer", "remarks"));
        lines.add(reservation.text("remarks"));
        reservation.all("reservation_extra_info", "flags", "flag").forEach(flag -> {
            String name = flag.attr("name").isEmpty() ? flag.text() : flag.attr("name");
            lines.add(name.isEmpty() ? "" : "[" + name + "]");
        });
        String fee = reservation.text("total_cancellation_fee");
        lines.add(fee.isEmpty() ? "" : "[total_cancellation_fee " + fee + "]");
        return Totals.lines(lines);
    }

    /** Card fields are filled in the first delivery only: empty ones mean unknown, not none. */
    private static Guarantee guarantee(XmlNode reservation) {
        Optional<XmlNode> customer = reservation.find("customer");
        boolean card = customer.map(who -> !(who.text("cc_number") + who.text("cc_type")).isEmpty())
                .orElse(false);
        boolean agents = customer.map(who -> OtaPeople.isBookingAgent(who.text("cc_name")))
                .orElse(false);
        List<String> payments = reservation.stream()
                .flatMap(node -> Stream.of(
                        node.attr("payment_type"),
                        node.attr("payout_type"),
                        node.is("payment_type") || node.is("payout_type") ? node.text() : ""))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(Predicate.not(String::isEmpty))
                .toList();
        boolean markedRate = reservation.all("room", "price").stream()
                .anyMatch(price -> Field.marksVirtualCard(price.attr("rate_id")));
        if (agents
                || markedRate
                || payments.stream().anyMatch(text -> text.contains("vcc") || text.contains("virtual"))) {
            return Guarantee.VIRTUAL_CARD;
        }
        if (payments.stream().anyMatch(text -> text.replace(' ', '_').startsWith("payment_on_booking"))) {
            return Guarantee.PAID_TO_CHANNEL;
        }
        return card ? Guarantee.CARD : Guarantee.UNKNOWN;
    }

    static Optional<ContactDetails> customer(XmlNode reservation) {
        return reservation
                .find("customer")
                .filter(customer -> !customer.children().isEmpty())
                .map(customer -> new ContactDetails(
                        customer.text("first_name"),
                        customer.text("last_name"),
                        customer.text("email"),
                        customer.text("telephone"),
                        customer.text("company"),
                        customer.text("address"),
                        customer.text("zip"),
                        customer.text("city"),
                        Field.country(customer.text("countrycode")),
                        customer.text("language")));
    }
}
