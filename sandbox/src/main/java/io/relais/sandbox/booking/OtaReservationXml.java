package io.relais.sandbox.booking;

import io.relais.sandbox.wire.Xml;
import io.relais.sandbox.world.AddOn;
import io.relais.sandbox.world.BookedRoom;
import io.relais.sandbox.world.Catalogue;
import io.relais.sandbox.world.Guest;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.Revision;
import io.relais.sandbox.world.Room;
import io.relais.sandbox.world.Switches.BookingSwitches;
import java.util.List;
import java.util.Locale;

/** Writes one revision as an OTA 2003B reservation the way Booking.com does: integer amounts with DecimalPlaces, one RoomRate per night. */
final class OtaReservationXml {
    private final Catalogue catalogue;
    private final BookingSwitches switches;

    OtaReservationXml(Catalogue catalogue, BookingSwitches switches) {
        this.catalogue = catalogue;
        this.switches = switches;
    }

    /**
     * Writes one reservation.
     *
     * @param element HotelReservation or HotelResModify
     * @param withCard only true the first time a new booking is delivered
     */
    void write(Xml xml, String element, Revision revision, boolean withCard) {
        xml.open(
                element,
                "CreateDateTime",
                Answers.time(revision.createdAt()),
                "LastModifyDateTime",
                Answers.time(revision.at()),
                "ResStatus",
                status(revision));
        xml.empty("UniqueID", "Type", "14", "ID", revision.code());
        xml.open("RoomStays");
        for (int i = 0; i < revision.rooms().size(); i++) {
            room(xml, revision, i);
        }
        xml.close();
        services(xml, revision);
        guests(xml, revision);
        global(xml, revision, withCard);
        xml.close();
    }

    private String status(Revision revision) {
        return switch (revision.status()) {
            case NEW -> "Commit";
            case MODIFIED -> "Modify";
            case CANCELLED -> switches.cancelStatus();
        };
    }

    private void room(Xml xml, Revision revision, int index) {
        BookedRoom stay = revision.rooms().get(index);
        String rph = Integer.toString(index + 1);
        xml.open("RoomStay", "IndexNumber", stay.reservationId(), "RPH", rph, "RoomStayStatus", status(revision));
        xml.open("RoomTypes").open("RoomType", "RoomTypeCode", stay.roomId());
        xml.open("RoomDescription", "Name", name(stay.roomId()));
        xml.leaf("Text", "Breakfast can be added. The guest can cancel free of charge until 1 day before arrival.");
        xml.close().close().close();
        xml.open("RoomRates");
        for (var night : stay.nights()) {
            xml.open("RoomRate", "EffectiveDate", night.date().toString(), "RatePlanCode", night.rateId());
            xml.open("Rates").open("Rate");
            total(xml, night.amount(), revision.currency());
            xml.close().close().close();
        }
        xml.close();
        counts(xml, stay);
        xml.empty(
                "TimeSpan",
                "Start",
                stay.arrival().toString(),
                "End",
                stay.departure().toString());
        total(xml, stay.total(), revision.currency());
        xml.empty("BasicPropertyInfo", "HotelCode", revision.hotelId());
        if (!stay.addOns().isEmpty()) {
            xml.open("ServiceRPHs").empty("ServiceRPH", "RPH", rph).close();
        }
        xml.open("ResGuestRPHs").empty("ResGuestRPH", "RPH", rph).close();
        xml.close();
    }

    private static void counts(Xml xml, BookedRoom stay) {
        xml.open("GuestCounts", "IsPerRoom", "1");
        xml.empty("GuestCount", "AgeQualifyingCode", "10", "Count", Integer.toString(stay.adults()));
        if (stay.children() > 0) {
            xml.empty("GuestCount", "AgeQualifyingCode", "8", "Count", Integer.toString(stay.children()));
        }
        xml.close();
    }

    private static void services(Xml xml, Revision revision) {
        if (revision.rooms().stream().allMatch(room -> room.addOns().isEmpty())) {
            return;
        }
        xml.open("Services");
        List<BookedRoom> rooms = revision.rooms();
        for (int i = 0; i < rooms.size(); i++) {
            for (AddOn addOn : rooms.get(i).addOns()) {
                service(xml, addOn, Integer.toString(i + 1), revision.currency());
            }
        }
        xml.close();
    }

