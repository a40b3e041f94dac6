package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Channex towards a channel that connected itself ("Open Channel"): for each hotel code a PMS that keeps the calendar, tells it to the
 * channel's endpoint and takes the channel's bookings. The key is the one that Channex gives everybody on staging.
 */
public final class OpenChannel {
    private static final String KEY = "open_channel_api_key";
    private static final Set<String> STATUSES = Set.of("new", "modified", "cancelled");

    private final Map<String, OpenChannelPms> systems = new ConcurrentHashMap<>();

    /**
     * The PMS of that hotel code connects to a channel: tests the connection and fetches what can be mapped.
     *
     * @param endpoint what was typed into Channex, with a slash at its end
     * @param apiKey what the channel gave its customer
     * @return the mapping details; an error of the channel as {@code {"status":…,"body":…}}
     */
    public JsonNode connect(String hotelCode, URI endpoint, String apiKey) {
        OpenChannelPms pms = new OpenChannelPms(hotelCode, endpoint, apiKey);
        JsonNode details = pms.connect();
        if (pms.connected()) {
            systems.put(hotelCode, pms);
        }
        return details;
    }

    /** Somebody in the PMS opens nights: so many units of a room, at a price of one of its rates. Told to the channel at once. */
    public JsonNode open(String hotelCode, Calendar calendar) {
        return pms(hotelCode).open(calendar);
    }

    /**
     * Nights as a PMS opens them.
     *
     * @param price decimal text
     * @param last inclusive
     */
    public record Calendar(
            String roomId, String rateId, LocalDate first, LocalDate last, int units, String price, String currency) {}

    /** Sends changes as they are, right or wrong; returns the channel's answer. */
    public JsonNode changes(String hotelCode, ArrayNode changes) {
        return pms(hotelCode).send(changes);
    }

    /** What the PMS knows: mapping, its own free units by room and date, the bookings it got, the calls it made. */
    public JsonNode state(String hotelCode) {
        return pms(hotelCode).state();
    }

    /** The booking that the PMS got under the number, with every status in its order in {@code statuses}. */
    public Optional<JsonNode> booking(String hotelCode, String reservationId) {
        return pms(hotelCode).booking(reservationId);
    }

    private OpenChannelPms pms(String hotelCode) {
        OpenChannelPms pms = systems.get(hotelCode);
        if (pms == null) {
            throw new NoSuchElementException("no system is connected for hotel code " + hotelCode);
        }
        return pms;
    }

    void reset() {
        systems.clear();
    }

    static boolean known(Exchange exchange) {
        return exchange.header("api-key").filter(KEY::equals).isPresent();
    }

    Reply push(Exchange exchange) {
        JsonNode booking = Json.read(exchange.body()).orElseGet(Json::object).path("booking");
        OpenChannelPms pms = systems.get(booking.path("hotel_code").asText(""));
        if (pms == null) {
            return ChannexAnswers.error(404, "not_found", "Not Found");
        }
        Optional<String> wrong = wrong(booking, pms);
        if (wrong.isPresent()) {
            return ChannexAnswers.error(422, "validation_error", wrong.get());
        }
        pms.take((ObjectNode) booking.deepCopy());
        return Reply.json(200, Json.object().put("success", true).toString());
    }

    Reply fullSync(Exchange exchange) {
        JsonNode body = Json.read(exchange.body()).orElseGet(Json::object);
        OpenChannelPms pms = systems.get(body.path("hotel_code").asText(""));
        if (pms == null) {
            return ChannexAnswers.error(404, "not_found", "Not Found");
        }
        pms.sendAllLater();
        return Reply.json(200, Json.object().put("success", true).toString());
    }

    /** The fields that the documentation calls required, and products that were offered for mapping. */
    private static Optional<String> wrong(JsonNode booking, OpenChannelPms pms) {
        if (!STATUSES.contains(booking.path("status").asText())) {
            return Optional.of("status is invalid");
        }
        for (String field : new String[] {"provider_code", "arrival_date", "departure_date", "currency"}) {
            if (booking.path(field).asText("").isEmpty()) {
                return Optional.of(field + " is required");
            }
        }
        if (booking.at("/customer/surname").asText("").isEmpty()) {
            return Optional.of("customer.surname is required");
        }
        if (booking.path("rooms").isEmpty()) {
            return Optional.of("rooms is required");
        }
        for (JsonNode room : booking.path("rooms")) {
            if (room.path("days").isEmpty() || !room.path("occupancy").has("infants")) {
                return Optional.of("rooms.days and rooms.occupancy are required");
            }
            for (JsonNode day : room.path("days")) {
                if (!pms.offers(
                        room.path("room_type_code").asText(),
                        day.path("rate_plan_code").asText())) {
                    return Optional.of("room_type_code or rate_plan_code is not mapped");
                }
            }
        }
        return Optional.empty();
    }
}
