package io.relais.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.scenario.Player;
import io.relais.sandbox.wire.Call;
import io.relais.sandbox.wire.Calls;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Faults;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Reply;
import io.relais.sandbox.wire.VirtualClock;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Switches;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The control API below {@code /sandbox/api} and the page; what the partners do not offer but tests, benchmarks and people need. */
public final class Control {
    private static final int CALLS_LISTED = 5_000;

    private final Parts parts;
    private final Views views;
    private final Page page;

    /**
     * What the control acts on.
     *
     * @param partners by their name in paths
     * @param reset puts everything back to the seeds
     * @param player of the scenario, if there is one
     */
    public record Parts(
            Map<String, Partner> partners,
            Faults faults,
            Calls calls,
            AtomicReference<Switches> switches,
            Runnable reset,
            VirtualClock clock,
            Optional<Player> player) {

        LocalDate today() {
            return LocalDate.now(clock);
        }
    }

    public Control(Parts parts) {
        this.parts = parts;
        this.views = new Views(parts.clock(), parts.switches()::get);
        this.page = new Page(parts);
    }

    /** Answers a request whose path starts after {@code /sandbox}. */
    public Reply answer(Exchange exchange) {
        if (exchange.path().startsWith("/assets/")) {
            return Assets.serve(exchange.path().substring("/assets/".length()));
        }
        if (!exchange.path().startsWith("/api/")) {
            return error(404, "not-found", "no such path");
        }
        if (foreign(exchange)) {
            return error(
                    403, "foreign-origin", "changes are accepted from the sandbox's own page and from programs only");
        }
        try {
            return api(
                    exchange,
                    Arrays.asList(exchange.path().substring("/api/".length()).split("/", -1)));
        } catch (NoSuchElementException e) {
            return error(404, "not-found", String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return error(400, "bad-request", String.valueOf(e.getMessage()));
        }
    }

    /** Everything outside the known prefixes: the page at the root, nothing else. */
    public Reply page(Exchange exchange) {
        return exchange.path().equals("/") ? page.show(exchange) : Reply.of(404, "text/plain", "not found");
    }

    private Reply api(Exchange exchange, List<String> path) {
        return switch (exchange.method() + " " + path.getFirst()) {
            case "GET health" -> json(Json.object().put("status", "UP"));
            case "GET state" -> json(state());
            case "GET calls" -> json(calls(exchange));
            case "GET counters" -> json(counters());
            case "POST counters" -> done(parts.calls()::reset);
            case "GET faults" -> json(FaultsApi.list(parts.faults()));
            case "POST faults" ->
                Reply.json(201, FaultsApi.add(parts.faults(), body(exchange)).toString());
            case "DELETE faults" -> done(() -> FaultsApi.remove(parts.faults(), path.size() > 1 ? path.get(1) : ""));
            case "GET switches" -> json(Json.MAPPER.valueToTree(parts.switches().get()));
            case "PATCH switches" -> patch(body(exchange));
            case "POST reset" -> done(parts.reset());
            case "GET scenario" -> json(ScenarioApi.show(parts.player()));
            case "POST scenario" -> json(ScenarioApi.start(parts.player(), body(exchange), parts.today()));
            case "GET clock" -> json(ClockApi.show(parts.clock()));
            case "POST clock" -> json(ClockApi.move(parts.clock(), body(exchange)));
            default -> partner(exchange, path);
        };
    }

    private Reply partner(Exchange exchange, List<String> path) {
        Partner partner = parts.partners().get(path.getFirst());
        if (partner == null) {
            throw new NoSuchElementException("no such path");
        }
        var guests = new GuestActions(partner, views);
        String id = path.size() > 2 ? path.get(2) : "";
        String form = exchange.method() + " " + String.join("/", path.subList(1, path.size()));
        String shape = id.isEmpty() ? form : form.replace("/" + id, "/:id");
        return switch (shape) {
            case "GET hotels" -> json(views.hotels(partner));
            case "GET hotels/:id/grid" -> json(views.grid(partner, id, exchange, parts.today()));
            case "POST hotels/:id/grid" -> done(() -> Extranet.edit(partner, id, body(exchange)));
            case "GET bookings" -> json(views.bookings(partner, exchange));
            case "GET bookings/:id" -> json(views.booking(partner, id));
            case "POST bookings" -> guests.book(body(exchange));
            case "POST bookings/:id/change" -> guests.change(id, body(exchange));
            case "POST bookings/:id/cancel" -> guests.cancel(id);
            case "POST bookings/:id/messages" -> new ChatActions(partner).write(id, body(exchange));
            case "POST hotels/:id/messages" -> new ChatActions(partner).ask(id, body(exchange));
            case "GET hotels/:id/messages" -> new ChatActions(partner).list(id);
            case "POST crowd" -> guests.crowd(body(exchange), parts.today());
            case "GET queue" -> json(views.queue(partner, exchange.number("limit", 1000)));
            default -> throw new NoSuchElementException("no such path");
        };
    }

    private ObjectNode state() {
        ObjectNode all = Json.object();
        parts.partners().forEach((name, partner) -> all.set(name, views.summary(partner)));
        all.set("violations", Json.MAPPER.valueToTree(parts.calls().violations()));
        all.put("faults", parts.faults().list().size());
        return all;
    }

    private ObjectNode calls(Exchange exchange) {
        int limit = Math.clamp(exchange.number("limit", 100), 1, CALLS_LISTED);
        long after = Long.parseLong(exchange.param("after").orElse("0"));
        List<Call> calls = parts.calls().list(exchange.param("operation").orElse(""), after, limit);
        ObjectNode all = Json.object();
        all.set("calls", Json.MAPPER.valueToTree(calls));
        return all;
    }

    private ObjectNode counters() {
        ObjectNode all = Json.object();
        all.set("operations", Json.MAPPER.valueToTree(parts.calls().counters()));
        all.set("violations", Json.MAPPER.valueToTree(parts.calls().violations()));
        return all;
    }

    private Reply patch(ObjectNode body) {
        Switches after = parts.switches().updateAndGet(before -> before.patched(body));
        return json(Json.MAPPER.valueToTree(after));
    }

    /** A page of another site may send requests here from the user's browser; it must not change anything. */
    private static boolean foreign(Exchange exchange) {
        if (exchange.method().equals("GET")) {
            return false;
        }
        String host = exchange.header("Host").orElse("");
        return exchange.header("Origin")
                .filter(origin -> !origin.equals("http://" + host))
                .isPresent();
    }

    private static ObjectNode body(Exchange exchange) {
        if (exchange.body().length == 0) {
            return Json.object();
        }
        return Json.read(exchange.body()).orElseThrow(() -> new IllegalArgumentException("body must be a JSON object"));
    }

    private static Reply done(Runnable work) {
        work.run();
        return json(Json.object().put("done", true));
    }

    static Reply json(JsonNode node) {
        return Reply.json(200, node.toString());
    }

    static Reply error(int status, String code, String detail) {
        return Reply.json(
                status, Json.object().put("error", code).put("detail", detail).toString());
    }
}
