package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.channex.OpenChannel.Calendar;
import io.relais.sandbox.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A PMS behind Channex: it keeps the calendar of one hotel, counts its channel's bookings and tells what is left. */
final class OpenChannelPms {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration WAY_THROUGH = Duration.ofSeconds(2);

    private final String hotelCode;
    private final URI endpoint;
    private final String apiKey;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Calendar> opened = new ArrayList<>();
    private final Map<String, TreeMap<LocalDate, Integer>> units = new LinkedHashMap<>();
    private final Map<String, ObjectNode> bookings = new LinkedHashMap<>();
    private JsonNode mapping = Json.object();
    private boolean connected;
    private int calls;

    OpenChannelPms(String hotelCode, URI endpoint, String apiKey) {
        this.hotelCode = hotelCode;
        this.endpoint = endpoint;
        this.apiKey = apiKey;
    }

    synchronized boolean connected() {
        return connected;
    }

    JsonNode connect() {
        JsonNode greeting = call("GET", "test_connection/?hotel_code=" + hotelCode, "");
        if (!greeting.at("/body/success").asBoolean(false)) {
            return greeting;
        }
        JsonNode details = call("GET", "mapping_details/?hotel_code=" + hotelCode, "");
        JsonNode data = details.at("/body/data");
        synchronized (this) {
            connected = data.path("type").asText().equals("mapping_details");
            mapping = data;
        }
        return data.isMissingNode() ? details : data;
    }

    /** True for a room and rate of the mapping details. */
    synchronized boolean offers(String roomId, String rateId) {
        for (JsonNode room : mapping.at("/attributes/room_types")) {
            for (JsonNode rate : room.path("rate_plans")) {
                if (room.path("id").asText().equals(roomId)
                        && rate.path("id").asText().equals(rateId)) {
                    return true;
                }
            }
        }
        return false;
    }

    JsonNode open(Calendar calendar) {
        ArrayNode changes = Json.array();
        synchronized (this) {
            opened.add(calendar);
            TreeMap<LocalDate, Integer> nights = units.computeIfAbsent(calendar.roomId(), r -> new TreeMap<>());
            calendar.first()
                    .datesUntil(calendar.last().plusDays(1))
                    .forEach(night -> nights.put(night, calendar.units()));
            priced(changes, calendar);
            counted(changes, calendar.roomId(), calendar.first(), calendar.last());
        }
        return send(changes);
    }

    /** The full state comes with each booking, so what it takes is counted anew. What is left is told like any other change. */
    void take(ObjectNode booking) {
        ArrayNode changes = Json.array();
        synchronized (this) {
            String id = booking.path("reservation_id").asText(UUID.randomUUID().toString());
            ObjectNode before = bookings.get(id);
            ArrayNode statuses = before == null ? Json.array() : (ArrayNode) before.get("statuses");
            statuses.add(booking.path("status").asText());
            booking.set("statuses", statuses);
            bookings.put(id, booking);
            touched(changes, before);
            touched(changes, booking);
        }
        if (!changes.isEmpty()) {
            Thread.ofVirtual().start(() -> {
                // Channex hands a booking on to the PMS; what is left comes back through it a little later.
                LockSupport.parkNanos(WAY_THROUGH.toNanos());
                send(changes);
            });
        }
    }

    private void touched(ArrayNode changes, @Nullable JsonNode booking) {
        if (booking == null) {
            return;
        }
        for (JsonNode room : booking.path("rooms")) {
            for (JsonNode day : room.path("days")) {
                LocalDate night = LocalDate.parse(day.path("date").asText());
                counted(changes, room.path("room_type_code").asText(), night, night);
            }
        }
    }

    void sendAllLater() {
        ArrayNode changes = Json.array();
        synchronized (this) {
            opened.forEach(calendar -> {
                priced(changes, calendar);
                counted(changes, calendar.roomId(), calendar.first(), calendar.last());
            });
        }
        Thread.ofVirtual().start(() -> send(changes));
    }

    private static void priced(ArrayNode changes, Calendar calendar) {
        ObjectNode attributes =
                change(changes, "restriction_changes", calendar.roomId(), calendar.first(), calendar.last());
        attributes.put("rate_plan_id", calendar.rateId());
        attributes
                .putArray("rates")
                .addObject()
                .put("rate", calendar.price())
                .put("currency", calendar.currency())
                .put("occupancy", 2);
        attributes
                .put("stop_sell", false)
                .put("closed_to_arrival", false)
                .put("closed_to_departure", false)
                .put("min_stay_arrival", 1)
                .put("min_stay_through", 1)
                .put("max_stay", 0);
    }

    private void counted(ArrayNode changes, String roomId, LocalDate first, LocalDate last) {
        first.datesUntil(last.plusDays(1)).forEach(night -> {
            Integer all = units.getOrDefault(roomId, new TreeMap<>()).get(night);
            if (all != null) {
                change(changes, "availability_changes", roomId, night, night)
                        .put("availability", Math.max(0, all - sold(roomId, night)));
            }
        });
    }

    private int sold(String roomId, LocalDate night) {
        int sold = 0;
        for (ObjectNode booking : bookings.values()) {
            for (JsonNode room : booking.path("rooms")) {
                if (!booking.path("status").asText().equals("cancelled")
                        && room.path("room_type_code").asText().equals(roomId)) {
                    for (JsonNode day : room.path("days")) {
                        sold += day.path("date").asText().equals(night.toString()) ? 1 : 0;
                    }
                }
            }
        }
        return sold;
    }

    private static ObjectNode change(ArrayNode changes, String type, String roomId, LocalDate first, LocalDate last) {
        return changes.addObject()
                .put("type", type)
                .putObject("attributes")
                .put("room_type_id", roomId)
                .put("date_from", first.toString())
                .put("date_to", last.toString());
    }

    JsonNode send(ArrayNode changes) {
        ObjectNode body = Json.object();
        ObjectNode attributes = body.putArray("data")
                .addObject()
                .put("type", "changes_notification")
                .putObject("attributes")
                .put("request_id", UUID.randomUUID().toString())
                .put("hotel_code", hotelCode);
        attributes.set("changes", changes);
        return call("POST", "changes/", body.toString());
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + path))
                .timeout(PATIENCE)
                .header("api-key", apiKey)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        ObjectNode answer = Json.object();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            answer.put("status", response.statusCode());
            answer.set("body", Json.read(response.body()).orElseGet(Json::object));
        } catch (IOException e) {
            answer.put("status", 0).put("error", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.put("status", 0);
        }
        synchronized (this) {
            calls++;
        }
        return answer;
    }

    synchronized JsonNode state() {
        ObjectNode state = Json.object()
                .put("hotelCode", hotelCode)
                .put("connected", connected)
                .put("calls", calls);
        state.set("mapping", mapping);
        ArrayNode all = state.putArray("bookings");
        bookings.values().forEach(all::add);
        return state;
    }

    synchronized Optional<JsonNode> booking(String reservationId) {
        return Optional.ofNullable(bookings.get(reservationId)).map(JsonNode::deepCopy);
    }
}
