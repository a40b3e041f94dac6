package io.relais.server.fuzz;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.relais.core.access.Permission;
import io.relais.server.api.House;
import io.relais.server.api.Houses;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is sent to the API, described or not, is answered by what was asked for or by a problem that says why not. */
@QuarkusTest
class ApiFuzzTest {
    private static final int REQUESTS = Boolean.getBoolean("relais.long") ? 100_000 : 2_500;
    /** A key's burst, so that no request is refused for coming too often. */
    private static final int PER_KEY = 18;

    private static final int PER_HOUSE = 500;
    private static final int TOLD = 15;
    private static final int BUG = 500;
    private static final int REFUSAL = 400;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    Houses houses;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @Test
    void no_request_meets_a_bug_and_every_refusal_is_a_problem() throws Exception {
        long seed = Long.getLong("relais.fuzz.seed", System.nanoTime());
        Random random = new Random(seed);
        URI base = URI.create("http://localhost:" + RestAssured.port);
        JsonNode description =
                JSON.readTree(given().get("/q/openapi?format=json").asString());
        Finds finds = new Finds();
        Asking asking = new Asking(description, new Shapes(description, finds, random), finds, random);
        House house = houses.build();
        String key = house.key();
        for (int i = 0; i < REQUESTS && faults.size() < TOLD; i++) {
            if (i % PER_HOUSE == 0) {
                house = houses.build();
                finds.forget();
                learn(finds, house);
            }
            if (i % PER_KEY == 0) {
                key = houses.key(house.organisationId(), EnumSet.allOf(Permission.class));
            }
            Asking.Ask ask = asking.next();
            check(ask, client.send(asking.request(ask, base, key), HttpResponse.BodyHandlers.ofString()), finds);
        }
        assertThat(faults).as("seed " + seed + ", answers " + answers).isEmpty();
        assertThat(answers.keySet()).as("answers " + answers).contains(200, 201, 400, 404, 409);
    }

    @Test
    void a_body_of_more_than_ten_megabytes_is_refused_by_size() throws IOException {
        House house = houses.build();
        given().header("Authorization", "Bearer " + house.key())
                .contentType("application/json")
                .body("{\"remarks\":\"" + "x".repeat(11 * 1024 * 1024) + "\"}")
                .post("/api/v1/reservations")
                .then()
                .statusCode(413);
    }

    private static void learn(Finds finds, House house) {
        finds.add("properties", house.propertyId());
        finds.add("propertyId", house.propertyId());
        finds.add("unitTypeId", house.unitTypeId());
        finds.add("ratePlanId", house.ratePlanId());
        finds.add("unit-types", house.unitTypeId());
        finds.add("rate-plans", house.ratePlanId());
        finds.add("connections", house.connectionId());
        for (int day = 10; day < 14; day++) {
            String id = given().header("Authorization", "Bearer " + house.key())
                    .contentType("application/json")
                    .body(house.sale("2030-07-" + day, "2030-07-" + (day + 1), "Muster"))
                    .post("/api/v1/reservations")
                    .path("id");
            finds.add("reservations", id);
        }
    }

    private void check(Asking.Ask ask, HttpResponse<String> answer, Finds finds) {
        answers.merge(answer.statusCode(), 1, Integer::sum);
        String told = ask.operation().method() + " " + ask.address() + " " + shortened(ask.body()) + " -> "
                + answer.statusCode() + " " + shortened(answer.body());
        if (answer.statusCode() >= BUG) {
            faults.add(told);
            return;
        }
        boolean isProblem =
                answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        try {
            JsonNode body = answer.body().startsWith("{") ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            if (answer.statusCode() < REFUSAL) {
                finds.learn(ask.operation().collection(), body);
            } else if (!isProblem
                    || body.path("code").asText().isEmpty()
                    || body.path("detail").asText().isEmpty()) {
                faults.add("no problem: " + told);
            }
        } catch (JsonProcessingException e) {
            faults.add("no JSON: " + told);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "…";
    }
}
