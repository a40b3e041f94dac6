package io.relais.connector.channex;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Inbound;
import io.relais.connector.UnreadableMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One booking or booking revision, whatever it came wrapped in: an element of the feed, {@code {"data":{…}}} of a single
 * fetch, a list of one, or the attributes alone.
 *
 * @param node the object with {@code type}, {@code id} and {@code attributes}
 * @param attributes the booking itself
 */
record ChannexEnvelope(JsonNode node, JsonNode attributes) {
    private static final int ID_PART_MAX = 60;

    static ChannexEnvelope of(String raw) {
        return ChannexJson.find(raw)
                .map(ChannexEnvelope::unwrapped)
                .map(ChannexEnvelope::of)
                .orElseThrow(() -> new UnreadableMessage("the message is not JSON"));
    }

    private static JsonNode unwrapped(JsonNode node) {
        JsonNode data = node.has("data") ? node.path("data") : node;
        if (!data.isArray()) {
            return data;
        }
        if (data.size() != 1) {
            throw new UnreadableMessage("the message holds " + data.size() + " bookings instead of one");
        }
        return data.path(0);
    }

    private static ChannexEnvelope of(JsonNode node) {
        JsonNode attributes = node.has("attributes") ? node.path("attributes") : node;
        if (!attributes.isObject()) {
            throw new UnreadableMessage("the message holds no booking");
        }
        return new ChannexEnvelope(node, attributes);
    }

    /** One element of the feed. Its receipt is the id of the revision. */
    static Inbound inbound(Instant receivedAt, int order, JsonNode node) {
        if (!node.isObject() || !node.path("attributes").isObject()) {
            return whole(receivedAt, order, node.toString());
        }
        ChannexEnvelope envelope = of(node);
        String id = String.join(
                "/",
                Stream.of(envelope.bookingId().orElse("-"), envelope.text("status"), envelope.text("inserted_at"))
                        .map(part -> part.length() > ID_PART_MAX ? part.substring(0, ID_PART_MAX) : part)
                        .toList());
        return new Inbound(id + "/" + envelope.digest(), envelope.revisionId(), receivedAt, order, node.toString());
    }

    /** What is no list of bookings is kept as it came, so that a person sees it. */
    static Inbound whole(Instant receivedAt, int order, String body) {
        return new Inbound("unreadable/" + ChannexJson.digest(body), Optional.empty(), receivedAt, order, body);
    }

    /**
     * The number that stays the same over all revisions: {@code booking_id}, or the id of a {@code booking} object. The
     * id of a revision changes each time, so for a revision without {@code booking_id} the OTA's own number (
     * {@code unique_id}, "usually the same for all revisions") comes before it.
     */
    Optional<String> bookingId() {
        boolean revision = node.path("type").asText("").equals("booking_revision");
        Stream<String> candidates = revision
                ? Stream.of(text("booking_id"), text("unique_id"), ownId())
                : Stream.of(text("booking_id"), ownId(), text("unique_id"));
        return candidates.filter(id -> !id.isBlank()).findFirst();
    }

    /** What to acknowledge. */
    Optional<String> revisionId() {
        boolean booking = node.path("type").asText("").equals("booking");
        return Optional.of(booking ? text("revision_id") : ownId()).filter(id -> !id.isBlank());
    }

    String propertyId() {
        String own = text("property_id");
        return own.isBlank()
                ? node.path("relationships")
                        .path("property")
                        .path("data")
                        .path("id")
                        .asText("")
                        .strip()
                : own;
    }

    String digest() {
        return ChannexJson.digest(attributes);
    }

    private String ownId() {
        String own = text("id");
        return own.isBlank() ? node.path("id").asText("").strip() : own;
    }

    private String text(String field) {
        JsonNode value = attributes.path(field);
        return value.isNull() ? "" : value.asText("").strip();
    }

    @Override
    public String toString() {
        return "ChannexEnvelope " + bookingId().orElse("-");
    }
}
