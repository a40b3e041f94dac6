package io.relais.mcp;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A JSON-RPC error with the HTTP status it travels under. */
final class Refusal extends RuntimeException {
    static final int PARSE = -32700;
    static final int INVALID_REQUEST = -32600;
    static final int METHOD_NOT_FOUND = -32601;
    static final int INVALID_PARAMS = -32602;
    static final int INTERNAL = -32603;

    /** MCP 2026-07-28, basic: headers and body say different things. */
    static final int HEADER_MISMATCH = -32020;

    /** MCP 2026-07-28, basic/versioning. */
    static final int VERSION_UNSUPPORTED = -32022;

    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;
    private final transient @Nullable JsonObject data;

    Refusal(int status, int code, String message) {
        this(status, code, message, null);
    }

    Refusal(int status, int code, String message, @Nullable JsonObject data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    int status() {
        return status;
    }

    JsonObject message(@Nullable Object id) {
        JsonObject error = new JsonObject().put("code", code).put("message", getMessage());
        if (data != null) {
            error.put("data", data);
        }
        return new JsonObject().put("jsonrpc", "2.0").put("id", id).put("error", error);
    }
}
