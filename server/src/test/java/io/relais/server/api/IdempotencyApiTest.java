package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.ApiKeys;
import io.relais.core.access.Idempotency;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyApiTest {
    private static final String RESERVATIONS = "/api/v1/reservations";

    @Inject
    Houses houses;

    @Inject
    ApiKeys keys;

    @Inject
    Idempotency idempotency;

    private House house;
    private String sale;
    private String key;

    @BeforeEach
    void build() {
        house = houses.build();
        sale = house.sale("2030-07-14", "2030-07-16", "Weber");
        key = UUID.randomUUID().toString();
    }

    @Test
    void the_same_request_gets_the_first_answer_and_sells_nothing_more() {
        Response first = post(key, sale);
        Response again = post("\"" + key + "\"", sale);
        first.then().statusCode(201);
        again.then().statusCode(201).header("Idempotent-Replayed", equalTo("true"));
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.header("Idempotent-Replayed")).isNull();
        reservations().then().body("items", hasSize(1));
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        post(key, sale).then().statusCode(201);
        post(key, house.sale("2030-07-14", "2030-07-17", "Weber"))
                .then()
                .statusCode(422)
                .body("code", equalTo("idempotency-key-reused"));
    }

    @Test
    void a_key_whose_first_request_runs_is_busy() throws Exception {
        byte[] fingerprint = MessageDigest.getInstance("SHA-256")
                .digest(("POST /reservations\n" + sale).getBytes(StandardCharsets.UTF_8));
        assertThat(idempotency.claim(keys.find(house.key()).orElseThrow(), key, fingerprint))
                .isEmpty();
        post(key, sale).then().statusCode(409).body("code", equalTo("idempotency-key-busy"));
    }

    @Test
    void a_refused_request_may_be_tried_again_under_its_key() {
        String impossible = house.sale("2031-07-14", "2031-07-16", "Weber");
        post(key, impossible).then().statusCode(409);
        post(key, impossible).then().statusCode(409).header("Idempotent-Replayed", (String) null);
        post(key, sale).then().statusCode(201);
    }

    @Test
    void ten_at_once_sell_one() throws Exception {
        try (var pool = Executors.newFixedThreadPool(10)) {
            List<Callable<Integer>> calls = IntStream.range(0, 10)
                    .<Callable<Integer>>mapToObj(i -> () -> post(key, sale).statusCode())
                    .toList();
            for (Future<Integer> answer : pool.invokeAll(calls)) {
                assertThat(answer.get()).isIn(201, 409);
            }
        }
        reservations().then().body("items", hasSize(1));
    }

    @Test
    void cancelling_is_safe_to_repeat() {
        String id = post(key, sale).path("id");
        cancel(id, "c-1").then().statusCode(200);
        cancel(id, "c-1").then().statusCode(200).header("Idempotent-Replayed", equalTo("true"));
        cancel(id, "c-2").then().statusCode(409).body("code", equalTo("already-cancelled"));
    }

    @Test
    void an_unprintable_key_is_refused() {
        post("two words", sale).then().statusCode(400).body("code", equalTo("text-invalid"));
    }

    private Response post(String idempotencyKey, String body) {
        return given().header("Authorization", "Bearer " + house.key())
                .header("Idempotency-Key", idempotencyKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post(RESERVATIONS);
    }

    private Response cancel(String id, String idempotencyKey) {
        return given().header("Authorization", "Bearer " + house.key())
                .header("Idempotency-Key", idempotencyKey)
                .post(RESERVATIONS + "/" + id + "/cancel");
    }

    private Response reservations() {
        return given().header("Authorization", "Bearer " + house.key()).get(RESERVATIONS);
    }
}
