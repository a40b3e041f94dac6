package io.relais.connector.channex;

import static io.relais.connector.channex.ChannexCalls.pair;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Correspondence;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;
import io.relais.connector.MessageThread;
import io.relais.connector.PartnerFault;
import io.relais.connector.Session;
import io.relais.connector.UnreadableMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chats: the threads of a property, what was said in each, and replies. No body of any of these calls is recorded: they hold nothing
 * but guests' words.
 *
 * <p>Source: docs.channex.io, Messages Collection (objects, addresses, senders "guest" and "property", a thread without booking).
 */
final class ChannexThreads {
    private static final String FETCH = "messages.fetch";
    private static final String SEND = "messages.send";
    private static final int NOT_FOUND = 404;
    private static final int PAGES_MAX = 50;

    private ChannexThreads() {}

    /**
     * The list comes in pages and, where Channex heeds the order that we ask for, newest first: then a page with nothing new ends it.
     * The order is not documented, so it is not trusted but looked at.
     */
    static List<MessageThread> since(Session session, String propertyId, Instant since) {
        List<MessageThread> found = new ArrayList<>();
        String path = ChannexCalls.API + "/message_threads?" + pair("filter[property_id]", propertyId) + "&"
                + pair("order[last_message_received_at]", "desc");
        boolean descending = true;
        Instant before = Instant.MAX;
        for (int page = 1, seen = 0; page <= PAGES_MAX; page++) {
            JsonNode answer = list(session, path + "&", page);
            boolean news = false;
            for (JsonNode node : answer.path("data")) {
                MessageThread thread = thread(session, node);
                descending = descending && !thread.changedAt().isAfter(before);
                before = thread.changedAt();
                if (!thread.changedAt().isBefore(since)) {
                    news = true;
                    found.add(thread);
                }
            }
            seen += answer.path("data").size();
            if (isLast(answer, seen) || (descending && !news)) {
                return found;
            }
        }
        return found;
    }

    static List<GuestMessage> messages(Session session, Correspondence where) {
        List<GuestMessage> all = new ArrayList<>();
        for (int page = 1; page <= PAGES_MAX; page++) {
            JsonNode answer = list(session, address(where) + "?", page);
            answer.path("data").forEach(node -> all.add(message(session, node, where)));
            if (isLast(answer, all.size())) {
                return all;
            }
        }
        return all;
    }

    static GuestMessage reply(Session session, Correspondence where, String text) {
        String body = ChannexJson.write(Map.of("message", Map.of("message", text)));
        HttpAnswer answer = send(
                session,
                HttpRequest.post(SEND, ChannexCalls.address(session, address(where)), "application/json", body));
        return ChannexJson.find(answer.body())
                .map(node -> node.path("data"))
                .filter(node -> !node.path("id").asText("").isEmpty())
                .map(node -> message(session, node, where))
                .orElseThrow(() -> PartnerFault.of(Fault.PROTOCOL, "the answer to a reply names no message"));
    }

    private static String address(Correspondence where) {
        String id = URLEncoder.encode(where.id(), StandardCharsets.UTF_8);
        return ChannexCalls.API
                + switch (where) {
                    case Correspondence.InThread thread -> "/message_threads/" + id + "/messages";
                    case Correspondence.OnReservation reservation -> "/bookings/" + id + "/messages";
                };
    }

    private static JsonNode list(Session session, String path, int page) {
        String paged = path + pair("pagination[limit]", "100") + "&" + pair("pagination[page]", String.valueOf(page));
        HttpAnswer answer = send(session, HttpRequest.get(FETCH, ChannexCalls.address(session, paged)));
        return ChannexJson.find(answer.body())
                .filter(node -> node.path("data").isArray())
                .orElseThrow(() -> PartnerFault.of(Fault.PROTOCOL, "the answer to " + FETCH + " holds no list"));
    }

    private static boolean isLast(JsonNode answer, int seen) {
        return answer.path("data").isEmpty()
                || seen >= answer.path("meta").path("total").asLong(0);
    }

    private static HttpAnswer send(Session session, HttpRequest request) {
        HttpAnswer answer =
                session.http().send(ChannexCalls.withKey(session, request).withSecretBody());
        if (answer.status() == NOT_FOUND) {
            // Not a wrong address: the thread, or the chat of the whole property, is not there.
            throw PartnerFault.of(
                    Fault.REJECTED, "Channex has no such chat; is its messages app installed for the property?");
        }
        ChannexFaults.check(answer);
        return answer;
    }

    private static MessageThread thread(Session session, JsonNode node) {
        JsonNode attributes = node.path("attributes");
        JsonNode last = attributes.path("last_message");
        Instant changed = Stream.of(
                        attributes.path("last_message_received_at"),
                        last.path("inserted_at"),
                        attributes.path("updated_at"))
                .map(time -> time(time, Instant.MIN))
                .max(Instant::compareTo)
                .filter(time -> time.isAfter(Instant.MIN))
                // A thread that does not say when is looked at.
                .orElse(session.clock().instant());
        return new MessageThread(
                id(node),
                related(node, "booking"),
                ChannexFields.text(attributes.path("title").asText("")),
                ChannexFields.text(attributes.path("provider").asText("")),
                changed);
    }

    private static GuestMessage message(Session session, JsonNode node, Correspondence where) {
        JsonNode attributes = node.path("attributes");
        String thread = related(node, "message_thread")
                .orElseGet(() -> where instanceof Correspondence.InThread(String known) ? known : "");
        if (thread.isEmpty()) {
            throw PartnerFault.of(Fault.PROTOCOL, "a message belongs to no thread");
        }
        return new GuestMessage(
                id(node),
                thread,
                author(attributes.path("sender").asText("")),
                attributes.path("message").asText("").strip(),
                attributes.path("attachments").size(),
                time(attributes.path("inserted_at"), session.clock().instant()),
                node.toString());
    }

    /** Whoever is neither the guest nor the property speaks for the partner. */
    private static GuestMessage.Author author(String sender) {
        return switch (sender) {
            case "guest" -> GuestMessage.Author.GUEST;
            case "property" -> GuestMessage.Author.HOST;
            default -> GuestMessage.Author.SYSTEM;
        };
    }

    private static String id(JsonNode node) {
        String id = node.path("id").asText("");
        if (id.isEmpty()) {
            throw PartnerFault.of(Fault.PROTOCOL, "a thread or message has no id");
        }
        return id;
    }

    private static Optional<String> related(JsonNode node, String kind) {
        return Optional.of(node.path("relationships")
                        .path(kind)
                        .path("data")
                        .path("id")
                        .asText(""))
                .filter(id -> !id.isEmpty());
    }

    private static Instant time(JsonNode text, Instant otherwise) {
        try {
            return ChannexFields.instant("inserted_at", text.asText(""), otherwise);
        } catch (UnreadableMessage e) {
            return otherwise;
        }
    }
}
