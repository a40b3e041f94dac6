package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API says where there is nothing to talk about; conversations take place in MessageFlowTest. */
@QuarkusTest
class MessageApiTest {
    @Inject
    Houses houses;

    private House house;
    private String reservation;

    @BeforeEach
    void sell() {
        house = houses.build();
        reservation = "/api/v1/reservations/"
                + as(house.key())
                        .contentType(ContentType.JSON)
                        .body(house.sale("2030-07-14", "2030-07-16", "Weber"))
                        .post("/api/v1/reservations")
                        .path("id");
    }

    @Test
    void a_house_without_messages_has_an_empty_list() {
        as(house.key())
                .get("/api/v1/conversations?waiting=true&limit=5&propertyId=" + house.propertyId())
                .then()
                .statusCode(200)
                .body("items", empty())
                .body("nextCursor", nullValue());
        as(house.key())
                .get(reservation + "/messages")
                .then()
                .statusCode(200)
                .body("possible", equalTo(false))
                .body("conversations", empty());
    }

    @Test
    void an_own_sale_has_no_channel_to_write_through() {
        as(house.key())
                .contentType(ContentType.JSON)
                .body("{\"text\":\"Hello\"}")
                .post(reservation + "/messages")
                .then()
                .statusCode(409)
                .body("code", equalTo("messages-unsupported"));
    }

    @Test
    void what_makes_no_sense_is_named() {
        refused("GET", "/api/v1/conversations?cursor=nonsense", "", 400, "cursor-invalid");
        refused("GET", "/api/v1/conversations?limit=0", "", 400, "number-invalid");
        refused("GET", "/api/v1/conversations?waiting=perhaps", "", 400, "value-invalid");
        refused("GET", "/api/v1/conversations/" + UUID.randomUUID(), "", 404, "conversation-unknown");
        refused("GET", "/api/v1/conversations/nonsense", "", 404, "conversation-unknown");
        refused(
                "POST",
                "/api/v1/conversations/" + UUID.randomUUID() + "/messages",
                "{\"text\":\"a\"}",
                404,
                "conversation-unknown");
        refused("POST", "/api/v1/conversations/" + UUID.randomUUID() + "/settle", "", 404, "conversation-unknown");
        refused("POST", "/api/v1/replies/" + UUID.randomUUID() + "/retry", "", 404, "reply-unknown");
        refused("DELETE", "/api/v1/replies/" + UUID.randomUUID(), "", 404, "reply-unknown");
        refused("POST", reservation + "/messages", "{}", 400, "value-missing");
        refused("POST", reservation + "/messages", "{\"text\":\"" + "x".repeat(4_001) + "\"}", 400, "text-invalid");
        refused("POST", reservation + "/messages", "{\"text\":\"a\\u0000b\"}", 400, "text-invalid");
    }

    @Test
    void a_key_that_may_only_read_may_not_write() {
        String reader = houses.key(house.organisationId(), EnumSet.of(Permission.RESERVATIONS_READ));
        as(reader).get(reservation + "/messages").then().statusCode(200);
        as(reader)
                .contentType(ContentType.JSON)
                .body("{\"text\":\"Hello\"}")
                .post(reservation + "/messages")
                .then()
                .statusCode(403);
        String other = houses.key(house.organisationId(), EnumSet.of(Permission.INVENTORY_READ));
        as(other).get("/api/v1/conversations").then().statusCode(403);
    }

    private void refused(String method, String path, String body, int status, String code) {
        RequestSpecification request = as(house.key());
        if (!body.isEmpty()) {
            request.contentType(ContentType.JSON).body(body);
        }
        request.request(method, path).then().statusCode(status).body("code", equalTo(code));
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
