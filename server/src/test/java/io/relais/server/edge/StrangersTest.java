package io.relais.server.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.relais.server.api.House;
import io.relais.server.api.Houses;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(StrangersTest.Strict.class)
class StrangersTest {
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}";

    @Inject
    Houses houses;

    /** A hub with a public name that gives strangers three tries. */
    public static final class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "relais.limits.failures-per-minute", "3",
                    "relais.public-url", "https://hub.example.com",
                    "relais.mcp.allowed-hosts", "assistant.example.com,10.1.2.3");
        }
    }

    @Test
    void an_address_that_guesses_keys_is_refused_unread() {
        House house = houses.build();
        for (String host : new String[] {"hub.example.com", "assistant.example.com:8443", "localhost"}) {
            given().header("Authorization", "Bearer " + house.key())
                    .header("Host", host)
                    .accept("application/json, text/event-stream")
                    .contentType(ContentType.JSON)
                    .body(PING)
                    .post("/mcp")
                    .then()
                    .statusCode(200);
        }
        for (int i = 0; i < 3; i++) {
            given().header("Authorization", "Bearer rls_guess" + i)
                    .get("/api/v1/properties")
                    .then()
                    .statusCode(401);
        }
        given().header("Authorization", "Bearer rls_guess4")
                .get("/api/v1/properties")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("rate-limited"))
                .body("violated-policies", hasItem("failures"));
        given().get("/q/health/live").then().statusCode(200);
    }
}
