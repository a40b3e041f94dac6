package io.relais.connector.bookingcom;

import io.relais.connector.ContactDetails;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names, addresses and words of an OTA message. */
final class OtaPeople {
    private OtaPeople() {}

    /** Booking.com puts this name on its own virtual cards. */
    static boolean isBookingAgent(String cardHolder) {
        return cardHolder.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "").startsWith("bookingcomagent");
    }

    /** Who booked; where the message tells only who sleeps there, the first of them. */
    static Optional<ContactDetails> booker(XmlNode reservation) {
        return Stream.concat(
                        reservation.all("ResGlobalInfo").stream().flatMap(node -> node.deep("Customer").stream()),
                        reservation.all("ResGuests").stream().flatMap(node -> node.deep("Customer").stream()))
                .filter(customer -> !customer.children().isEmpty())
                .findFirst()
                .map(customer -> contact(customer, reservation));
    }

    private static ContactDetails contact(XmlNode customer, XmlNode reservation) {
        Optional<XmlNode> country = customer.find("Address", "CountryName");
        return new ContactDetails(
                customer.text("PersonName", "GivenName"),
                customer.text("PersonName", "Surname"),
                customer.text("Email"),
                first(customer.all("Telephone").stream().map(phone -> phone.attr("PhoneNumber"))),
                first(Stream.of(
                        customer.text("Address", "CompanyName"),
                        customer.text("CompanyName"),
                        customer.text("EmployeeInfo", "CompanyName"))),
                address(customer),
                customer.text("Address", "PostalCode"),
                customer.text("Address", "CityName"),
                country.map(node -> Field.country(node.attr("Code").isEmpty() ? node.text() : node.attr("Code")))
                        .orElse(""),
                first(Stream.of(customer.attr("Language"), reservation.attr("PrimaryLangID"))));
    }

    private static String address(XmlNode customer) {
        return Stream.of("AddressLine", "StreetNmbr")
                .flatMap(line -> customer.all("Address", line).stream())
                .map(XmlNode::text)
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(", "));
    }

    /** The names of those a room refers to; of the only guest when it refers to nobody. */
    static String guestName(XmlNode room, XmlNode reservation) {
        List<XmlNode> guests = reservation.all("ResGuests", "ResGuest");
        List<String> wanted = room.all("ResGuestRPHs", "ResGuestRPH").stream()
                .map(link -> link.attr("RPH").isEmpty() ? link.text() : link.attr("RPH"))
                .toList();
        return guests.stream()
                .filter(guest ->
                        wanted.isEmpty() ? guests.size() == 1 : wanted.contains(guest.anyAttr("ResGuestRPH", "RPH")))
                .flatMap(guest -> guest.deep("PersonName").stream())
                .map(name -> (name.text("GivenName") + " " + name.text("Surname")).strip())
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Comments and special requests, a line each. */
    static String remarks(List<XmlNode> parents) {
        return Totals.lines(parents.stream()
                .flatMap(parent -> Stream.concat(
                        parent.all("Comments", "Comment").stream().map(OtaPeople::words),
                        parent.all("SpecialRequests", "SpecialRequest").stream().map(OtaPeople::request)))
                .distinct()
                .toList());
    }

    private static String words(XmlNode node) {
        return Totals.lines(
                Stream.concat(Stream.of(node.text()), node.all("Text").stream().map(XmlNode::text))
                        .toList());
    }

    private static String request(XmlNode request) {
        String name = request.attr("Name");
        String words = words(request);
        return name.isEmpty() ? words : words.isEmpty() ? name : name + ": " + words;
    }

    private static String first(Stream<String> texts) {
        return texts.filter(Predicate.not(String::isEmpty)).findFirst().orElse("");
    }
}
