package io.relais.connector.bookingcom;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Notification;
import io.relais.connector.Notification.About;
import java.util.Locale;
import java.util.Optional;

/** Envelopes of the Connectivity Notification Service: {@code metadata{uuid, type, payloadVersion}} and a few numbers. */
final class Notices {
    private Notices() {}

    static Notification read(String body) {
        JsonNode tree = JsonCalls.parse(body).filter(JsonNode::isObject).orElseThrow(() -> Field.wrong("the envelope"));
        String id = JsonCalls.text(tree.path("metadata"), "uuid");
        String type = JsonCalls.text(tree.path("metadata"), "type");
        if (id.isEmpty() || id.length() > 100) {
            throw Field.missing("metadata.uuid");
        }
        if (type.isEmpty() || type.length() > 100) {
            throw Field.missing("metadata.type");
        }
        return new Notification(
                id,
                type,
                about(type),
                number(tree, "property_id", "propertyId", "hotel_id", "hotelId"),
                number(tree, "reservation_id", "reservationId", "property_reservation_id"));
    }

    private static About about(String type) {
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "PAYOUT_UPDATE",
                    "PAYOUT_METHOD_UPDATE",
                    "VIRTUAL_CREDIT_CARD_UPDATE",
                    "BANK_TRANSFER_UPDATE",
                    "VCC_BALANCE",
                    "VCC_FEES_PAYOUT" -> About.PAYMENTS;
            case "MESSAGING_API_NEW_MESSAGE" -> About.MESSAGES;
            default -> About.OTHER;
        };
    }

    /** Wherever it stands: beside the metadata or one level below, in either way of writing names. */
    private static Optional<String> number(JsonNode tree, String... fields) {
        String direct = JsonCalls.text(tree, fields);
        if (!direct.isEmpty()) {
            return bounded(direct);
        }
        for (JsonNode child : tree) {
            String below = child.isObject() ? JsonCalls.text(child, fields) : "";
            if (!below.isEmpty()) {
                return bounded(below);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bounded(String number) {
        return Optional.of(number).filter(text -> text.length() <= 100);
    }
}
