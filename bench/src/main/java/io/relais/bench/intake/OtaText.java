package io.relais.bench.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes OTA 2003B messages in the form and length that Booking.com sends: one rate per night, integer amounts, guest, comment, card. */
final class OtaText {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'").withZone(ZoneOffset.UTC);
    private static final int COMMISSION_PERCENT = 15;

    private final StringBuilder text = new StringBuilder();
    private final String message;
    private final String list;
    private final String element;

    private OtaText(String message, String list, String element) {
        this.message = message;
        this.list = list;
        this.element = element;
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(message)
                .append(" xmlns=\"http://www.opentravel.org/OTA/2003/05\" TimeStamp=\"2027-01-01T00:00:00+00:00\"")
                .append(" Version=\"2.001\" Target=\"Production\"><")
                .append(list)
                .append('>');
    }

    static OtaText fresh() {
        return new OtaText("OTA_HotelResNotifRQ", "HotelReservations", "HotelReservation");
    }

    static OtaText changes() {
        return new OtaText("OTA_HotelResModifyNotifRQ", "HotelResModifies", "HotelResModify");
    }

    /** One room of a reservation; the price is the same each night, in minor units. */
    record Room(String line, String room, String rate, LocalDate arrival, int nights, int price) {
        long total() {
            return (long) nights * price;
        }
    }

    /** One reservation as it stands at {@code changed}. */
    record Reservation(
            String number,
            String hotel,
            String status,
            Instant created,
            Instant changed,
            String firstName,
            String lastName,
            List<Room> rooms) {
        long total() {
            return rooms.stream().mapToLong(Room::total).sum();
        }
    }

    void add(Reservation r) {
        text.append('<').append(element);
        attributes("CreateDateTime", TIME.format(r.created()), "LastModifyDateTime", TIME.format(r.changed()));
        attributes("ResStatus", r.status());
        text.append("><UniqueID Type=\"14\" ID=\"").append(r.number()).append("\"/><RoomStays>");
        for (int i = 0; i < r.rooms().size(); i++) {
            room(r, r.rooms().get(i), i + 1);
        }
        text.append("</RoomStays><ResGuests>");
        for (int i = 0; i < r.rooms().size(); i++) {
            text.append("<ResGuest ResGuestRPH=\"")
                    .append(i + 1)
                    .append("\"><Profiles><ProfileInfo><Profile><Customer>");
            person(r);
            text.append("</Customer></Profile></ProfileInfo></Profiles></ResGuest>");
        }
        text.append("</ResGuests>");
        global(r);
        text.append("</").append(element).append('>');
    }

    String end() {
        return text.append("</")
                .append(list)
                .append("></")
                .append(message)
                .append('>')
                .toString();
    }

    private void room(Reservation r, Room room, int rph) {
        text.append("<RoomStay IndexNumber=\"")
                .append(room.line())
                .append("\" RPH=\"")
                .append(rph);
        text.append("\" RoomStayStatus=\"").append(r.status()).append("\"><RoomTypes><RoomType RoomTypeCode=\"");
        text.append(room.room())
                .append("\"><RoomDescription Name=\"Lodge\"><Text>Breakfast can be added. The guest can");
        text.append(" cancel free of charge until 1 day before arrival. After that the whole stay is charged.</Text>");
        text.append("</RoomDescription></RoomType></RoomTypes><RoomRates>");
        for (int night = 0; night < room.nights(); night++) {
            text.append("<RoomRate");
            attributes("EffectiveDate", room.arrival().plusDays(night).toString(), "RatePlanCode", room.rate());
            text.append("><Rates><Rate>");
            total(room.price());
            text.append("</Rate></Rates></RoomRate>");
        }
        text.append("</RoomRates><GuestCounts IsPerRoom=\"1\"><GuestCount AgeQualifyingCode=\"10\" Count=\"2\"/>");
        text.append("</GuestCounts><TimeSpan");
        attributes(
                "Start",
                room.arrival().toString(),
                "End",
                room.arrival().plusDays(room.nights()).toString());
        text.append("/>");
        total(room.total());
        text.append("<BasicPropertyInfo HotelCode=\"")
                .append(r.hotel())
                .append("\"/><ResGuestRPHs><ResGuestRPH RPH=\"");
        text.append(rph).append("\"/></ResGuestRPHs></RoomStay>");
    }

    private void global(Reservation r) {
        text.append(
                "<ResGlobalInfo><Comments><Comment><Text>Approximate time of arrival: between 17:00 and 18:00. You have");
        text.append(" a booker that prefers communication by e-mail.</Text></Comment></Comments>");
        total(r.total());
        text.append("<HotelReservationIDs><HotelReservationID ResID_Type=\"14\"");
        attributes("ResID_Value", r.number(), "ResID_Date", TIME.format(r.created()));
        text.append("/></HotelReservationIDs><Profiles><ProfileInfo><Profile><Customer>");
        person(r);
        text.append("<Telephone PhoneNumber=\"+33 6 39 98 12 34\"/><Email>guest.")
                .append(r.number());
        text.append("@guest.booking.com</Email><Address><AddressLine>12 rue des Pins</AddressLine><CityName>Bordeaux");
        text.append(
                "</CityName><PostalCode>33000</PostalCode><CountryName Code=\"fr\"/></Address></Customer></Profile>");
        text.append("</ProfileInfo></Profiles><TotalCommissions><CommissionPayableAmount");
        attributes("Amount", Long.toString(r.total() * COMMISSION_PERCENT / 100), "DecimalPlaces", "2");
        attributes("CurrencyCode", "EUR");
        text.append("/></TotalCommissions></ResGlobalInfo>");
    }

    private void person(Reservation r) {
        text.append("<PersonName><GivenName>").append(r.firstName());
        text.append("</GivenName><Surname>").append(r.lastName()).append("</Surname></PersonName>");
    }

    private void total(long minor) {
        text.append("<Total");
        attributes("AmountBeforeTax", Long.toString(minor), "AmountAfterTax", Long.toString(minor));
        attributes("DecimalPlaces", "2", "CurrencyCode", "EUR");
        text.append("/>");
    }

    private void attributes(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            text.append(' ')
                    .append(namesAndValues[i])
                    .append("=\"")
                    .append(namesAndValues[i + 1])
                    .append('"');
        }
    }
}
