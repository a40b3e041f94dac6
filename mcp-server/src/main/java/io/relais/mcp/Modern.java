package io.relais.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.mcp.server.ToolCallException;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * MCP 2026-07-28, the stateless era: every request stands alone. Serves what we have, tools; the definitions are those of the
 * server extension, so both eras list the same.
 */
@Singleton
public final class Modern {
    private static final Logger LOG = Logger.getLogger(Modern.class);

    /** What a key may see can change when its scopes do, so nothing is shared and nothing is kept for long. */
    private static final long TTL_MILLIS = 300_000;

    private static final String PRIVATE = "private";
    private static final String INSTRUCTIONS = "Reservations, availability and channel health of hotels and campsites."
            + " Begin with list_properties. Dates are local to the property; a stay ends on the departure day.";

    private final ToolManager definitions;
    private final Toolbox tools;
    private final ObjectMapper json;
    private final CurrentVertxRequest current;
    private final JsonObject server;

    @Inject
    public Modern(
            ToolManager definitions,
            Toolbox tools,
            ObjectMapper json,
            CurrentVertxRequest current,
            @ConfigProperty(name = "quarkus.mcp.server.server-info.version", defaultValue = "0") String version) {
        this.definitions = definitions;
        this.tools = tools;
        this.json = json;
        this.current = current;
        server = new JsonObject().put("name", "relais").put("version", version);
    }

    void answer(RoutingContext http, Message message) {
        if (message.isNotification()) {
            Front.answer(http, 202, new JsonObject());
            return;
        }
        switch (message.method()) {
            case "server/discover" -> complete(http, message, discovered());
            case "tools/list" -> complete(http, message, listed());
            case "tools/call" -> callOnWorker(http, message);
            default -> throw new Refusal(404, Refusal.METHOD_NOT_FOUND, "Unknown method: " + message.method());
        }
    }

    private static JsonObject discovered() {
        return cacheable(new JsonObject()
                .put("supportedVersions", new JsonArray(List.of(Message.MODERN_VERSION)))
                .put("capabilities", new JsonObject().put("tools", new JsonObject()))
                .put("instructions", INSTRUCTIONS));
    }

    private JsonObject listed() {
        JsonArray list = new JsonArray();
        StreamSupport.stream(definitions.spliterator(), false)
                .sorted(Comparator.comparing(ToolInfo::name))
                .forEach(tool -> list.add(tool.asJson()));
        return cacheable(new JsonObject().put("tools", list));
    }

    private static JsonObject cacheable(JsonObject result) {
        return result.put("ttlMs", TTL_MILLIS).put("cacheScope", PRIVATE);
    }

    /** Tools ask the database, which an event loop must not wait for. */
    private void callOnWorker(RoutingContext http, Message message) {
        String name = String.valueOf(message.params().getValue("name"));
        if (!tools.has(name)) {
            throw new Refusal(400, Refusal.INVALID_PARAMS, "Unknown tool: " + name);
        }
        http.vertx()
                .executeBlocking(
                        () -> call(http, name, message.params().getJsonObject("arguments", new JsonObject())), false)
                .onSuccess(result -> complete(http, message, result))
                .onFailure(bug -> {
                    LOG.errorf(bug, "tool %s failed", name);
                    Refusal refusal = new Refusal(500, Refusal.INTERNAL, "Internal error");
                    Front.answer(http, refusal.status(), refusal.message(message.id()));
                });
    }

    private JsonObject call(RoutingContext http, String name, JsonObject arguments) throws JsonProcessingException {
        ManagedContext request = Arc.container().requestContext();
        request.activate();
        try {
            current.setCurrent(http);
            String text = json.writeValueAsString(tools.call(name, new Given(arguments)));
            return content(text, false).put("structuredContent", new JsonObject(text));
        } catch (ToolCallException refusal) {
            return content(String.valueOf(refusal.getMessage()), true);
        } finally {
            request.terminate();
        }
    }

    private static JsonObject content(String text, boolean isError) {
        JsonObject block = new JsonObject().put("type", "text").put("text", text);
        return new JsonObject().put("content", new JsonArray().add(block)).put("isError", isError);
    }

    private void complete(RoutingContext http, Message message, JsonObject result) {
        result.put("resultType", "complete")
                .put("_meta", new JsonObject().put("io.modelcontextprotocol/serverInfo", server));
        Front.answer(
                http,
                200,
                new JsonObject().put("jsonrpc", "2.0").put("id", message.id()).put("result", result));
    }
}
