package io.relais.connector.channex.open;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.connector.HttpAnswer;
import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterAnswer.Applied;
import io.relais.connector.MasterAnswer.Catalogue;
import io.relais.connector.MasterAnswer.Refusal;
import io.relais.connector.MasterChange;
import io.relais.vocabulary.NightRange;
import java.util.Map;

/**
 * Our answers in Channex's words. The documentation shows success only: a call of which a part was refused is answered with status
 * 200 and {@code success: false}, so that the property's people see it, and says in {@code errors} which part and why.
 */
final class OpenChannelAnswers {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json; charset=utf-8");

    private OpenChannelAnswers() {}

    static HttpAnswer answer(MasterAnswer answer) {
        ObjectNode body = switch (answer) {
            case MasterAnswer.Welcome welcome -> object().put("success", true);
            case Catalogue catalogue -> catalogue(catalogue);
            case Applied applied -> applied(applied);
        };
        return new HttpAnswer(200, JSON, body.toString());
    }

    static HttpAnswer refusal(int status, String text) {
        return new HttpAnswer(
                status, JSON, object().put("success", false).put("error", text).toString());
    }

    private static ObjectNode catalogue(Catalogue catalogue) {
        ObjectNode body = object();
        ObjectNode data = body.putObject("data").put("type", "mapping_details");
        ArrayNode rooms = data.putObject("attributes").putArray("room_types");
        for (MasterAnswer.Room room : catalogue.rooms()) {
            ObjectNode type = rooms.addObject().put("id", room.id()).put("title", room.name());
            ArrayNode plans = type.putArray("rate_plans");
            for (MasterAnswer.Rate rate : room.rates()) {
                plans.addObject()
                        .put("id", rate.id())
                        .put("title", rate.name())
                        .put("sell_mode", rate.perOccupancy() ? "per_person" : "per_room")
                        .put("max_persons", Math.max(1, room.maxOccupancy()))
                        .put("currency", rate.currency())
                        .put("read_only", rate.readOnly());
            }
        }
        return body;
    }

    private static ObjectNode applied(Applied applied) {
        ObjectNode body = object().put("success", applied.refusals().isEmpty()).put("unique_id", applied.reference());
        if (!applied.refusals().isEmpty()) {
            ArrayNode errors = body.putArray("errors");
            applied.refusals().forEach(refusal -> error(errors.addObject(), refusal));
        }
        return body;
    }

    private static void error(ObjectNode error, Refusal refusal) {
        error.put("index", refusal.index());
        switch (refusal.change()) {
            case MasterChange.Free free -> place(error, free.roomId(), free.rateId(), free.nights());
            case MasterChange.Rate rate -> place(error, rate.roomId(), rate.rateId(), rate.nights());
            case MasterChange.Unreadable unreadable -> {
                // Its place could not be read.
            }
        }
        error.put("message", refusal.text());
    }

    private static void place(ObjectNode error, String room, String rate, NightRange nights) {
        error.put("room_type_id", room)
                .put("rate_plan_id", rate)
                .put("date_from", nights.first().toString())
                .put("date_to", nights.last().toString());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
