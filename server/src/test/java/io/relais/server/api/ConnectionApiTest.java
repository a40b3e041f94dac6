package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectionApiTest {
    private static final String CONNECTIONS = "/api/v1/connections";

    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void connections_tell_their_health() {
        as(house.key())
                .get(CONNECTIONS)
                .then()
                .statusCode(200)
                .body("items.id", contains(house.connectionId().toString()))
                .body("items[0].remotePropertyId", equalTo("8011855"))
                .body("items[0].state", equalTo("active"));
        as(house.key())
                .get(CONNECTIONS + "/" + house.connectionId() + "/exchanges")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void a_connection_is_paused_and_resumed() {
        String connection = CONNECTIONS + "/" + house.connectionId();
        as(house.key()).post(connection + "/pause").then().statusCode(200).body("state", equalTo("paused"));
        as(house.key()).get(connection).then().body("state", equalTo("paused"));
        as(house.key()).post(connection + "/resume").then().statusCode(200).body("state", equalTo("active"));
    }

    @Test
    void a_pull_is_accepted_before_the_channel_answers() {
        as(house.key())
                .post(CONNECTIONS + "/" + house.connectionId() + "/pull")
                .then()
                .statusCode(202)
                .body("id", equalTo(house.connectionId().toString()));
    }

    @Test
    void a_strangers_connection_does_not_exist() {
        String stranger = houses.build().key();
        String connection = CONNECTIONS + "/" + house.connectionId();
        as(stranger).get(connection).then().statusCode(404).body("code", equalTo("connection-unknown"));
        as(stranger).post(connection + "/pause").then().statusCode(404);
        as(house.key()).get(connection).then().body("state", equalTo("active"));
    }

    @Test
    void pausing_needs_its_scope() {
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.SYNC_READ));
        as(reader)
                .post(CONNECTIONS + "/" + house.connectionId() + "/pause")
                .then()
                .statusCode(403)
                .body("code", equalTo("not-allowed"));
    }

    @Test
    void a_parked_message_is_listed_and_replayed() {
        houses.park(house);
        List<String> parked = as(house.key()).get("/api/v1/parked").path("items.id");
        assertThat(parked).hasSize(1);
        as(house.key())
                .post("/api/v1/parked/" + parked.getFirst() + "/replay")
                .then()
                .statusCode(204);
        as(house.key())
                .post("/api/v1/parked/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404)
                .body("code", equalTo("parked-unknown"));
    }

    @Test
    void a_property_is_connected_through_a_new_account_whose_key_is_tried_and_changed() {
        String body = """
                {"propertyId":"%s","remotePropertyId":"api-%s",
                 "account":{"channel":"console-test","settings":{"apiKey":"%s"}}}
                """;
        String wrong = body.formatted(house.propertyId(), house.propertyId(), "wrong");
        house.request()
                .body(wrong)
                .post(CONNECTIONS)
                .then()
                .statusCode(409)
                .body("code", equalTo("access-refused"))
                .body("detail", containsString("settings.apiKey"));
        String right = body.formatted(house.propertyId(), house.propertyId(), "right");
        String id = house.request()
                .header("Idempotency-Key", "connect-" + house.propertyId())
                .body(right)
                .post(CONNECTIONS)
                .then()
                .statusCode(201)
                .body("state", equalTo("preparing"))
                .body("exposure.day.messages", equalTo(0))
                .body("trouble", nullValue())
                .extract()
                .path("id");
        house.request()
                .header("Idempotency-Key", "connect-" + house.propertyId())
                .body(right)
                .post(CONNECTIONS)
                .then()
                .statusCode(201)
                .body("id", equalTo(id));
        house.request().body(right).post(CONNECTIONS).then().statusCode(409).body("code", equalTo("connection-taken"));

        String access = CONNECTIONS + "/" + id + "/access";
        house.request()
                .get(access)
                .then()
                .statusCode(200)
                .body("secrets", contains("apiKey"))
                .body("settings.size()", equalTo(0))
                .body(not(containsString("right")));
        house.request()
                .body("{\"label\":\"Fjord\",\"settings\":{\"baseUrl\":\"https://elsewhere.example\"}}")
                .put(access)
                .then()
                .statusCode(400)
                .body("code", equalTo("secret-needed"));
        house.request()
                .body("{\"label\":\"Fjord\"}")
                .put(access)
                .then()
                .statusCode(200)
                .body("label", equalTo("Fjord"))
                .body("secrets", contains("apiKey"));
        house.request()
                .body("{\"settings\":{\"moon\":\"x\"}}")
                .put(access)
                .then()
                .statusCode(400)
                .body("code", equalTo("value-invalid"));
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.SYNC_READ));
        as(reader).get(access).then().statusCode(403);
        as(houses.build().key()).get(access).then().statusCode(404);
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