    private static void service(Xml xml, AddOn addOn, String rph, String currency) {
        xml.open(
                "Service",
                "ServiceRPH",
                rph,
                "ServiceInventoryCode",
                Integer.toString(addOn.type()),
                "ServicePricingType",
                Integer.toString(addOn.priceMode()),
                "Quantity",
                "1");
        xml.open("ServiceDetails");
        xml.open("GuestCounts")
                .empty("GuestCount", "Count", Integer.toString(addOn.persons()))
                .close();
        xml.empty("TimeSpan", "Duration", "P" + addOn.nights() + "N");
        xml.open("ServiceDescription").leaf("Text", addOn.name()).close();
        xml.close();
        xml.open("Price");
        amount(xml, "Base", addOn.pricePerUnit(), currency);
        total(xml, addOn.total(), currency);
        xml.close().close();
    }

    private static void guests(Xml xml, Revision revision) {
        xml.open("ResGuests");
        for (int i = 0; i < revision.rooms().size(); i++) {
            xml.open("ResGuest", "ResGuestRPH", Integer.toString(i + 1));
            xml.open("Profiles").open("ProfileInfo").open("Profile").open("Customer");
            person(xml, revision.guest());
            xml.close().close().close().close().close();
        }
        xml.close();
    }

    private static void global(Xml xml, Revision revision, boolean withCard) {
        xml.open("ResGlobalInfo");
        if (!revision.comments().isEmpty()) {
            xml.open("Comments").open("Comment").leaf("Text", revision.comments());
            xml.close().close();
        }
        guarantee(xml, revision, withCard);
        total(xml, revision.total(), revision.currency());
        xml.open("HotelReservationIDs");
        xml.empty(
                "HotelReservationID",
                "ResID_Type",
                "14",
                "ResID_Value",
                revision.code(),
                "ResID_Date",
                Answers.time(revision.createdAt()));
        xml.close();
        xml.open("Profiles").open("ProfileInfo").open("Profile").open("Customer");
        person(xml, revision.guest());
        xml.empty("Telephone", "PhoneNumber", revision.guest().phone());
        xml.leaf("Email", relay(revision));
        address(xml, revision.guest());
        xml.close().close().close().close().close();
    }

    private static void guarantee(Xml xml, Revision revision, boolean withCard) {
        CardXml card = CardXml.of(revision);
        String type = CardXml.prepaid(revision) ? "PrePay" : null;
        if (!withCard || !card.present()) {
            if (type != null) {
                xml.empty("Guarantee", "GuaranteeType", type);
            }
            return;
        }
        xml.open("Guarantee", "GuaranteeType", type);
        xml.open("GuaranteesAccepted").open("GuaranteeAccepted");
        xml.open(
                "PaymentCard",
                "CardCode",
                card.code(),
                "CardNumber",
                card.number(),
                "SeriesCode",
                card.cvc(),
                "EffectiveDate",
                card.virtual() ? revision.rooms().getFirst().arrival().toString() : null,
                "ExpireDate",
                card.otaExpiry());
        xml.leaf("CardHolderName", card.holder());
        xml.close().close().close().close();
    }

    private static void person(Xml xml, Guest guest) {
        xml.open("PersonName").leaf("GivenName", guest.firstName()).leaf("Surname", guest.lastName());
        xml.close();
    }

    private static void address(Xml xml, Guest guest) {
        xml.open("Address");
        xml.leaf("AddressLine", guest.address()).leaf("CityName", guest.city()).leaf("PostalCode", guest.zip());
        xml.empty("CountryName", "Code", guest.country().toLowerCase(Locale.ROOT));
        xml.close();
    }

    /** The partner hides the guest's own address behind one of its own. */
    static String relay(Revision revision) {
        return "guest." + revision.code() + "@guest.booking.com";
    }

    private static void total(Xml xml, long minor, String currency) {
        amount(xml, "Total", minor, currency);
    }

    private static void amount(Xml xml, String element, long minor, String currency) {
        String amount = Long.toString(minor);
        String places = Integer.toString(Money.decimals(currency));
        xml.empty(
                element,
                "AmountBeforeTax",
                amount,
                "AmountAfterTax",
                amount,
                "DecimalPlaces",
                places,
                "CurrencyCode",
                currency);
    }

    private String name(String roomId) {
        return catalogue
                .findByRoom(roomId)
                .flatMap(hotel -> hotel.findRoom(roomId))
                .map(Room::name)
                .orElse("");
    }
}
