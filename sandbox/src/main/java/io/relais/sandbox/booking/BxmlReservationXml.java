package io.relais.sandbox.booking;

import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.world.AddOn;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.Catalogue;
import io.relais.sandbox.world.Guest;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Room;
import io.relais.sandbox.world.Status;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes one revision as a B.XML reservation: decimal amounts, the full state each time, card fields filled only on new ones. Date and time are
 * those of the booking, also on a change: the dialect does not tell when a change was made.
 */
final class BxmlReservationXml {
    private static final int COMMISSION_PERCENT = 12;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final Catalogue catalogue;

    BxmlReservationXml(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    void write(Xml xml, Revision revision, boolean withCard) {
        var created = revision.createdAt().atOffset(ZoneOffset.UTC);
        xml.open("reservation");
        xml.leaf("commissionamount", commission(revision.total(), revision.currency()));
        xml.leaf("currencycode", revision.currency());
        customer(xml, revision, withCard);
        xml.leaf("date", created.toLocalDate().toString());
        xml.leaf("hotel_id", revision.hotelId());
        xml.leaf(
                "hotel_name",
                catalogue.find(revision.hotelId()).map(Hotel::name).orElse(""));
        xml.leaf("id", revision.code());
        if (CardXml.prepaid(revision)) {
            payer(xml, revision);
        }
        revision.rooms().forEach(room -> room(xml, revision, room));
        xml.leaf("status", status(revision));
        xml.leaf("time", TIME.format(LocalTime.from(created)));
        if (revision.status() == Status.CANCELLED) {
            xml.leaf("total_cancellation_fee", Money.format(0, revision.currency()));
        }
        xml.leaf("totalprice", Money.format(revision.total(), revision.currency()));
        xml.close();
    }

    private static String status(Revision revision) {
        return switch (revision.status()) {
            case NEW -> "new";
            case MODIFIED -> "modified";
            case CANCELLED -> "cancelled";
        };
    }

    private static void customer(Xml xml, Revision revision, boolean withCard) {
        Guest guest = revision.guest();
        CardXml card = CardXml.of(revision);
        boolean shown = withCard && card.present();
        xml.open("customer");
        xml.leaf("address", guest.address());
        xml.leaf("cc_cvc", shown ? card.cvc() : "");
        xml.leaf("cc_expiration_date", shown ? card.bxmlExpiry() : "");
        xml.leaf("cc_name", shown ? card.holder() : "");
        xml.leaf("cc_number", shown ? card.number() : "");
        xml.leaf("cc_type", shown ? card.bxmlType() : "");
        xml.leaf("city", guest.city());
        xml.leaf("company", "");
        xml.leaf("countrycode", guest.country().toLowerCase(Locale.ROOT));
        xml.leaf("dc_issue_number", "");
        xml.leaf("dc_start_date", "");
        xml.leaf("email", OtaReservationXml.relay(revision));
        xml.leaf("first_name", guest.firstName());
        xml.leaf("last_name", guest.lastName());
        xml.leaf("remarks", revision.comments());
        xml.leaf("telephone", guest.phone());
        xml.leaf("zip", guest.zip());
        xml.close();
    }

    private static void payer(Xml xml, Revision revision) {
        xml.open("reservation_extra_info").open("payer").open("payments");
        xml.empty(
                "payment",
                "amount",
                Money.format(revision.total(), revision.currency()),
                "currency",
                revision.currency(),
                "payment_type",
                "payment_on_Booking.com",
                "payout_type",
                "vcc");
        xml.close().close().close();
    }

    private void room(Xml xml, Revision revision, BookedRoom stay) {
        String currency = revision.currency();
        xml.open("room");
        if (!stay.addOns().isEmpty()) {
            xml.open("addons");
            stay.addOns().forEach(addOn -> addOn(xml, addOn, currency));
            xml.close();
        }
        xml.leaf("arrival_date", stay.arrival().toString());
        xml.leaf("commissionamount", commission(stay.total(), currency));
        xml.leaf("currencycode", currency);
        xml.leaf("departure_date", stay.departure().toString());
        xml.leaf("guest_name", revision.guest().fullName());
        xml.leaf("id", stay.roomId());
        xml.leaf("info", "Breakfast can be added. The guest can cancel free of charge until 1 day before arrival.");
        xml.leaf("max_children", Integer.toString(stay.children()));
        xml.leaf("meal_plan", stay.addOns().isEmpty() ? "There is no meal option with this room." : "Breakfast.");
        xml.leaf("name", name(stay.roomId()));
        xml.leaf("numberofguests", Integer.toString(stay.guests()));
        for (var night : stay.nights()) {
            xml.leaf(
                    "price",
                    Money.format(night.amount(), currency),
                    "date",
                    night.date().toString(),
                    "genius_rate",
                    "no",
                    "rate_id",
                    night.rateId(),
                    "rewritten_from_id",
                    "0",
                    "rewritten_from_name",
                    "");
        }
        xml.leaf("remarks", "");
        xml.leaf("roomreservation_id", stay.reservationId());
        xml.leaf("smoking", "");
        xml.leaf("totalprice", Money.format(stay.total(), currency));
        xml.close();
    }

    private static void addOn(Xml xml, AddOn addOn, String currency) {
        xml.open("addon");
        xml.leaf("name", addOn.name());
        xml.leaf("nights", Integer.toString(addOn.nights()));
        xml.leaf("persons", Integer.toString(addOn.persons()));
        xml.leaf("price_mode", Integer.toString(addOn.priceMode()));
        xml.leaf("price_per_unit", Money.format(addOn.pricePerUnit(), currency));
        xml.leaf("totalprice", Money.format(addOn.total(), currency));
        xml.leaf("type", Integer.toString(addOn.type()));
        xml.close();
    }

    private static String commission(long total, String currency) {
        return Money.format(total * COMMISSION_PERCENT / 100, currency);
    }

    private String name(String roomId) {
        return catalogue
                .findByRoom(roomId)
                .flatMap(hotel -> hotel.findRoom(roomId))
                .map(Room::name)
                .orElse("");
    }
}
