package io.relais.mcp;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Stands before both eras of MCP on one address: refuses what is no JSON-RPC, answers 2026-07-28 itself, and lets the
 * handshake eras (up to 2025-11-25) through to the server extension.
 */
@Singleton
public final class Front {
    private static final String MCP = "/mcp";
    private static final int BEFORE_EXTENSION = -60;
    private static final long BODY_MAX = 1 << 20;
    private static final int BATCH_MAX = 50;

    private final Modern modern;

    @Inject
    public Front(Modern modern) {
        this.modern = modern;
    }

    void route(@Observes Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_MAX);
        router.post(MCP).order(BEFORE_EXTENSION).handler(body);
        router.route(MCP).order(BEFORE_EXTENSION + 1).handler(this::sort);
        router.routeWithRegex(MCP + "/.+").order(BEFORE_EXTENSION).handler(Front::refuseOldTransport);
    }

    /** HTTP+SSE of 2024 was replaced by Streamable HTTP in 2025-03-26; its streams would stay open without bound. */
    private static void refuseOldTransport(RoutingContext http) {
        http.fail(404);
    }

    private void sort(RoutingContext http) {
        if (!http.request().method().equals(HttpMethod.POST)) {
            sortOther(http);
            return;
        }
        Object id = null;
        try {
            Object body = decode(http.body().buffer());
            if (body instanceof JsonObject json) {
                Message message = new Message(json);
                id = json.getValue("id");
                message.checkForm();
                sortMessage(http, message);
                return;
            }
            checkBatch(body);
            http.next();
        } catch (Refusal refusal) {
            answer(http, refusal.status(), refusal.message(id));
        }
    }

    private void sortMessage(RoutingContext http, Message message) {
        if (message.isModern(http.request())) {
            message.checkModern(http.request());
            modern.answer(http, message);
            return;
        }
        message.checkLegacyMethod();
        http.next();
    }

    /** The stateless era knows only POST; before, GET opened a stream and DELETE ended a session. */
    private static void sortOther(RoutingContext http) {
        if (Message.announcesModern(http.request())) {
            http.response().setStatusCode(405).putHeader("Allow", "POST").end();
            return;
        }
        http.next();
    }

    private static Object decode(@Nullable Buffer body) {
        try {
            Object decoded = body == null ? null : Json.decodeValue(body);
            if (decoded != null) {
                return decoded;
            }
        } catch (DecodeException e) {
            // told below like an empty body; the parser's words would quote what was sent
        }
        throw new Refusal(400, Refusal.PARSE, "The body is not JSON");
    }

    /** Batches were part of 2025-03-26 only. */
    private static void checkBatch(Object body) {
        if (!(body instanceof JsonArray batch) || batch.isEmpty() || batch.size() > BATCH_MAX) {
            throw new Refusal(400, Refusal.INVALID_REQUEST, "Not a JSON-RPC 2.0 message");
        }
        for (Object element : batch) {
            if (!(element instanceof JsonObject json)) {
                throw new Refusal(400, Refusal.INVALID_REQUEST, "Not a JSON-RPC 2.0 message");
            }
            Message message = new Message(json);
            message.checkForm();
            message.checkLegacyMethod();
        }
    }

    static void answer(RoutingContext http, int status, JsonObject message) {
        if (status == 202) {
            http.response().setStatusCode(status).end();
            return;
        }
        http.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(message.toBuffer());
    }
}
