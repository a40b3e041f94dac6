package io.relais.connector.bookingcom;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.Inbound;
import io.relais.connector.ListedReservation;
import io.relais.connector.ListsProducts;
import io.relais.connector.ListsReservations;
import io.relais.connector.Notification;
import io.relais.connector.Observation;
import io.relais.connector.PartnerFault;
import io.relais.connector.PartnerPayment;
import io.relais.connector.PublishesAri;
import io.relais.connector.PullsReservations;
import io.relais.connector.ReadsBack;
import io.relais.connector.ReadsNotifications;
import io.relais.connector.RecoversReservations;
import io.relais.connector.RemoteProduct;
import io.relais.connector.ReportsReservations;
import io.relais.connector.ReservationMessage;
import io.relais.connector.ReservationReport;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.SummarisesReservations;
import io.relais.connector.TellsPayments;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.NightRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Booking.com Connectivity. Needs a machine account of an onboarded connectivity partner; the README tells the rules and
 * where they come from.
 */
@ApplicationScoped
class BookingComConnector
        implements PullsReservations,
                RecoversReservations,
                SummarisesReservations,
                ListsReservations,
                ReportsReservations,
                PublishesAri,
                ListsProducts,
                ReadsBack,
                TellsPayments,
                ReadsNotifications {
    static final String AUTH_URL = "https://connectivity-authentication.booking.com";
    static final String XML = "application/xml";
    private static final String ARI_URL = "https://supply-xml.booking.com";
    private static final String PAYMENTS_URL = "https://payments-api.booking.com";
    private static final int GONE = 410;

    @Override
    public String id() {
        return "booking-com";
    }

    @Override
    public List<Inbound> pull(Session session) {
        return new QueueCalls(session).pull();
    }

    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        new QueueCalls(session).acknowledge(acknowledgements);
    }

    @Override
    public ReservationMessage read(Inbound inbound) {
        return Reading.read(inbound);
    }

    @Override
    public List<Inbound> missed(Session session) {
        return new QueueCalls(session).missed();
    }

    @Override
    public List<Inbound> summary(Session session, String remotePropertyId) {
        return new QueueCalls(session).summary(remotePropertyId);
    }

    @Override
    public int daysPerList() {
        return History.DAYS_MAX;
    }

    @Override
    public List<ListedReservation> reservations(
            Session session, String remotePropertyId, String currency, LocalDate from, LocalDate to) {
        HttpRequest request = HttpRequest.get(
                        "reservations.history", ari(session, History.path(number(remotePropertyId), from, to)))
                .countedAs("history");
        JsonNode data = json(session, request, "1.0", "the list of reservations");
        return sensible("the list of reservations", () -> History.reservations(data, currency));
    }

    @Override
    public void report(Session session, ReservationReport report) {
        String body = ReportXml.request(report);
        HttpAnswer answer = new BookingCalls(session)
                .send(HttpRequest.post("reservations.report", ari(session, "/hotels/xml/reporting"), XML, body));
        Refusals.check(answer, "the report");
        XmlNode told = tree(answer, "the report");
        if (told.deep("ok").isEmpty() && told.deep("Success").isEmpty()) {
            throw PartnerFault.of(
                    Fault.PROTOCOL, "the answer is neither success nor refusal" + BookingCalls.support(answer));
        }
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return AriPacking.USUAL.pack(update);
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        return new AriCalls(session).send(message);
    }

    @Override
    public Optional<Boolean> pricedByOccupancy(Settings settings) {
        return Optional.of(PricingModel.of(settings).perOccupancy());
    }

    @Override
    public boolean pricedForOne(Settings settings) {
        return PricingModel.of(settings) == PricingModel.STANDARD;
    }

    @Override
    public int stayNights(Settings settings) {
        return PricingModel.of(settings).stayNights(settings);
    }

    @Override
    public List<RemoteProduct> products(Session session, String remotePropertyId) {
        RemoteProduct.Pricing pricing = PricingModel.of(session.settings()).pricing();
        XmlNode answer = ask(session, "products.list", "/hotels/xml/roomrates", Catalogue.request(remotePropertyId));
        return Catalogue.products(answer, remotePropertyId, pricing);
    }

    @Override
    public int nightsPerObservation() {
        return ReadBack.NIGHTS_MAX;
    }

    @Override
    public Observation observe(Session session, String remotePropertyId, String currency, NightRange nights) {
        String request = ReadBack.request(remotePropertyId, nights);
        XmlNode answer = ask(session, "ari.observe", "/hotels/xml/roomrateavailability", request);
        Observation told =
                sensible("the calendar", () -> ReadBack.observation(answer, remotePropertyId, nights, currency));
        // How it tells totals of stays is not published; a price of a night is nothing that was sent then.
        return PricingModel.of(session.settings()) == PricingModel.LOS ? ReadBack.withoutPrices(told) : told;
    }

    /** Three questions at most: how it is paid, then the transfer or the cards, then what it is made of. */
    @Override
    public Optional<PartnerPayment> payment(Session session, String externalId) {
        String number = number(externalId);
        return payments(session, number, "").map(payout -> {
            List<JsonNode> transfers = payments(session, number, "/payout/bt")
                    .map(data -> Payments.entries(data, "bank_transfers", "transfers"))
                    .orElse(List.of());
            List<JsonNode> cards = payments(session, number, "/payout/vcc")
                    .map(data -> Payments.entries(data, "vccs", "virtual_credit_cards"))
                    .orElse(List.of());
            JsonNode breakdown = payments(session, number, "/breakdown").orElse(MissingNode.getInstance());
            return sensible("the payment", () -> Payments.payment(payout, transfers, cards, breakdown));
        });
    }

    @Override
    public Notification notification(String body) {
        return Notices.read(body);
    }

    /** 404: there is none. 410: the check-out is more than 18 months ago and nothing is told any more. */
    private static Optional<JsonNode> payments(Session session, String number, String part) {
        String uri = address(session, "paymentsUrl", PAYMENTS_URL, Payments.path(number, part));
        HttpRequest request = HttpRequest.get("payments.get", uri)
                .header("Accept", "application/json")
                .header("Accept-Version", "1.0");
        HttpAnswer answer = new BookingCalls(session).ask(request);
        return answer.status() == 404 || answer.status() == GONE
                ? Optional.empty()
                : Optional.of(JsonCalls.data(BookingCalls.accepted(answer), "the payment"));
    }

    private static JsonNode json(Session session, HttpRequest request, String version, String what) {
        return JsonCalls.data(
                new BookingCalls(session)
                        .send(request.header("Accept", "application/json").header("Accept-Version", version)),
                what);
    }

    private static XmlNode ask(Session session, String operation, String path, String body) {
        HttpAnswer answer = new BookingCalls(session)
                .send(HttpRequest.post(operation, ari(session, path), XML, body)
                        .header("Accept-Version", AriCalls.VERSION));
        Refusals.check(answer, operation);
        return tree(answer, operation);
    }

    private static XmlNode tree(HttpAnswer answer, String what) {
        return XmlText.parse(answer.body())
                .filter(root -> !root.is("html"))
                .orElseThrow(() -> PartnerFault.of(
                        Fault.PROTOCOL, "the answer to " + what + " is not XML" + BookingCalls.support(answer)));
    }

    private static <T> T sensible(String what, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnreadableMessage | IllegalArgumentException e) {
            throw PartnerFault.of(Fault.PROTOCOL, what + " makes no sense: " + e.getMessage(), e);
        }
    }

    /** Numbers become part of addresses; nothing else may. */
    private static String number(String text) {
        if (!text.matches("[\\w-]{1,64}")) {
            throw PartnerFault.of(Fault.CONFIG, "this is no number of Booking.com's");
        }
        return text;
    }

    static String ari(Session session, String path) {
        return address(session, "ariUrl", ARI_URL, path);
    }

    static String address(Session session, String setting, String otherwise, String path) {
        String base = session.settings().get(setting, otherwise);
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    }
}
