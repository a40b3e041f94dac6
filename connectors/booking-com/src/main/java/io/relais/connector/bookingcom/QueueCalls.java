package io.relais.connector.bookingcom;

import io.relais.connector.Acknowledgement;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Everything that brings reservations: the queues of either style, what was missed, and what stood there before us. */
record QueueCalls(Session session) {
    private static final String RESERVATIONS_URL = "https://secure-supply-xml.booking.com";

    private enum Style {
        OTA,
        BXML
    }

    List<Inbound> pull() {
        return switch (style()) {
            case OTA -> pullQueues();
            case BXML -> bxml("reservations.pull", "/hotels/xml/reservations", oneHotel());
        };
    }

    /** One queue after the other: parallel polls of one account are not allowed. */
    private List<Inbound> pullQueues() {
        List<Inbound> pulled = new ArrayList<>(pullQueue(Queue.NEW, 0));
        try {
            pulled.addAll(pullQueue(Queue.MODIFY, pulled.size()));
        } catch (PartnerFault fault) {
            // Cards are delivered once: what we already hold must be stored. The next pull tells the trouble again.
            if (pulled.isEmpty()) {
                throw fault;
            }
        }
        return List.copyOf(pulled);
    }

    private List<Inbound> pullQueue(Queue queue, int firstOrder) {
        HttpRequest request = HttpRequest.get("reservations.pull", queueAddress(queue) + filter());
        HttpAnswer answer = new BookingCalls(session).send(request);
        if (Splitting.isWithoutReservations(answer.body())) {
            Refusals.check(answer, "the pull of " + queue.message());
        }
        return Splitting.ota(queue, answer.body(), session.clock().instant(), firstOrder);
    }

    /** B.XML lists also hold what was made before the connection; both calls answer alike. */
    private List<Inbound> bxml(String operation, String path, String hotel) {
        XmlOut body = new XmlOut().open("request").text("version", "1.0");
        if (!hotel.isEmpty()) {
            body.text("hotel_id", hotel);
        }
        HttpAnswer answer = new BookingCalls(session)
                .send(HttpRequest.post(
                        operation,
                        address(path),
                        BookingComConnector.XML,
                        body.closeAll().toString()));
        if (Splitting.isWithoutReservations(answer.body())) {
            Refusals.check(answer, operation.equals("reservations.pull") ? "the pull of reservations" : "the summary");
        }
        return Splitting.bxml(answer.body(), session.clock().instant());
    }

    /** Nothing is asked while the account's setting says that Booking.com has not switched recovery on. */
    List<Inbound> missed() {
        if (!isOn("recovery")) {
            return List.of();
        }
        HttpAnswer answer = new BookingCalls(session)
                .send(HttpRequest.get(
                        "reservations.recover", address("/reservations-flow-control/missed-reservations") + filter()));
        if (Splitting.isWithoutReservations(answer.body())) {
            Refusals.check(answer, "the list of missed reservations");
        }
        return Splitting.missed(answer.body(), session.clock().instant());
    }

    /** What still stands: what is over or cancelled needs no night of ours. */
    List<Inbound> summary(String property) {
        LocalDate yesterday =
                LocalDate.ofInstant(session.clock().instant(), ZoneOffset.UTC).minusDays(1);
        return bxml("reservations.summary", "/hotels/xml/reservationssummary", property).stream()
                .filter(Predicate.not(one -> Splitting.isOver(one, yesterday)))
                .toList();
    }

    /** B.XML has no acknowledgement and gives no receipts, so this is about the OTA queues whatever the style. */
    void acknowledge(List<Acknowledgement> acknowledgements) {
        String wrapper = session.settings().get("modifyAckWrapper", Queue.MODIFY.list());
        List<PartnerFault> faults = new ArrayList<>();
        for (Queue queue : Queue.values()) {
            var documents =
                    new AcknowledgementXml(queue, wrapper, session.clock().instant());
            for (String document : documents.of(acknowledgements)) {
                try {
                    acknowledge(queue, document);
                } catch (PartnerFault fault) {
                    // The others are still worth telling: each one taken is one that does not come again.
                    faults.add(fault);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
    }

    private void acknowledge(Queue queue, String document) {
        HttpRequest request =
                HttpRequest.post("reservations.acknowledge", queueAddress(queue), BookingComConnector.XML, document);
        Refusals.check(new BookingCalls(session).send(request), "the acknowledgement to " + queue.message());
    }

    private Style style() {
        return switch (session.settings().get("style", "ota")) {
            case "ota" -> Style.OTA;
            case "bxml" -> Style.BXML;
            default -> throw PartnerFault.of(Fault.CONFIG, "the setting 'style' is neither ota nor bxml");
        };
    }

    private boolean isOn(String setting) {
        return switch (session.settings().get(setting, "off")) {
            case "on" -> true;
            case "off" -> false;
            default -> throw PartnerFault.of(Fault.CONFIG, "the setting '" + setting + "' is neither on nor off");
        };
    }

    /** {@code hotel_ids} and {@code limit}, each only where the account sets it. */
    private String filter() {
        List<String> parts = new ArrayList<>();
        String hotels = hotels();
        if (!hotels.isEmpty()) {
            parts.add("hotel_ids=" + hotels);
        }
        String limit = session.settings().get("limit", "");
        if (!limit.isEmpty()) {
            if (!limit.matches("[1-9]\\d{0,4}")) {
                throw PartnerFault.of(Fault.CONFIG, "the setting 'limit' is not a number from 1 to 99999");
            }
            parts.add("limit=" + limit);
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private String hotels() {
        String hotels = session.settings().get("hotelIds", "").replace(" ", "");
        if (!hotels.isEmpty() && !hotels.matches("\\d{1,12}(,\\d{1,12}){0,99}")) {
            throw PartnerFault.of(Fault.CONFIG, "the setting 'hotelIds' is not a list of numbers with commas");
        }
        return hotels;
    }

    /** B.XML takes one hotel or all of the account. */
    private String oneHotel() {
        return hotels().contains(",") ? "" : hotels();
    }

    private String queueAddress(Queue queue) {
        return address("/hotels/ota/" + queue.message());
    }

    private String address(String path) {
        return BookingComConnector.address(session, "reservationsUrl", RESERVATIONS_URL, path);
    }

    /** How long an unreadable card is worth waiting for: half of what Booking.com waits before it writes to the property. */
    static final Duration CARD_PATIENCE = Duration.ofMinutes(15);
}
