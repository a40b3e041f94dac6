package io.relais.server.mcp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.server.api.House;
import io.relais.server.api.Houses;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** MCP 2026-07-28: every request stands alone. */
@QuarkusTest
class StatelessMcpTest {
    private static final String VERSION = "2026-07-28";

    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void the_server_tells_what_it_speaks() {
        send("server/discover", new JsonObject())
                .then()
                .statusCode(200)
                .body("id", equalTo("q"))
                .body("result.resultType", equalTo("complete"))
                .body("result.supportedVersions", contains(VERSION))
                .body("result.cacheScope", equalTo("private"))
                .body("result.capabilities.tools", equalTo(Map.of()))
                .body("result._meta.'io.modelcontextprotocol/serverInfo'.name", equalTo("relais"));
    }

    @Test
    void both_eras_list_the_same_tools_and_all_can_be_called() {
        JsonArray modern = new JsonObject(send("tools/list", new JsonObject()).asString())
                .getJsonObject("result")
                .getJsonArray("tools");
        JsonArray legacy = new JsonObject(post().body("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}")
                        .post("/mcp")
                        .asString())
                .getJsonObject("result")
                .getJsonArray("tools");
        assertThat(modern.stream().toList())
                .containsExactlyInAnyOrderElementsOf(legacy.stream().toList());
        assertThat(modern.stream()
                        .map(tool -> ((JsonObject) tool).getString("name"))
                        .toList())
                .isSorted();
        for (Object tool : modern) {
            send("tools/call", called(((JsonObject) tool).getString("name"), new JsonObject()))
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void a_tool_answers_as_text_and_as_structure() {
        JsonObject arguments = new JsonObject()
                .put("propertyId", house.propertyId().toString())
                .put("from", "2030-07-14")
                .put("to", "2030-07-15");
        send("tools/call", called("get_availability", arguments))
                .then()
                .statusCode(200)
                .body("result.resultType", equalTo("complete"))
                .body("result.isError", equalTo(false))
                .body("result.structuredContent.unitTypes[0].nights[0].free", equalTo(2))
                .body("result.content[0].text", containsString("\"free\":2"));
    }

    @Test
    void a_no_is_a_tool_error() {
        send("tools/call", called("get_reservation", new JsonObject()))
                .then()
                .statusCode(200)
                .body("result.isError", equalTo(true))
                .body("result.content[0].text", containsString("(value-missing)"));
        send("tools/call", called("get_reservation", new JsonObject().put("reservationId", 5)))
                .then()
                .body("result.content[0].text", containsString("(value-invalid)"));
    }

    @Test
    void a_request_without_its_metadata_is_refused() {
        JsonObject bare = new JsonObject().put("jsonrpc", "2.0").put("id", "q").put("method", "tools/list");
        modern("tools/list")
                .body(bare.encode())
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error.code", equalTo(-32602));
        JsonObject noCapabilities = request("tools/list", new JsonObject(), VERSION);
        noCapabilities
                .getJsonObject("params")
                .getJsonObject("_meta")
                .remove("io.modelcontextprotocol/clientCapabilities");
        modern("tools/list")
                .body(noCapabilities.encode())
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error.code", equalTo(-32602));
    }

    @Test
    void headers_must_say_what_the_body_says() {
        String body = request("tools/list", new JsonObject(), VERSION).encode();
        modern("tools/call").body(body).post("/mcp").then().statusCode(400).body("error.code", equalTo(-32020));
        post().body(body).post("/mcp").then().statusCode(400).body("error.code", equalTo(-32020));
        send("tools/call", called("get_sync_health", new JsonObject()), "get_reservation")
                .then()
                .statusCode(400)
                .body("error.code", equalTo(-32020));
        send("tools/call", called("get_sync_health", new JsonObject()), "=?base64?Z2V0X3N5bmNfaGVhbHRo?=")
                .then()
                .statusCode(200);
    }

    @Test
    void an_unknown_version_is_told_which_are_known() {
        post().header("MCP-Protocol-Version", "2031-01-01")
                .header("Mcp-Method", "tools/list")
                .body(request("tools/list", new JsonObject(), "2031-01-01").encode())
                .post("/mcp")
                .then()
                .statusCode(400)
                .body("error.code", equalTo(-32022))
                .body("error.data.supported", contains(VERSION));
    }

    @Test
    void what_is_gone_is_not_found() {
        send("ping", new JsonObject()).then().statusCode(404).body("error.code", equalTo(-32601));
        given().header("Authorization", "Bearer " + house.key())
                .header("MCP-Protocol-Version", VERSION)
                .get("/mcp")
                .then()
                .statusCode(405);
    }

    @Test
    void a_key_is_needed() {
        given().contentType(ContentType.JSON)
                .header("MCP-Protocol-Version", VERSION)
                .header("Mcp-Method", "tools/list")
                .body(request("tools/list", new JsonObject(), VERSION).encode())
                .post("/mcp")
                .then()
                .statusCode(401);
    }

    private Response send(String method, JsonObject params) {
        return send(method, params, params.getString("name", ""));
    }

    private Response send(String method, JsonObject params, String nameHeader) {
        RequestSpecification request = modern(method);
        if (!nameHeader.isEmpty()) {
            request.header("Mcp-Name", nameHeader);
        }
        return request.body(request(method, params, VERSION).encode()).post("/mcp");
    }

    private static JsonObject called(String tool, JsonObject arguments) {
        return new JsonObject().put("name", tool).put("arguments", arguments);
    }

    private static JsonObject request(String method, JsonObject params, String version) {
        JsonObject meta = new JsonObject()
                .put("io.modelcontextprotocol/protocolVersion", version)
                .put("io.modelcontextprotocol/clientCapabilities", new JsonObject());
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("id", "q")
                .put("method", method)
                .put("params", params.copy().put("_meta", meta));
    }

    private RequestSpecification modern(String method) {
        return post().header("MCP-Protocol-Version", VERSION).header("Mcp-Method", method);
    }

    private RequestSpecification post() {
        return given().header("Authorization", "Bearer " + house.key())
                .accept("application/json, text/event-stream")
                .contentType(ContentType.JSON);
    }
}
