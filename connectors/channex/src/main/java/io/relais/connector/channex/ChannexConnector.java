package io.relais.connector.channex;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Acknowledgement;
import io.relais.connector.AriAnswer;
import io.relais.connector.AriMessage;
import io.relais.connector.AriUpdate;
import io.relais.connector.Correspondence;
import io.relais.connector.ExchangesMessages;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.Hint;
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
import io.relais.connector.ReceivesHints;
import io.relais.connector.RemoteProduct;
import io.relais.connector.ReservationMessage;
import io.relais.connector.Session;
import io.relais.connector.SummarisesReservations;
import io.relais.vocabulary.NightRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The conversation with Channex: the feed of unacknowledged booking revisions, one acknowledgement per revision, two calls for
 * ARI, availability and restrictions, and what Channex tells when it is asked: products, calendar, bookings made before, chats.
 */
@ApplicationScoped
class ChannexConnector
        implements PullsReservations,
                PublishesAri,
                ListsProducts,
                ReadsBack,
                SummarisesReservations,
                ReceivesHints,
                ExchangesMessages {
    /** Square brackets percent-encoded: they are not allowed in a query as such. */
    private static final String FEED = ChannexCalls.API
            + "/booking_revisions/feed?order%5Binserted_at%5D=asc&pagination%5Blimit%5D=100&pagination%5Bpage%5D=";

    /** A feed of more pages is finished by the next pull; without a bound a partner's mistake would loop for ever. */
    private static final int PAGES_MAX = 50;

    @Override
    public String id() {
        return "channex";
    }

    @Override
    public List<Inbound> pull(Session session) {
        List<Inbound> pulled = new ArrayList<>();
        for (int page = 1; page <= PAGES_MAX; page++) {
            Optional<JsonNode> feed = page(session, page, pulled);
            if (feed.isEmpty() || !hasMore(feed.get(), page)) {
                return pulled;
            }
        }
        return pulled;
    }

    /**
     * Adds one page. When a page after the first fails, what is there already is returned: once it is acknowledged the
     * rest moves up to the first page, so one bad page cannot hold everything up for ever.
     */
    private static Optional<JsonNode> page(Session session, int page, List<Inbound> pulled) {
        HttpAnswer answer;
        try {
            answer = session.http()
                    .send(ChannexCalls.withKey(
                            session, HttpRequest.get("reservations.pull", ChannexCalls.address(session, FEED + page))));
            ChannexFaults.check(answer);
        } catch (PartnerFault fault) {
            if (pulled.isEmpty()) {
                throw fault;
            }
            return Optional.empty();
        }
        Optional<JsonNode> feed = ChannexJson.find(answer.body());
        if (feed.isEmpty() && !answer.body().stripLeading().startsWith("{")) {
            throw PartnerFault.of(Fault.PROTOCOL, "the feed is not JSON");
        }
        JsonNode data = feed.map(node -> node.path("data")).orElse(null);
        if (data == null || !(data.isArray() || data.isObject())) {
            pulled.add(ChannexEnvelope.whole(session.clock().instant(), pulled.size(), answer.body()));
            return Optional.empty();
        }
        for (JsonNode revision : data.isArray() ? data : List.of(data)) {
            pulled.add(ChannexEnvelope.inbound(session.clock().instant(), pulled.size(), revision));
        }
        return feed;
    }

    private static boolean hasMore(JsonNode feed, int page) {
        JsonNode meta = feed.path("meta");
        int limit = meta.path("limit").asInt(0);
        return limit > 0
                && !feed.path("data").isEmpty()
                && (long) page * limit < meta.path("total").asLong(0);
    }

    /**
     * One call for each revision. One that fails does not stop the others: Channex e-mails the property about each
     * revision that stays unacknowledged for 30 minutes. Only a refused key or a spent budget ends the round, since every
     * further call would meet the same. Channex knows no refusal: a message that could not be kept stays in the feed.
     */
    @Override
    public void acknowledge(Session session, List<Acknowledgement> acknowledgements) {
        Optional<PartnerFault> first = Optional.empty();
        for (Acknowledgement acknowledgement : acknowledgements) {
            if (acknowledgement.refusal().isPresent()) {
                continue;
            }
            try {
                acknowledge(session, acknowledgement.receipt());
            } catch (PartnerFault fault) {
                first = first.or(() -> Optional.of(fault));
                if (fault.fault() == Fault.AUTH || fault.fault() == Fault.THROTTLED || fault.fault() == Fault.CONFIG) {
                    break;
                }
            }
        }
        first.ifPresent(fault -> {
            throw fault;
        });
    }

    private static void acknowledge(Session session, String revisionId) {
        String path = ChannexCalls.API + "/booking_revisions/" + URLEncoder.encode(revisionId, StandardCharsets.UTF_8)
                + "/ack";
        HttpAnswer answer = session.http()
                .send(ChannexCalls.withKey(
                        session,
                        HttpRequest.post(
                                "reservations.acknowledge",
                                ChannexCalls.address(session, path),
                                "application/json",
                                "{}")));
        if (!ChannexFaults.alreadyAcknowledged(answer)) {
            ChannexFaults.check(answer);
        }
    }

    @Override
    public ReservationMessage read(Inbound inbound) {
        ChannexEnvelope envelope = ChannexEnvelope.of(inbound.raw());
        return ChannexMapping.reservation(envelope, inbound);
    }

    @Override
    public List<AriMessage> pack(AriUpdate update) {
        return ChannexAri.pack(update);
    }

    @Override
    public AriAnswer send(Session session, AriMessage message) {
        String budget = ChannexAri.collection(message);
        HttpRequest request = HttpRequest.post(
                message.operation(),
                ChannexCalls.address(session, ChannexCalls.API + "/" + budget),
                "application/json",
                message.body());
        HttpAnswer answer =
                session.http().send(ChannexCalls.withKey(session, request).countedAs(budget));
        ChannexFaults.check(answer);
        JsonNode body = ChannexJson.find(answer.body())
                .filter(node -> node.has("data") || node.has("meta"))
                .orElseThrow(() -> PartnerFault.of(Fault.PROTOCOL, "the answer to " + message + " makes no sense"));
        return ChannexWarnings.answer(message, body.path("meta").path("warnings"));
    }

    @Override
    public List<RemoteProduct> products(Session session, String remotePropertyId) {
        return ChannexProducts.list(session, remotePropertyId);
    }

    @Override
    public int nightsPerObservation() {
        return ChannexReadBack.NIGHTS_MAX;
    }

    @Override
    public Observation observe(Session session, String remotePropertyId, String currency, NightRange nights) {
        return ChannexReadBack.observe(session, remotePropertyId, currency, nights);
    }

    @Override
    public List<Inbound> summary(Session session, String remotePropertyId) {
        return ChannexSummary.list(session, remotePropertyId);
    }

    @Override
    public List<Hint> hints(String body) {
        return ChannexHints.read(body);
    }

    @Override
    public List<MessageThread> threads(Session session, String remotePropertyId, Instant since) {
        return ChannexThreads.since(session, remotePropertyId, since);
    }

    @Override
    public List<GuestMessage> messages(Session session, Correspondence where) {
        return ChannexThreads.messages(session, where);
    }

    @Override
    public GuestMessage reply(Session session, Correspondence where, String text) {
        return ChannexThreads.reply(session, where, text);
    }
}
