package io.relais.connector.channex;

import static io.relais.connector.channex.ChannexCalls.pair;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.RemoteProduct;
import io.relais.connector.RemoteProduct.Pricing;
import io.relais.connector.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Room types and rate plans of a property. At Channex a rate plan belongs to one room type; a product is a rate plan.
 *
 * <p>Source: docs.channex.io, Room Types Collection and Rate Plans Collection (sell mode, rate mode, options, inheritance).
 */
final class ChannexProducts {
    private static final String OPERATION = "products.list";

    /** Rate modes in which Channex computes prices itself, all or for all but one number of people. */
    private static final Set<String> COMPUTED = Set.of("derived", "cascade", "auto");

    private ChannexProducts() {}

    /**
     * One rate plan.
     *
     * @param primary for how many people its own price is; 0 = not told
     * @param options number of people by the id of the option, where options have one
     */
    record Plan(
            String id,
            String title,
            String roomId,
            String currency,
            Pricing pricing,
            int primary,
            Map<String, Integer> options) {
        boolean perPerson() {
            return pricing != Pricing.ROOM;
        }
    }

    static List<RemoteProduct> list(Session session, String propertyId) {
        Map<String, JsonNode> rooms = new LinkedHashMap<>();
        ChannexCalls.list(session, OPERATION, "/room_types?" + pair("filter[property_id]", propertyId))
                .forEach(room -> rooms.put(id(room), room.path("attributes")));
        List<RemoteProduct> products = new ArrayList<>();
        for (Plan plan : plans(session, propertyId)) {
            JsonNode room = rooms.get(plan.roomId());
            // A plan of a room type that is not listed cannot be sold: the room type was removed.
            if (room != null) {
                products.add(new RemoteProduct(
                        plan.roomId(),
                        text(room, "title"),
                        people(room),
                        plan.id(),
                        plan.title(),
                        plan.currency(),
                        plan.pricing()));
            }
        }
        return products;
    }

    static List<Plan> plans(Session session, String propertyId) {
        return ChannexCalls.list(session, OPERATION, "/rate_plans?" + pair("filter[property_id]", propertyId)).stream()
                .map(ChannexProducts::plan)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Plan> plan(JsonNode node) {
        JsonNode attributes = node.path("attributes");
        String room = text(attributes, "room_type_id");
        if (room.isEmpty()) {
            room = node.path("relationships")
                    .path("room_type")
                    .path("data")
                    .path("id")
                    .asText("");
        }
        if (id(node).isEmpty() || room.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Integer> options = new LinkedHashMap<>();
        int primary = 0;
        for (JsonNode option : attributes.path("options")) {
            int people = option.path("occupancy").asInt(0);
            if (!text(option, "id").isEmpty()) {
                options.put(text(option, "id"), people);
            }
            primary = option.path("is_primary").asBoolean(false) ? people : primary;
        }
        return Optional.of(new Plan(
                id(node),
                text(attributes, "title"),
                room,
                text(attributes, "currency").toUpperCase(Locale.ROOT),
                pricing(attributes),
                primary,
                options));
    }

    /** A plan that inherits its rate ignores what is sent for it, whatever its mode is called. */
    private static Pricing pricing(JsonNode attributes) {
        boolean inherits = attributes.path("inherit_rate").asBoolean(false)
                && !text(attributes, "parent_rate_plan_id").isEmpty();
        if (inherits || COMPUTED.contains(text(attributes, "rate_mode"))) {
            return Pricing.DERIVED;
        }
        return switch (text(attributes, "sell_mode")) {
            case "per_room" -> Pricing.ROOM;
            case "per_person" -> Pricing.OCCUPANCY;
            default -> Pricing.UNKNOWN;
        };
    }

    /** Channex counts adults; children and infants may come on top, so the places for all are told. */
    private static int people(JsonNode room) {
        return room.path("occ_adults").asInt(0)
                + room.path("occ_children").asInt(0)
                + room.path("occ_infants").asInt(0);
    }

    private static String id(JsonNode node) {
        String id = text(node, "id");
        return id.isEmpty() ? text(node.path("attributes"), "id") : id;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText("").strip();
    }
}
