package io.relais.server.flow;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Does what a well-behaved program with the inn's API key does: told that it asks too often, it waits as told. */
record FrontDoor(Inn inn) {
    private static final int TOO_OFTEN = 429;

    void pull(Outlet outlet) {
        patiently(() -> ask().post("/api/v1/connections/" + outlet.connectionId() + "/pull"))
                .then()
                .statusCode(202);
    }

    JsonPath connection(Outlet outlet) {
        return patiently(() -> ask().get("/api/v1/connections/" + outlet.connectionId()))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void resume(Outlet outlet) {
        patiently(() -> ask().post("/api/v1/connections/" + outlet.connectionId() + "/resume"))
                .then()
                .statusCode(200);
    }

    /** Sells one stay and returns its id. */
    String sell(String sale) {
        String key = UUID.randomUUID().toString();
        return patiently(() -> ask().contentType("application/json")
                        .header("Idempotency-Key", key)
                        .body(sale)
                        .post("/api/v1/reservations"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    JsonPath parked() {
        return patiently(() -> ask().get("/api/v1/parked"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    void replay(String parkedId) {
        patiently(() -> ask().post("/api/v1/parked/" + parkedId + "/replay"))
                .then()
                .statusCode(204);
    }

    JsonPath search(String text) {
        return patiently(() -> ask().queryParam("q", text).get("/api/v1/reservations"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Asks again when told to wait. */
    static Response patiently(Supplier<Response> request) {
        Response answer = request.get();
        while (answer.statusCode() == TOO_OFTEN) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(answer.header("Retry-After"))));
            answer = request.get();
        }
        return answer;
    }

    private RequestSpecification ask() {
        return given().header("Authorization", "Bearer " + inn.key());
    }
}
