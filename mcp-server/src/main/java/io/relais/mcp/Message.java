package io.relais.mcp;

import io.quarkiverse.mcp.server.McpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One JSON-RPC message as a client sent it, and whether it keeps the rules of its era. */
record Message(JsonObject json) {
    /** The stateless era. */
    static final String MODERN_VERSION = "2026-07-28";

    private static final Set<String> LEGACY_VERSIONS = Set.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");
    private static final String VERSION_HEADER = "MCP-Protocol-Version";
    private static final String META = "io.modelcontextprotocol/";
    private static final String BASE64_PREFIX = "=?base64?";
    private static final String BASE64_SUFFIX = "?=";
    private static final Set<String> NAMED = Set.of("tools/call", "prompts/get", "resources/read");

    /** True when a header announces an era later than the handshake's. */
    static boolean announcesModern(HttpServerRequest http) {
        String version = http.getHeader(VERSION_HEADER);
        return version != null && !LEGACY_VERSIONS.contains(version);
    }

    boolean isModern(HttpServerRequest http) {
        return meta().containsKey(META + "protocolVersion")
                || (announcesModern(http) && !McpMethod.INITIALIZE.jsonRpcName().equals(json.getValue("method")));
    }

    @Nullable
    Object id() {
        return json.getValue("id");
    }

    String method() {
        return json.getValue("method") instanceof String method ? method : "";
    }

    boolean isNotification() {
        return !json.containsKey("id");
    }

    JsonObject params() {
        return json.getValue("params") instanceof JsonObject params ? params : new JsonObject();
    }

    private JsonObject meta() {
        return params().getValue("_meta") instanceof JsonObject meta ? meta : new JsonObject();
    }

    /** What holds in both eras; the extension behind us answers some of it with silence. */
    void checkForm() {
        boolean answer = json.containsKey("result") || json.containsKey("error");
        boolean idOk = isNotification() || id() instanceof String || id() instanceof Number;
        if (!"2.0".equals(json.getValue("jsonrpc")) || !idOk || (method().isEmpty() && !answer)) {
            throw new Refusal(400, Refusal.INVALID_REQUEST, "Not a JSON-RPC 2.0 message");
        }
        Object params = json.getValue("params");
        if (params != null && !(params instanceof JsonObject)) {
            throw new Refusal(400, Refusal.INVALID_PARAMS, "params must be an object");
        }
        if ("tools/call".equals(method())) {
            checkToolCall();
        }
    }

    private void checkToolCall() {
        Object arguments = params().getValue("arguments");
        boolean named = params().getValue("name") instanceof String name && !name.isEmpty();
        if (!named || (arguments != null && !(arguments instanceof JsonObject))) {
            throw new Refusal(400, Refusal.INVALID_PARAMS, "tools/call needs a name, and arguments as an object");
        }
    }

    /** Methods of the handshake era that nobody knows would never be answered behind us. */
    void checkLegacyMethod() {
        if (!method().isEmpty() && McpMethod.from(method()) == null) {
            throw new Refusal(isNotification() ? 202 : 200, Refusal.METHOD_NOT_FOUND, "Unknown method: " + method());
        }
    }

    /**
     * MCP 2026-07-28, basic and streamable HTTP, "Server Validation": every request says its version and capabilities, and
     * the headers, by which gateways route, say the same as the body.
     */
    void checkModern(HttpServerRequest http) {
        if (!(meta().getValue(META + "protocolVersion") instanceof String version)) {
            throw new Refusal(400, Refusal.INVALID_PARAMS, "_meta." + META + "protocolVersion is required");
        }
        if (!version.equals(http.getHeader(VERSION_HEADER))) {
            throw mismatch(VERSION_HEADER);
        }
        if (!MODERN_VERSION.equals(version)) {
            throw new Refusal(
                    400,
                    Refusal.VERSION_UNSUPPORTED,
                    "Unsupported protocol version",
                    new JsonObject()
                            .put("supported", new JsonArray(List.of(MODERN_VERSION)))
                            .put("requested", version));
        }
        if (!(meta().getValue(META + "clientCapabilities") instanceof JsonObject)) {
            throw new Refusal(400, Refusal.INVALID_PARAMS, "_meta." + META + "clientCapabilities is required");
        }
        if (!method().equals(http.getHeader("Mcp-Method"))) {
            throw mismatch("Mcp-Method");
        }
        if (NAMED.contains(method()) && !name().equals(decoded(http.getHeader("Mcp-Name")))) {
            throw mismatch("Mcp-Name");
        }
    }

    private String name() {
        Object name = params().getValue("resources/read".equals(method()) ? "uri" : "name");
        return name instanceof String text ? text : "";
    }

    private static @Nullable String decoded(@Nullable String header) {
        if (header == null || !header.startsWith(BASE64_PREFIX) || !header.endsWith(BASE64_SUFFIX)) {
            return header;
        }
        try {
            String coded = header.substring(BASE64_PREFIX.length(), header.length() - BASE64_SUFFIX.length());
            return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw mismatch("Mcp-Name");
        }
    }

    private static Refusal mismatch(String header) {
        return new Refusal(400, Refusal.HEADER_MISMATCH, "Header mismatch: " + header + " must equal the body");
    }
}
