package io.relais.connector.channex;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Hint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Webhooks. They may be repeated, lost or out of order and are not signed, so nothing in them is believed: a booking event makes
 * the feed be read, trouble is kept for a person with the ids of what it is about.
 *
 * <p>Source: docs.channex.io, Webhook Collection (events, payloads, "out of order").
 */
final class ChannexHints {
    private static final Map<String, Hint.Kind> KINDS = Map.ofEntries(
            Map.entry("booking", Hint.Kind.RESERVATIONS),
            Map.entry("booking_new", Hint.Kind.RESERVATIONS),
            Map.entry("booking_modification", Hint.Kind.RESERVATIONS),
            Map.entry("booking_cancellation", Hint.Kind.RESERVATIONS),
            Map.entry("non_acked_booking", Hint.Kind.TROUBLE),
            Map.entry("booking_unmapped_room", Hint.Kind.TROUBLE),
            Map.entry("booking_unmapped_rate", Hint.Kind.TROUBLE),
            Map.entry("sync_error", Hint.Kind.TROUBLE),
            Map.entry("rate_error", Hint.Kind.TROUBLE),
            Map.entry("disconnected_channel", Hint.Kind.TROUBLE),
            Map.entry("message", Hint.Kind.MESSAGES),
            // A question of somebody who has booked since: its thread has a reservation from now on.
            Map.entry("message_thread_booking_assigned", Hint.Kind.MESSAGES));

    /** What trouble is about, the most useful first. */
    private static final List<String> SUBJECTS = List.of("booking_id", "channel_event_id", "channel_id", "id");

    private ChannexHints() {}

    /** One hint per event; a body that is none tells nothing. */
    static List<Hint> read(String body) {
        return ChannexJson.find(body)
                .map(ChannexHints::events)
                .orElse(Stream.empty())
                .toList();
    }

    private static Stream<Hint> events(JsonNode body) {
        if (!body.isArray()) {
            return Stream.of(hint(body));
        }
        Stream.Builder<Hint> hints = Stream.builder();
        body.forEach(event -> hints.add(hint(event)));
        return hints.build();
    }

    private static Hint hint(JsonNode event) {
        String name = event.path("event").asText("");
        JsonNode payload = event.path("payload");
        String subject = SUBJECTS.stream()
                .map(field -> payload.path(field).asText(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
        return Hint.of(
                KINDS.getOrDefault(name, Hint.Kind.OTHER),
                name,
                event.path("property_id").asText(""),
                subject);
    }
}
