package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Room;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Somebody edits the calendar at the partner itself, behind the channel manager's back. */
final class Extranet {
    private Extranet() {}

    static void edit(Partner partner, String hotelId, ObjectNode body) {
        Hotel hotel = partner.catalogue().find(hotelId).orElseThrow(() -> new NoSuchElementException("unknown hotel"));
        Room room = Json.text(body, "roomId")
                .flatMap(hotel::findRoom)
                .orElseThrow(() -> new NoSuchElementException("unknown room"));
        LocalDate from = LocalDate.parse(Json.text(body, "from").orElse(""));
        LocalDate to = Json.text(body, "to").map(LocalDate::parse).orElse(from);
        Range range = new Range(from, to);
        long at = Wire.nanos(partner.now());
        partner.locked(() -> {
            if (body.path("count").isInt()) {
                partner.stock()
                        .setCount(
                                room.id(), range, Math.max(0, body.path("count").asInt()), at);
            }
            rates(room, Json.text(body, "rateId"))
                    .forEach(rate -> partner.stock().changeRate(rate, range, at, night -> changed(night, body)));
            return true;
        });
        partner.changed();
    }

    private static List<RateOf> rates(Room room, Optional<String> rateId) {
        return room.rates().stream()
                .filter(rate -> rateId.map(rate.id()::equals).orElse(true))
                .map(rate -> new RateOf(room.id(), rate.id()))
                .toList();
    }

    private static RateNight changed(RateNight night, ObjectNode body) {
        RateNight changed = night;
        if (body.path("price").isIntegralNumber()) {
            changed = changed.withPrice(0, body.path("price").asLong());
        }
        if (body.path("closed").isBoolean()) {
            changed = changed.withClosed(body.path("closed").asBoolean());
        }
        if (body.path("minStayArrival").isInt()) {
            changed = changed.withMinStayArrival(body.path("minStayArrival").asInt());
        }
        return changed;
    }
}
