package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.world.Catalogue;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.RatePlan;
import io.relais.sandbox.world.Room;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Properties, room types and rate plans: what there is to map. */
final class ChannexCatalogue {
    private final Catalogue catalogue;

    ChannexCatalogue(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Reply properties(Exchange exchange) {
        return ChannexAnswers.page(exchange, List.copyOf(catalogue.hotels()), ChannexCatalogue::property);
    }

    Reply roomTypes(Exchange exchange) {
        return ChannexAnswers.page(
                exchange,
                hotels(exchange).stream()
                        .flatMap(hotel -> hotel.rooms().stream().map(room -> roomType(hotel, room)))
                        .toList(),
                Function.identity());
    }

    Reply ratePlans(Exchange exchange) {
        return ChannexAnswers.page(
                exchange,
                hotels(exchange).stream()
                        .flatMap(hotel -> hotel.rooms().stream()
                                .flatMap(room -> room.rates().stream().map(rate -> ratePlan(hotel, room, rate))))
                        .toList(),
                Function.identity());
    }

    private List<Hotel> hotels(Exchange exchange) {
        Optional<String> id = exchange.param("filter[property_id]");
        return catalogue.hotels().stream()
                .filter(hotel -> id.map(hotel.id()::equals).orElse(true))
                .toList();
    }

    private static ObjectNode property(Hotel hotel) {
        ObjectNode node = resource("property", hotel.id());
        node.withObject("/attributes")
                .put("title", hotel.name())
                .put("currency", hotel.currency())
                .put("is_active", true);
        return node;
    }

    private static ObjectNode roomType(Hotel hotel, Room room) {
        ObjectNode node = resource("room_type", room.id());
        node.withObject("/attributes")
                .put("title", room.name())
                .put("occ_adults", room.maxOccupancy())
                .put("occ_children", 0)
                .put("occ_infants", 0)
                .put("default_occupancy", Math.min(2, room.maxOccupancy()))
                .put("room_kind", "room");
        related(node, "property", hotel.id());
        return node;
    }

    private static ObjectNode ratePlan(Hotel hotel, Room room, RatePlan rate) {
        ObjectNode node = resource("rate_plan", rate.id());
        node.withObject("/attributes")
                .put("title", rate.name())
                .put("currency", hotel.currency())
                .put("property_id", hotel.id())
                .put("room_type_id", room.id())
                .put("sell_mode", rate.perPerson() ? "per_person" : "per_room")
                .put("rate_mode", "manual")
                .putNull("parent_rate_plan_id");
        var options = node.withObject("/attributes").putArray("options");
        for (int guests = rate.perPerson() ? 1 : room.maxOccupancy(); guests <= room.maxOccupancy(); guests++) {
            options.addObject().put("occupancy", guests).put("is_primary", guests == room.maxOccupancy());
        }
        related(node, "property", hotel.id());
        related(node, "room_type", room.id());
        return node;
    }

    private static ObjectNode resource(String type, String id) {
        ObjectNode node = Json.object().put("type", type).put("id", id);
        node.putObject("attributes").put("id", id);
        return node;
    }

    private static void related(ObjectNode node, String type, String id) {
        node.withObject("/relationships")
                .putObject(type)
                .putObject("data")
                .put("type", type)
                .put("id", id);
    }
}
