package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A channel's cells and rules over HTTP. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // JUnit fills the field before any test runs.
class ChannelCellApiTest {
    @Inject
    Houses houses;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
        request()
                .body("""
                        {"choices":[{"roomId":"A","rateId":"1","unitTypeId":"%s","ratePlanId":"%s"}]}
                        """.formatted(house.unitTypeId(), house.ratePlanId()))
                .put(connection() + "/mapping")
                .then()
                .statusCode(200);
    }

    private RequestSpecification request() {
        return given().header("Authorization", "Bearer " + house.key()).contentType("application/json");
    }

    private String connection() {
        return "/api/v1/connections/" + house.connectionId();
    }

    @Test
    void a_cell_is_listed_explained_and_asked_for_at_an_instant() {
        request()
                .get(connection() + "/cells?month=2030-07")
                .then()
                .statusCode(200)
                .body("items.find { it.facet == 'availability' }.nights[0].desired.number", equalTo(2))
                .body("items.find { it.facet == 'availability' }.nights[0].standing", equalTo("waiting"));
        request()
                .get(connection() + "/cells/explanation?room=A&facet=availability&night=2030-07-01")
                .then()
                .statusCode(200)
                .body("steps.code", hasItem("capacity"));
        request()
                .get(connection() + "/cells/belief?room=A&facet=availability&night=2030-07-01&at=2026-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("value", nullValue());
        request().get(connection() + "/cells/refused").then().statusCode(200).body("items", hasSize(0));
        request().post(connection() + "/cells/retry").then().statusCode(200).body("values", equalTo(0));
    }

    @Test
    void what_cannot_be_asked_is_refused_by_its_name() {
        request()
                .get(connection() + "/cells?month=2030-13")
                .then()
                .statusCode(400)
                .body("code", equalTo("date-invalid"));
        request()
                .get(connection() + "/cells/explanation?room=A&facet=colour&night=2030-07-01")
                .then()
                .statusCode(400)
                .body("code", equalTo("value-invalid"));
        request()
                .get(connection() + "/cells/explanation?room=Z&facet=availability&night=2030-07-01")
                .then()
                .statusCode(404)
                .body("code", equalTo("product-unmapped"));
    }

    @Test
    void a_rule_is_previewed_added_changed_and_taken_away() {
        String rule = "{\"kind\":\"allotment\",\"count\":1}";
        request().body(rule).post(connection() + "/rules/preview").then().statusCode(200);
        request().get(connection() + "/rules").then().body("items", hasSize(0));
        String id = request()
                .body(rule)
                .post(connection() + "/rules")
                .then()
                .statusCode(201)
                .body("kind", equalTo("allotment"))
                .extract()
                .path("id");
        request()
                .get(connection() + "/cells?month=2030-07")
                .then()
                .body("items.find { it.facet == 'availability' }.nights[0].desired.number", equalTo(1));
        request()
                .body("{\"kind\":\"allotment\",\"count\":2}")
                .put(connection() + "/rules/" + id)
                .then()
                .statusCode(200)
                .body("count", equalTo(2));
        request().delete(connection() + "/rules/" + id).then().statusCode(204);
        request().delete(connection() + "/rules/" + id).then().statusCode(404);
    }
}
