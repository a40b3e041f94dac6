package io.relais.connector.bookingcom;

import io.relais.connector.Extra;
import io.relais.vocabulary.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Add-ons and charges of an OTA message.
 *
 * @param byRph services by the number with which rooms refer to them
 * @param unlinked services that no room refers to: they belong to the reservation
 */
record OtaServices(Map<String, List<Extra>> byRph, List<Extra> unlinked) {
    static OtaServices of(XmlNode reservation, String currency) {
        Set<String> linked = reservation.all("RoomStays", "RoomStay").stream()
                .flatMap(room -> links(room).stream())
                .collect(Collectors.toSet());
        Map<String, List<Extra>> byRph = new LinkedHashMap<>();
        List<Extra> unlinked = new ArrayList<>();
        for (XmlNode service : reservation.all("Services", "Service")) {
            String rph = service.anyAttr("ServiceRPH", "RPH");
            extra(service, currency).ifPresent(extra -> {
                if (linked.contains(rph)) {
                    byRph.computeIfAbsent(rph, key -> new ArrayList<>()).add(extra);
                } else {
                    unlinked.add(extra);
                }
            });
        }
        return new OtaServices(byRph, List.copyOf(unlinked));
    }

    /** The add-ons of one room. */
    List<Extra> of(XmlNode room) {
        return links(room).stream()
                .flatMap(rph -> byRph.getOrDefault(rph, List.of()).stream())
                .toList();
    }

    private static List<String> links(XmlNode room) {
        return room.all("ServiceRPHs", "ServiceRPH").stream()
                .map(link -> link.anyAttr("RPH", "ServiceRPH"))
                .filter(Predicate.not(String::isEmpty))
                .distinct()
                .toList();
    }

    /** A service without a price is a wish of the guest and told in the remarks, not an extra. */
    private static Optional<Extra> extra(XmlNode service, String currency) {
        Optional<Money> total = Stream.of(
                        service.all("Price", "Total"),
                        service.all("Total"),
                        service.all("ServiceDetails", "Total"),
                        service.all("Price", "Base"),
                        service.all("Price"),
                        List.of(service))
                .flatMap(List::stream)
                .flatMap(node -> Field.ota(node, currency).stream())
                .findFirst();
        String type = service.anyAttr("ServiceInventoryCode", "ServiceCategoryCode", "Type");
        return total.map(amount -> new Extra(name(service, type), type, amount, true));
    }

    private static String name(XmlNode service, String type) {
        return Stream.concat(
                        Stream.of(service.anyAttr("ServiceName", "Name")),
                        Stream.of("ServiceDescription", "RateDescription", "Description")
                                .flatMap(element -> service.deep(element).stream())
                                .flatMap(node -> Stream.of(node.attr("Name"), node.text("Text"), node.text())))
                .filter(Predicate.not(String::isEmpty))
                .findFirst()
                .orElse(type);
    }

    /**
     * Taxes and fees of a room. Where Booking.com tells its price details they appear twice, as the guest sees them and
     * as the hotel does; the guest's view is taken because the reservation's total is the guest's too.
     */
    static List<Extra> charges(XmlNode room, String currency) {
        List<XmlNode> views = Stream.of("GuestView", "HotelView")
                .map(view -> room.deep("PriceDetails").stream()
                        .flatMap(details -> details.all(view).stream())
                        .toList())
                .filter(Predicate.not(List::isEmpty))
                .findFirst()
                .orElseGet(() -> room.all("Total"));
        return views.stream()
                .flatMap(view -> view.all("Taxes", "Tax").stream())
                .flatMap(tax -> charge(tax, currency).stream())
                .toList();
    }

    private static Optional<Extra> charge(XmlNode tax, String currency) {
        boolean added = tax.attr("Type").toLowerCase(Locale.ROOT).startsWith("exclu");
        String text = tax.text("TaxDescription", "Text");
        return Field.ota(tax, currency)
                .map(amount ->
                        new Extra(text.isEmpty() ? "Tax " + tax.attr("Code") : text, tax.attr("Code"), amount, !added));
    }
}
