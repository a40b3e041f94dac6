package io.relais.connector.bookingcom;

import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.Inbound;
import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Booking.com Connectivity. Needs a machine account of an onboarded connectivity partner; the README tells the rules and
 * where they come from.
 */
@ApplicationScoped
class BookingComConnector implements PullsReservations, PublishesAri {
    static final String AUTH_URL = "https://connectivity-authentication.booking.com";
    private static final String RESERVATIONS_URL = "https://secure-supply-xml.booking.com";
    private static final String ARI_URL = "https://supply-xml.booking.com";

    private static final String BXML_REQUEST = "<request><version>1.0</version></request>";
    private static final String XML = "application/xml";

    /** 1.1 also tells closed room types; for prices it is the only version still documented. */
    private static final String ARI_VERSION = "1.1";

    private enum Style {
        OTA,
        BXML
    }

    @Override
    public String id() {
        return "booking-com";
    }

    @Override
    public List<Inbound> pull(Session session) {
        return switch (style(session)) {
            case OTA -> pullQueues(session);
            case BXML -> pullBxml(session);
        };
    }

    /** One queue after the other: parallel polls of one account are not allowed. */
    private static List<Inbound> pullQueues(Session session) {
        List<Inbound> pulled = new ArrayList<>(pullQueue(session, Queue.NEW, 0));
        try {
            pulled.addAll(pullQueue(session, Queue.MODIFY, pulled.size()));
        } catch (PartnerFault fault) {
            // Cards are delivered once: what we already hold must be stored. The next pull tells the trouble again.
            if (pulled.isEmpty()) {
                throw fault;
            }
        }
        return List.copyOf(pulled);
    }

    private static List<Inbound> pullQueue(Session session, Queue queue, int firstOrder) {
        HttpRequest request = HttpRequest.get("reservations.pull", queueAddress(session, queue));
        HttpAnswer answer = new BookingCalls(session).send(request);
        if (Splitting.isWithoutReservations(answer.body())) {
            Refusals.check(answer, "the pull of " + queue.message());
        }
        return Splitting.ota(queue, answer.body(), session.clock().instant(), firstOrder);
    }

    private static List<Inbound> pullBxml(Session session) {
        String uri = address(session, "reservationsUrl", RESERVATIONS_URL, "/hotels/xml/reservations");
        HttpAnswer answer =
                new BookingCalls(session).send(HttpRequest.post("reservations.pull", uri, XML, BXML_REQUEST));
        if (Splitting.isWithoutReservations(answer.body())) {
            Refusals.check(answer, "the pull of reservations");
        }
        return Splitting.bxml(answer.body(), session.clock().instant());
    }

    /** B.XML has no acknowledgement and gives no receipts, so this is about the OTA queues whatever the style. */
    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        String wrapper = session.settings().get("modifyAckWrapper", Queue.MODIFY.list());
        List<PartnerFault> faults = new ArrayList<>();
        for (Queue queue : Queue.values()) {
            var documents =
                    new AcknowledgementXml(queue, wrapper, session.clock().instant());
            for (String document : documents.of(acknowledgements)) {
                try {
                    acknowledge(session, queue, document);
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

    private static void acknowledge(Session session, Queue queue, String document) {
        HttpRequest request = HttpRequest.post("reservations.acknowledge", queueAddress(session, queue), XML, document);
        Refusals.check(new BookingCalls(session).send(request), "the acknowledgement to " + queue.message());
    }

    @Override
    public ReservationMessage read(Inbound inbound) {
        return Reading.read(inbound);
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return AriPacking.USUAL.pack(update);
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        AriRefusals first = post(session, message);
        List<AriChange> rest = first.rest(message);
        if (first.applied() || rest.isEmpty()) {
            return first.answer();
        }
        // An error refuses the whole request: one bad room must not hold up all others, so they go again without it.
        List<Rejection> rejections = new ArrayList<>(first.answer().rejections());
        for (AriMessage again : pack(new AriUpdate(message.remotePropertyId(), "", rest))) {
            AriRefusals second = post(session, again);
            String text = second.answer().rejections().isEmpty()
                    ? ""
                    : second.answer().rejections().getFirst().text();
            rejections.addAll(second.answer().rejections());
            if (!second.applied()) {
                second.rest(again).forEach(change -> rejections.add(new Rejection(change, text)));
            }
        }
        return new AriAnswer(rejections);
    }

    private static AriRefusals post(Session session, AriMessage message) {
        String call = switch (message.operation()) {
            case AriPacking.AVAILABILITY -> "OTA_HotelAvailNotif";
            case AriPacking.PRICES -> "OTA_HotelRateAmountNotif";
            default -> throw PartnerFault.of(Fault.CONFIG, "no such operation: " + message.operation());
        };
        String uri = address(session, "ariUrl", ARI_URL, "/hotels/ota/" + call);
        String body = AriXml.stamped(message.body(), session.clock().instant());
        HttpRequest request =
                HttpRequest.post(message.operation(), uri, XML, body).header("Accept-Version", ARI_VERSION);
        return AriRefusals.of(message, new BookingCalls(session).send(request));
    }

    private static Style style(Session session) {
        String style = session.settings().get("style", "ota");
        return switch (style) {
            case "ota" -> Style.OTA;
            case "bxml" -> Style.BXML;
            default -> throw PartnerFault.of(Fault.CONFIG, "the setting 'style' is neither ota nor bxml");
        };
    }

    private static String queueAddress(Session session, Queue queue) {
        return address(session, "reservationsUrl", RESERVATIONS_URL, "/hotels/ota/" + queue.message());
    }

    static String address(Session session, String setting, String otherwise, String path) {
        String base = session.settings().get(setting, otherwise);
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
