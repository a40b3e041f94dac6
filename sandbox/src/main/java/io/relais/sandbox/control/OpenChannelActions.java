package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.channex.OpenChannel;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** What the people at a system behind Channex do: connect to a channel, open nights, look at the channel's bookings. */
public final class OpenChannelActions {
    private static final String BASE = "/api/channex/open/";

    private final OpenChannel channel;
    private final Function<Exchange, Reply> otherwise;

    /** Actions of a channel; {@code otherwise} answers everything that is none. */
    public OpenChannelActions(OpenChannel channel, Function<Exchange, Reply> otherwise) {
        this.channel = channel;
        this.otherwise = otherwise;
    }

    /** Answers a request whose path starts after {@code /sandbox}. */
    public Reply answer(Exchange exchange) {
        // A page of another site may send requests here from the user's browser; programs send no Origin.
        if (!exchange.path().startsWith(BASE) || exchange.header("Origin").isPresent()) {
            return otherwise.apply(exchange);
        }
        String[] path = exchange.path().substring(BASE.length()).split("/", -1);
        try {
            JsonNode answer = act(exchange, path[0], path.length > 1 ? path[1] : "");
            return Control.json(answer);
        } catch (NoSuchElementException e) {
            return Control.error(404, "not-found", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Control.error(400, "bad-request", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode act(Exchange exchange, String hotelCode, String action) {
        ObjectNode body = Json.read(exchange.body()).orElseGet(Json::object);
        return switch (exchange.method() + " " + action) {
            case "GET " -> channel.state(hotelCode);
            case "POST connect" -> channel.connect(hotelCode, URI.create(text(body, "endpoint")), text(body, "apiKey"));
            case "POST open" -> channel.open(hotelCode, calendar(body));
            case "POST changes" -> {
                if (!(body.path("changes") instanceof ArrayNode changes)) {
                    throw new IllegalArgumentException("changes is missing");
                }
                yield channel.changes(hotelCode, changes);
            }
            default -> throw new NoSuchElementException("no such path");
        };
    }

    private static OpenChannel.Calendar calendar(ObjectNode body) {
        return new OpenChannel.Calendar(
                text(body, "roomId"),
                text(body, "rateId"),
                LocalDate.parse(text(body, "from")),
                LocalDate.parse(text(body, "to")),
                body.path("units").asInt(1),
                text(body, "price"),
                text(body, "currency"));
    }

    private static String text(ObjectNode body, String field) {
        return Json.text(body, field).orElseThrow(() -> new IllegalArgumentException(field + " is missing"));
    }
}
