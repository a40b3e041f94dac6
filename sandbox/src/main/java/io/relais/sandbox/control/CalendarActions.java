package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.calendar.CalendarHost;
import io.relais.sandbox.calendar.CalendarRoom;
import io.relais.sandbox.calendar.Style;
import io.relais.sandbox.calendar.Taken;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What guests and hosts do at the calendar host: open a room, book, change, cancel, read somebody's calendar. */
public final class CalendarActions {
    private static final String BASE = "/api/calendar/";

    private final CalendarHost host;
    private final Function<Exchange, Reply> otherwise;

    /** Actions at a host; {@code otherwise} answers everything that is none. */
    public CalendarActions(CalendarHost host, Function<Exchange, Reply> otherwise) {
        this.host = host;
        this.otherwise = otherwise;
    }

    /** Answers a request whose path starts after {@code /sandbox}. */
    public Reply answer(Exchange exchange) {
        // A page of another site may send requests here from the user's browser; programs send no Origin.
        if (!exchange.path().startsWith(BASE) || exchange.header("Origin").isPresent()) {
            return otherwise.apply(exchange);
        }
        try {
            return Control.json(act(
                    exchange, List.of(exchange.path().substring(BASE.length()).split("/", -1))));
        } catch (NoSuchElementException e) {
            return Control.error(404, "not-found", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Control.error(400, "bad-request", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode act(Exchange exchange, List<String> path) {
        ObjectNode body = Json.read(exchange.body()).orElseGet(Json::object);
        String id = path.size() > 1 ? path.get(1) : "";
        String stay = path.size() > 3 ? path.get(3) : "";
        String last = path.size() > 4 ? "/" + path.get(4) : "";
        String shape = path.getFirst()
                + (path.size() > 1 ? "/:id" : "")
                + (path.size() > 2 ? "/" + path.get(2) : "")
                + (path.size() > 3 ? "/:stay" : "")
                + last;
        return switch (exchange.method() + " " + shape) {
            case "GET rooms" -> all();
            case "POST rooms" -> show(host.open(text(body, "id"), Style.named(text(body, "style"))));
            case "GET rooms/:id" -> show(host.room(id));
            case "POST rooms/:id/stays" ->
                show(host.room(id)
                        .add(arrival(body), nights(body), kind(body.path("kind").asText("guest"))));
            case "POST rooms/:id/stays/:stay/change" -> show(host.room(id).change(stay, arrival(body), nights(body)));
            case "POST rooms/:id/stays/:stay/cancel" -> {
                host.room(id).cancel(stay);
                yield show(host.room(id));
            }
            case "POST rooms/:id/import" -> Json.MAPPER.valueToTree(host.importFrom(id, URI.create(text(body, "url"))));
            default -> throw new NoSuchElementException("no such path");
        };
    }

    private JsonNode all() {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("rooms");
        host.rooms().forEach(room -> list.add(show(room)));
        return all;
    }

    private static JsonNode show(CalendarRoom room) {
        ObjectNode node = Json.object()
                .put("id", room.id())
                .put("style", room.style().wireName())
                .put("path", CalendarHost.path(room.id()));
        node.set("stays", Json.MAPPER.valueToTree(room.list()));
        return node;
    }

    private static JsonNode show(Taken taken) {
        return Json.MAPPER.valueToTree(taken);
    }

    private static LocalDate arrival(ObjectNode body) {
        return LocalDate.parse(text(body, "arrival"));
    }

    private static int nights(ObjectNode body) {
        return body.path("nights").asInt(1);
    }

    private static Taken.Kind kind(String name) {
        return Taken.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String text(ObjectNode body, String field) {
        return Json.text(body, field).orElseThrow(() -> new IllegalArgumentException(field + " is missing"));
    }
}
