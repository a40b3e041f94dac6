package io.relais.connector.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Correspondence;
import io.relais.connector.Fault;
import io.relais.connector.GuestMessage;
import io.relais.connector.GuestMessage.Author;
import io.relais.connector.MessageThread;
import io.relais.connector.PartnerFault;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What guests and the house say to each other. A list that is none is the partner's mistake, and no empty list. */
final class ExampleChat {
    private ExampleChat() {}

    static String path(Correspondence where) {
        return switch (where) {
            case Correspondence.InThread(String id) -> "/threads/" + id + "/messages";
            case Correspondence.OnReservation(String number) -> "/reservations/" + number + "/messages";
        };
    }

    /** The partner may tell more than it was asked for. */
    static List<MessageThread> threads(JsonNode body, Instant since) {
        List<MessageThread> threads = new ArrayList<>();
        for (JsonNode thread : list(body, "threads")) {
            threads.add(new MessageThread(
                    text(thread, "thread"),
                    Optional.of(thread.path("number").asText("")).filter(number -> !number.isEmpty()),
                    thread.path("guest").asText(""),
                    "",
                    time(thread, "changed_at")));
        }
        threads.removeIf(thread -> thread.changedAt().isBefore(since));
        return threads;
    }

    static List<GuestMessage> messages(JsonNode body) {
        List<GuestMessage> messages = new ArrayList<>();
        list(body, "messages").forEach(message -> messages.add(message(message)));
        return messages;
    }

    static GuestMessage message(JsonNode message) {
        return new GuestMessage(
                text(message, "message"),
                text(message, "thread"),
                switch (message.path("from").asText("")) {
                    case "guest" -> Author.GUEST;
                    case "house" -> Author.HOST;
                    default -> Author.SYSTEM; // a word we do not know yet is at least not the guest's
                },
                message.path("text").asText(""),
                message.path("files").asInt(0),
                time(message, "at"),
                message.toString());
    }

    private static JsonNode list(JsonNode body, String field) {
        if (!body.path(field).isArray()) {
            throw PartnerFault.of(Fault.PROTOCOL, "the answer holds no list '" + field + "'");
        }
        return body.path(field);
    }

    private static String text(JsonNode node, String field) {
        String text = node.path(field).asText("");
        if (text.isEmpty()) {
            throw PartnerFault.of(Fault.PROTOCOL, "the field '" + field + "' is missing");
        }
        return text;
    }

    private static Instant time(JsonNode node, String field) {
        try {
            return Instant.parse(node.path(field).asText(""));
        } catch (DateTimeParseException e) {
            throw PartnerFault.of(Fault.PROTOCOL, "the field '" + field + "' is no time");
        }
    }
}
