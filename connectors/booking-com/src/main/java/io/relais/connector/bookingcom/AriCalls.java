package io.relais.connector.bookingcom;

import io.relais.connector.AriAnswer;
import io.relais.connector.AriAnswer.Cause;
import io.relais.connector.AriAnswer.Rejection;
import io.relais.connector.AriChange;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.HttpRequest;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import java.util.ArrayList;
import java.util.List;

/** Sends ARI in the account's style and pricing model. */
record AriCalls(Session session) {
    /** 1.1 also tells closed room types; for prices it is the only version still documented. */
    static final String VERSION = "1.1";

    AriAnswer send(AriMessage message) {
        AriMessage wanted = reduced(message);
        if (wanted.changes().isEmpty()) {
            return AriAnswer.ACCEPTED;
        }
        AriRefusals first = post(wanted);
        List<AriChange> rest = first.rest(wanted);
        if (first.applied() || rest.isEmpty()) {
            return first.answer();
        }
        // An error refuses the whole request: one bad room must not hold up all others, so they go again without it.
        List<Rejection> rejections = new ArrayList<>(first.answer().rejections());
        for (AriMessage again : AriPacking.USUAL.pack(new AriUpdate(message.remotePropertyId(), "", rest))) {
            AriRefusals second = post(again);
            Rejection told = second.answer().rejections().stream().findFirst().orElse(null);
            rejections.addAll(second.answer().rejections());
            if (!second.applied()) {
                second.rest(again)
                        .forEach(change -> rejections.add(
                                told == null
                                        ? new Rejection(change, "")
                                        // Held up by the others only: that may pass once they are out of the way.
                                        : new Rejection(change, told.text(), Cause.PASSING)));
            }
        }
        return new AriAnswer(rejections);
    }

    /** Without the prices that the partner derives itself: to send them would be ignored at best. */
    private AriMessage reduced(AriMessage message) {
        PricingModel model = PricingModel.of(session.settings());
        message.changes().stream()
                .filter(AriChange.Stays.class::isInstance)
                .forEach(stays -> model.requireFor((AriChange.Stays) stays));
        List<AriChange> sent = message.changes().stream()
                .filter(change -> !(change instanceof AriChange.Price price) || model.sends(price, session.settings()))
                .toList();
        return sent.size() == message.changes().size()
                ? message
                : new AriMessage(
                        message.operation(),
                        message.remotePropertyId(),
                        sent.isEmpty() ? "" : AriXml.prices(message.remotePropertyId(), sent),
                        sent);
    }

    private AriRefusals post(AriMessage message) {
        if (message.operation().equals(AriPacking.STAYS)) {
            return sent(message, "/hotels/csv/los_pricing", LosCsv.TYPE, message.body());
        }
        return switch (session.settings().get("ariStyle", "ota")) {
            case "ota" -> ota(message);
            case "bxml" -> bxml(BxmlAri.of(message));
            default -> throw PartnerFault.of(Fault.CONFIG, "the setting 'ariStyle' is neither ota nor bxml");
        };
    }

    private AriRefusals ota(AriMessage message) {
        String call = switch (message.operation()) {
            case AriPacking.AVAILABILITY -> "OTA_HotelAvailNotif";
            case AriPacking.PRICES -> "OTA_HotelRateAmountNotif";
            default -> throw PartnerFault.of(Fault.CONFIG, "no such operation: " + message.operation());
        };
        String body = AriXml.stamped(message.body(), session.clock().instant());
        return sent(message, "/hotels/ota/" + call, BookingComConnector.XML, body);
    }

    private AriRefusals bxml(AriMessage message) {
        return sent(message, "/hotels/xml/availability", BookingComConnector.XML, message.body());
    }

    private AriRefusals sent(AriMessage message, String path, String type, String body) {
        HttpRequest request = HttpRequest.post(message.operation(), BookingComConnector.ari(session, path), type, body)
                .header("Accept-Version", VERSION);
        return AriRefusals.of(message, new BookingCalls(session).send(request));
    }
}
