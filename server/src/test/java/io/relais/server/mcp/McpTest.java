package io.relais.server.mcp;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkiverse.mcp.server.test.McpAssured;
import io.quarkiverse.mcp.server.test.McpAssured.McpStreamableTestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.relais.server.api.House;
import io.relais.server.api.Houses;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class McpTest {
    private static final String LIST = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"tools/list\"}";
    private static final int HANG_MILLIS = 5_000;

    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void the_tools_are_listed_with_all_four_hints_and_described_arguments() {
        client(house.key())
                .when()
                .toolsList(page -> {
                    assertThat(page.tools())
                            .extracting(tool -> tool.name())
                            .containsExactlyInAnyOrder(
                                    "search_reservations",
                                    "get_reservation",
                                    "list_properties",
                                    "get_availability",
                                    "get_sync_health",
                                    "list_parked_items");
                    page.tools().forEach(tool -> {
                        assertThat(tool.description()).as(tool.name()).isNotBlank();
                        var hints = tool.annotations().orElseThrow();
                        assertThat(hints.readOnlyHint()).as(tool.name()).isTrue();
                        assertThat(hints.destructiveHint()).as(tool.name()).isFalse();
                        assertThat(hints.idempotentHint()).as(tool.name()).isTrue();
                        assertThat(hints.openWorldHint()).as(tool.name()).isFalse();
                        assertThat(tool.outputSchema()).as(tool.name()).isNotNull();
                        tool.inputSchema()
                                .getJsonObject("properties")
                                .forEach(argument -> assertThat(
                                                ((JsonObject) argument.getValue()).getString("description"))
                                        .as(tool.name() + "." + argument.getKey())
                                        .isNotBlank());
                    });
                })
                .thenAssertResults();
    }

    @Test
    void a_reservation_is_found_and_read_with_its_history() {
        String id = sell("2030-07-14", "2030-07-16", "Weber");
        call("search_reservations", Map.of("query", "weber"), answer -> {
            JsonObject found = structured(answer).getJsonArray("reservations").getJsonObject(0);
            assertThat(found.getString("id")).isEqualTo(id);
            assertThat(found.getString("total")).isEqualTo("207.00 EUR");
            assertThat(found.getString("arrival")).isEqualTo("2030-07-14");
            assertThat(answer.content()).hasSize(1);
        });
        call("get_reservation", Map.of("reservationId", id), answer -> {
            JsonObject sheet = structured(answer);
            assertThat(sheet.getJsonObject("contact").getString("lastName")).isEqualTo("Weber");
            assertThat(sheet.getJsonArray("history").getJsonObject(0).getString("what"))
                    .isEqualTo("reservation-created");
        });
    }

    @Test
    void a_search_is_read_page_by_page() {
        sell("2030-07-01", "2030-07-02", "One");
        sell("2030-07-02", "2030-07-03", "Two");
        call("search_reservations", Map.of("limit", 1), first -> {
            assertThat(first(first)).isEqualTo("Anna Two");
            String cursor = structured(first).getString("nextCursor");
            call("search_reservations", Map.of("limit", 1, "cursor", cursor), second -> {
                assertThat(first(second)).isEqualTo("Anna One");
                assertThat(structured(second).getString("nextCursor")).isNull();
            });
        });
    }

    @Test
    void availability_health_and_parked_messages_are_told() {
        houses.park(house);
        sell("2030-07-14", "2030-07-15", "Weber");
        call(
                "get_availability",
                Map.of("propertyId", house.propertyId().toString(), "from", "2030-07-14", "to", "2030-07-16"),
                answer -> {
                    var nights = structured(answer)
                            .getJsonArray("unitTypes")
                            .getJsonObject(0)
                            .getJsonArray("nights");
                    assertThat(nights).hasSize(2);
                    assertThat(nights.getJsonObject(0).getInteger("free")).isEqualTo(1);
                });
        call(
                "get_sync_health",
                Map.of(),
                answer -> assertThat(structured(answer)
                                .getJsonArray("connections")
                                .getJsonObject(0)
                                .getString("state"))
                        .isEqualTo("active"));
        call(
                "list_parked_items",
                Map.of(),
                answer -> assertThat(structured(answer).getJsonArray("items")).hasSize(1));
        call(
                "list_properties",
                Map.of(),
                answer -> assertThat(structured(answer)
                                .getJsonArray("properties")
                                .getJsonObject(0)
                                .getJsonArray("unitTypes")
                                .getJsonObject(0)
                                .getString("name"))
                        .isEqualTo("Double room"));
    }

    @Test
    void a_no_is_a_tool_error_that_a_model_can_act_on() {
        call("get_reservation", Map.of("reservationId", "42"), answer -> refused(answer, "id-invalid"));
        call(
                "get_reservation",
                Map.of("reservationId", "00000000-0000-0000-0000-000000000000"),
                answer -> refused(answer, "reservation-unknown"));
        call(
                "get_availability",
                Map.of("propertyId", house.propertyId().toString(), "from", "14/07/2030", "to", "2030-07-16"),
                answer -> refused(answer, "date-invalid"));
    }

    @Test
    void a_key_sees_only_what_its_scopes_and_properties_allow() {
        String id = sell("2030-07-14", "2030-07-15", "Weber");
        String sync = houses.key(house.organisationId(), EnumSet.of(Permission.SYNC_READ));
        call(sync, "search_reservations", Map.of(), answer -> refused(answer, "not-allowed"));
        String elsewhere = houses.key(
                house.organisationId(),
                EnumSet.allOf(Permission.class),
                houses.addProperty(house.organisationId(), "BIS"));
        call(
                elsewhere,
                "get_reservation",
                Map.of("reservationId", id),
                answer -> refused(answer, "reservation-unknown"));
        call(
                elsewhere,
                "search_reservations",
                Map.of(),
                answer -> assertThat(structured(answer).getJsonArray("reservations"))
                        .isEmpty());
    }

    @Test
    void a_bad_key_is_answered_at_once_even_with_a_text_id() {
        post("rls_wrong").body(LIST).post("/mcp").then().statusCode(401).body("code", equalTo("not-signed-in"));
        given().contentType(ContentType.JSON).body(LIST).post("/mcp").then().statusCode(401);
    }

    @Test
    void a_foreign_host_or_origin_is_refused() {
        post(house.key())
                .header("Host", "evil.example")
                .body(LIST)
                .post("/mcp")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("host-not-allowed"));
        post(house.key())
                .header("Origin", "https://evil.example")
                .body(LIST)
                .post("/mcp")
                .then()
                .statusCode(403);
        post(house.key())
                .header("Origin", "http://localhost:3000")
                .body(LIST)
                .post("/mcp")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|400|-32700",
                "{|400|-32700",
                "[]|400|-32600",
                "[1]|400|-32600",
                "\"x\"|400|-32600",
                "{\"method\":\"ping\",\"id\":1}|400|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}|400|-32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}|400|-32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":7}}|400|-32602",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\"}|200|-32601",
            })
    void nonsense_is_answered_and_never_left_hanging(String body, int status, int code) {
        post(house.key()).body(body).post("/mcp").then().statusCode(status).body("error.code", equalTo(code));
    }

    @Test
    void the_old_transport_is_gone() {
        post(house.key()).get("/mcp/sse").then().statusCode(404).contentType("application/problem+json");
        post(house.key()).body(LIST).post("/mcp/messages/1").then().statusCode(404);
    }

    private String sell(String arrival, String departure, String lastName) {
        return given().header("Authorization", "Bearer " + house.key())
                .contentType(ContentType.JSON)
                .body(house.sale(arrival, departure, lastName))
                .post("/api/v1/reservations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void call(String tool, Map<String, Object> arguments, Consumer<ToolResponse> check) {
        call(house.key(), tool, arguments, check);
    }

    private static void call(String key, String tool, Map<String, Object> arguments, Consumer<ToolResponse> check) {
        client(key).when().toolsCall(tool, arguments, check).thenAssertResults();
    }

    private static McpStreamableTestClient client(String key) {
        return McpAssured.newStreamableClient()
                .setBaseUri(URI.create("http://localhost:" + RestAssured.port))
                .setAdditionalHeaders(
                        message -> MultiMap.caseInsensitiveMultiMap().add("Authorization", "Bearer " + key))
                .build()
                .connect();
    }

    private static RequestSpecification post(String key) {
        return given().config(RestAssured.config()
                        .httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", HANG_MILLIS)))
                .header("Authorization", "Bearer " + key)
                .accept("application/json, text/event-stream")
                .contentType(ContentType.JSON);
    }

    private static JsonObject structured(ToolResponse answer) {
        assertThat(answer.isError()).isFalse();
        return (JsonObject) Objects.requireNonNull(answer.structuredContent());
    }

    private static String first(ToolResponse answer) {
        return structured(answer).getJsonArray("reservations").getJsonObject(0).getString("guestName");
    }

    private static void refused(ToolResponse answer, String code) {
        assertThat(answer.isError()).isTrue();
        assertThat(answer.content().getFirst().asText().text()).contains("(" + code + ")");
    }
}
