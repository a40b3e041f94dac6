package io.relais.connector.channex;

import static io.relais.connector.channex.ChannexCalls.pair;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.Inbound;
import io.relais.connector.Session;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bookings that a property already has, in their present state. Asked by date of departure, so that a guest who is in the
 * house is among them.
 *
 * <p>Source: docs.channex.io, Bookings Collection (list, filters by dates).
 */
final class ChannexSummary {
    private ChannexSummary() {}

    static List<Inbound> list(Session session, String propertyId) {
        Instant now = session.clock().instant();
        // The day that has begun last anywhere: nobody who leaves today is forgotten, whatever the property's time
        // zone.
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.ofHours(-12));
        List<Inbound> found = new ArrayList<>();
        for (JsonNode booking : ChannexCalls.list(
                session,
                "reservations.summary",
                "/bookings?" + pair("filter[property_id]", propertyId) + "&"
                        + pair("filter[departure_date][gte]", from.toString()))) {
            if (!isCancelled(booking)) {
                Inbound message = ChannexEnvelope.inbound(now, found.size(), booking);
                // Nothing to acknowledge: the feed holds what is still to be acknowledged, and it comes from there.
                found.add(new Inbound(
                        message.messageId(), Optional.empty(), message.receivedAt(), message.order(), message.raw()));
            }
        }
        return found;
    }

    private static boolean isCancelled(JsonNode booking) {
        return booking.path("attributes").path("status").asText("").startsWith("cancel");
    }
}
