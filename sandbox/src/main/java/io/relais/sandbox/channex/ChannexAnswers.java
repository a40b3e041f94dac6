package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import java.util.List;
import java.util.function.Function;

/** The forms Channex answers share: data with page numbers, errors with a code, success with warnings. */
final class ChannexAnswers {
    private static final int DEFAULT_PAGE_SIZE = 10;
    private static final int MAX_PAGE_SIZE = 100;

    private ChannexAnswers() {}

    static Reply error(int status, String code, String title) {
        ObjectNode body = Json.object();
        body.putObject("errors").put("code", code).put("title", title);
        return Reply.json(status, body.toString());
    }

    static Reply notFound() {
        return error(404, "resource_not_found", "Resource Not Found");
    }

    static Reply tooMany() {
        return error(429, "http_too_many_requests", "Too Many Requests");
    }

    static Reply one(ObjectNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return Reply.json(200, body.toString());
    }

    static Reply data(JsonNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        return Reply.json(200, body.toString());
    }

    /** One page of a list, as asked by {@code pagination[page]} and {@code pagination[limit]}. */
    static <T> Reply page(Exchange exchange, List<T> all, Function<T, ObjectNode> form) {
        int limit = Math.clamp(exchange.number("pagination[limit]", DEFAULT_PAGE_SIZE), 1, MAX_PAGE_SIZE);
        int page = Math.max(1, exchange.number("pagination[page]", 1));
        ArrayNode data = Json.array();
        all.stream().skip((long) (page - 1) * limit).limit(limit).map(form).forEach(data::add);
        ObjectNode body = Json.object();
        body.set("data", data);
        body.putObject("meta").put("total", all.size()).put("page", page).put("limit", limit);
        return Reply.json(200, body.toString());
    }

    /** A write that went through, but for the values named in the warnings. */
    static Reply written(List<ObjectNode> warnings, String taskId) {
        ObjectNode body = Json.object();
        ArrayNode data = body.putArray("data");
        ObjectNode meta = body.putObject("meta").put("message", "Success");
        ArrayNode list = meta.putArray("warnings");
        warnings.forEach(list::add);
        if (warnings.isEmpty()) {
            data.addObject().put("id", taskId).put("type", "task");
            return Reply.json(200, body.toString());
        }
        return Reply.json(200, body.toString()).asRefused();
    }
}
