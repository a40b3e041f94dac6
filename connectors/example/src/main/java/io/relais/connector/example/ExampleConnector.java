package io.relais.connector.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Correspondence;
import io.relais.connector.ExchangesMessages;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.Inbound;
import io.relais.connector.ListsProducts;
import io.relais.connector.MessageThread;
import io.relais.connector.Observation;
import io.relais.connector.PartnerFault;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReadsBack;
import io.relais.connector.RecoversReservations;
import io.relais.connector.RemoteProduct;
import io.relais.connector.ReportsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationReport;
import io.relais.connector.Session;
import io.relais.connector.SummarisesReservations;
import io.relais.vocabulary.NightRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole conversation with the partner, in the order of the contract. It keeps no state and opens no connection: what
 * it needs comes with the {@link Session}, and everything about the meaning of fields is in {@link ExampleMapping}.
 *
 * <p>Each role is an interface. A partner without calendars would simply not implement {@link PublishesAri}, and the hub
 * would refuse to publish to it by name.
 */
@ApplicationScoped
class ExampleConnector
        implements PullsReservations,
                RecoversReservations,
                SummarisesReservations,
                ReportsReservations,
                PublishesAri,
                ListsProducts,
                ReadsBack,
                ExchangesMessages {
    static final String OPERATION_CALENDAR = "ari.calendar";

    @Override
    public String id() {
        return "example"; // equal to the folder and to connector.yaml; it is stored, so it never changes
    }

    /** One call brings everything that waits. The key goes into a header: addresses end up in logs. */
    @Override
    public List<Inbound> pull(Session session) {
        return list(session, "reservations.pull", "/reservations/waiting");
    }

    /** What waited too long comes in the same form, and is acknowledged in the same way. */
    @Override
    public List<Inbound> missed(Session session) {
        return list(session, "reservations.recover", "/reservations/missed");
    }

    /** The same again for what was booked before the connection. Nothing waits there, so nothing is to be acknowledged. */
    @Override
    public List<Inbound> summary(Session session, String remotePropertyId) {
        return list(session, "reservations.summary", "/properties/" + remotePropertyId + "/reservations").stream()
                .map(one -> new Inbound(one.messageId(), Optional.empty(), one.receivedAt(), one.order(), one.raw()))
                .toList();
    }

    private static List<Inbound> list(Session session, String operation, String path) {
        HttpAnswer answer = session.http()
                .send(withKey(session, HttpRequest.get(operation, address(session, path)))
                        .countedAs("reservations"));
        JsonNode body = orFault(answer);
        List<Inbound> pulled = new ArrayList<>();
        for (JsonNode reservation : body.path("reservations")) {
            pulled.add(inbound(session, reservation, pulled.size()));
        }
        if (pulled.isEmpty() && !body.path("reservations").isArray()) {
            pulled.add(whole(session, answer.body()));
        }
        return pulled;
    }

    /**
     * The id is made from the reservation alone, not from the envelope around it: when our acknowledgement gets lost,
     * the partner sends the same reservation in a new envelope, and the inbox must recognise it.
     */
    private static Inbound inbound(Session session, JsonNode reservation, int order) {
        String raw = reservation.toString();
        String number = reservation.path("number").asText("");
        String state = reservation.path("state").asText("");
        String id = ExampleMapping.shortened(number) + "/" + ExampleMapping.shortened(state) + "/"
                + ExampleJson.digest(raw);
        Optional<String> receipt = number.isBlank() ? Optional.empty() : Optional.of(number);
        return new Inbound(id, receipt, session.clock().instant(), order, raw);
    }

    /** Never drop what came: a list that is not one is kept as it is, and a person sees it. */
    private static Inbound whole(Session session, String body) {
        return new Inbound(
                "unreadable/" + ExampleJson.digest(body),
                Optional.empty(),
                session.clock().instant(),
                0,
                body);
    }

    /** This partner takes all receipts in one call. A refused message stays in its queue by not being named. */
    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        List<String> taken = acknowledgements.stream()
                .filter(acknowledgement -> acknowledgement.refusal().isEmpty())
                .map(Acknowledgement::receipt)
                .toList();
        if (taken.isEmpty()) {
            return;
        }
        HttpRequest request = HttpRequest.post(
                "reservations.acknowledge",
                address(session, "/reservations/taken"),
                "application/json",
                ExampleJson.write(new ExampleMessages.Taken(taken)));
        orFault(session.http().send(withKey(session, request).countedAs("reservations")));
    }

    /** Pure, because it runs again when somebody replays a parked message years later. */
    @Override
    public ReservationMessage read(Inbound inbound) {
        return ExampleMapping.reservation(
                ExampleJson.read(inbound.raw(), ExampleMessages.Reservation.class),
                inbound.order(),
                ExampleJson.digest(inbound.raw()));
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return ExampleCalendar.pack(update);
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        HttpRequest request = HttpRequest.post(
                message.operation(), address(session, "/calendar"), "application/json", message.body());
        JsonNode body = orFault(session.http().send(withKey(session, request).countedAs("calendar")));
        return ExampleCalendar.answer(message, body);
    }

    @Override
    public List<RemoteProduct> products(Session session, String remotePropertyId) {
        String uri = address(session, "/properties/" + remotePropertyId + "/products");
        HttpRequest request = HttpRequest.get("products.list", uri);
        return ExampleDesk.products(
                orFault(session.http().send(withKey(session, request).countedAs("reservations"))));
    }

    @Override
    public void report(Session session, ReservationReport report) {
        HttpRequest request = HttpRequest.post(
                "reservations.report",
                address(session, "/reservations/report"),
                "application/json",
                ExampleJson.write(ExampleDesk.report(report)));
        orFault(session.http().send(withKey(session, request).countedAs("reservations")));
    }

    @Override
    public int nightsPerObservation() {
        return 100;
    }

    @Override
    public Observation observe(Session session, String remotePropertyId, String currency, NightRange nights) {
        String path = "/calendar?property=" + URLEncoder.encode(remotePropertyId, StandardCharsets.UTF_8) + "&from="
                + nights.first() + "&to=" + nights.last();
        HttpRequest request = HttpRequest.get("ari.readback", address(session, path));
        JsonNode body = orFault(session.http().send(withKey(session, request).countedAs("calendar")));
        return ExampleCalendar.observation(body, currency);
    }

    /** What guests write is theirs: {@code withSecretBody} keeps it out of what is recorded of these three calls. */
    @Override
    public List<MessageThread> threads(Session session, String remotePropertyId, Instant since) {
        String uri = address(session, "/properties/" + remotePropertyId + "/threads?since=" + since);
        return ExampleChat.threads(said(session, HttpRequest.get("messages.fetch", uri)), since);
    }

    @Override
    public List<GuestMessage> messages(Session session, Correspondence where) {
        String uri = address(session, ExampleChat.path(where));
        return ExampleChat.messages(said(session, HttpRequest.get("messages.fetch", uri)));
    }

    @Override
    public GuestMessage reply(Session session, Correspondence where, String text) {
        String uri = address(session, ExampleChat.path(where));
        String body = ExampleJson.write(Map.of("text", text));
        return ExampleChat.message(said(session, HttpRequest.post("messages.send", uri, "application/json", body)));
    }

    private static JsonNode said(Session session, HttpRequest request) {
        return orFault(session.http()
                .send(withKey(session, request).countedAs("reservations").withSecretBody()));
    }

    private static HttpRequest withKey(Session session, HttpRequest request) {
        return request.header("X-Key", session.settings().get("apiKey"));
    }

    private static String address(Session session, String path) {
        return session.settings().get("baseUrl", "https://partner.example") + path;
    }

    /**
     * The answer's body, or the one fault that says what to do next. The partner's own error code comes first, because
     * this partner reports errors with status 200; the status decides only where the body says nothing.
     */
    private static JsonNode orFault(HttpAnswer answer) {
        Optional<JsonNode> body = ExampleJson.find(answer.body());
        String code =
                body.map(node -> node.path("error").path("code").asText("")).orElse("");
        if (answer.ok() && !code.isEmpty()) {
            throw PartnerFault.of(
                    fault(code),
                    "the partner answered with the error '" + code + "'"
                            + body.map(node -> node.path("error").path("text").asText(""))
                                    .filter(text -> !text.isEmpty())
                                    .map(text -> ": " + text)
                                    .orElse(""));
        }
        answer.orFault();
        return body.filter(JsonNode::isObject)
                .orElseThrow(() -> PartnerFault.of(Fault.PROTOCOL, "the partner's answer is not a JSON object"));
    }

    private static Fault fault(String code) {
        return switch (code) {
            case "bad-key" -> Fault.AUTH;
            case "unknown-property" -> Fault.CONFIG;
            case "try-later" -> Fault.UNAVAILABLE;
            default -> Fault.REJECTED; // a code we do not know still means: understood, and not done
        };
    }
}
