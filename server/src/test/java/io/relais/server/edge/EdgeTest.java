package io.relais.server.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.ApiKeys;
import io.relais.server.api.House;
import io.relais.server.api.Houses;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EdgeTest {
    private static final String PROPERTIES = "/api/v1/properties";
    private static final String PROBLEM = "application/problem+json";

    @Inject
    Houses houses;

    @Inject
    ApiKeys keys;

    private House house;

    @BeforeEach
    void build() {
        house = houses.build();
    }

    @Test
    void without_a_key_nothing_is_told() {
        given().get(PROPERTIES)
                .then()
                .statusCode(401)
                .contentType(PROBLEM)
                .header("WWW-Authenticate", equalTo("Bearer realm=\"relais\""))
                .body("code", equalTo("not-signed-in"));
        given().get("/api/v1/nothing").then().statusCode(401);
    }

    @Test
    void a_wrong_key_is_refused() {
        given().header("Authorization", "Bearer rls_wrong")
                .get(PROPERTIES)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .contentType(PROBLEM);
    }

    @Test
    void a_key_in_the_address_is_not_read() {
        given().queryParam("access_token", house.key())
                .queryParam("key", house.key())
                .get(PROPERTIES)
                .then()
                .statusCode(401);
    }

    @Test
    void a_revoked_key_ends_at_once() {
        as(PROPERTIES).then().statusCode(200);
        keys.revoke(house.organisationId(), "test key");
        as(PROPERTIES).then().statusCode(401);
    }

    @Test
    void tricks_with_the_path_do_not_open_the_api() {
        for (String path : new String[] {
            "/api;x=1/v1/properties", "//api/v1/properties", "/%61pi/v1/properties", "/api/v1/../v1/properties"
        }) {
            given().urlEncodingEnabled(false).get(path).then().statusCode(401);
        }
    }

    @Test
    void unknown_addresses_below_the_api_are_problems() {
        as("/api/v1/nothing").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not-found"));
        as("/api/other").then().statusCode(404).contentType(PROBLEM).body("code", equalTo("not-found"));
    }

    @Test
    void the_machinerys_own_refusals_are_problems_too() {
        given().header("Authorization", "Bearer " + house.key())
                .delete(PROPERTIES)
                .then()
                .statusCode(405)
                .contentType(PROBLEM)
                .body("code", equalTo("method-not-allowed"));
        given().header("Authorization", "Bearer " + house.key())
                .contentType(ContentType.XML)
                .body("<x/>")
                .post("/api/v1/reservations")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("code", equalTo("media-type-unsupported"));
        given().header("Authorization", "Bearer " + house.key())
                .accept(ContentType.XML)
                .get(PROPERTIES)
                .then()
                .statusCode(406)
                .contentType(PROBLEM)
                .body("code", equalTo("not-acceptable"));
    }

    @Test
    void the_callers_trace_id_comes_back_everywhere() {
        String id = "0af7651916cd43dd8448eb211c80319c";
        given().header("Authorization", "Bearer " + house.key())
                .header("traceparent", "00-" + id + "-b7ad6b7169203331-01")
                .get(PROPERTIES + "/42")
                .then()
                .header("X-Request-Id", equalTo(id))
                .header("traceparent", startsWith("00-" + id + "-"))
                .body("trace", equalTo(id))
                .body("instance", equalTo("urn:trace:" + id));
        given().get("/q/health/live").then().header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void a_key_that_asks_too_much_is_told_when_to_come_back() {
        Response refused = as(PROPERTIES);
        for (int i = 0; i < 200 && refused.statusCode() == 200; i++) {
            refused = as(PROPERTIES);
            assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"burst\";q=20;w=2, \"minute\";q=120;w=60");
            assertThat(refused.header("RateLimit")).matches("\"burst\";r=\\d+;t=\\d+, \"minute\";r=\\d+;t=\\d+");
        }
        refused.then()
                .statusCode(429)
                .contentType(PROBLEM)
                .header("Retry-After", matchesPattern("[1-9]\\d*"))
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("code", equalTo("rate-limited"))
                .body("violated-policies", hasItem("burst"));
        House other = houses.build();
        given().header("Authorization", "Bearer " + other.key())
                .get(PROPERTIES)
                .then()
                .statusCode(200);
    }

    @Test
    void pages_and_probes_are_not_limited() {
        for (int i = 0; i < 30; i++) {
            Response live = given().get("/q/health/live");
            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(live.header("RateLimit")).isNull();
        }
    }

    private Response as(String path) {
        return given().header("Authorization", "Bearer " + house.key()).get(path);
    }
}
