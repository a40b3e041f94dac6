package io.relais.server.flow;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** Does what a program with the inn's API key does. */
record FrontDoor(Inn inn) {
    void pull(Outlet outlet) {
        ask().post("/api/v1/connections/" + outlet.connectionId() + "/pull")
                .then()
                .statusCode(202);
    }

    JsonPath connection(Outlet outlet) {
        return ask().get("/api/v1/connections/" + outlet.connectionId())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void resume(Outlet outlet) {
        ask().post("/api/v1/connections/" + outlet.connectionId() + "/resume")
                .then()
                .statusCode(200);
    }

    /** Sells one stay and returns its id. */
    String sell(String sale) {
        return ask().contentType("application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(sale)
                .post("/api/v1/reservations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    JsonPath parked() {
        return ask().get("/api/v1/parked").then().statusCode(200).extract().jsonPath();
    }

    void replay(String parkedId) {
        ask().post("/api/v1/parked/" + parkedId + "/replay").then().statusCode(204);
    }

    JsonPath search(String text) {
        return ask().queryParam("q", text)
                .get("/api/v1/reservations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private RequestSpecification ask() {
        return given().header("Authorization", "Bearer " + inn.key());
    }
}
