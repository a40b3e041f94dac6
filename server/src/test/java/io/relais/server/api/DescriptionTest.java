package io.relais.server.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)}");

    private JsonNode description;

    /** One operation with its place. */
    private record Operation(String path, String method, JsonNode node) {}

    @BeforeEach
    void read() throws Exception {
        description = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
    }

    @Test
    void it_is_openapi_3_1_and_describes_the_api_only() {
        assertThat(description.path("openapi").asText()).startsWith("3.1");
        assertThat(description.path("info").path("title").asText()).isEqualTo("Relais API");
        List<String> paths = new ArrayList<>();
        description.path("paths").fieldNames().forEachRemaining(paths::add);
        assertThat(paths).hasSizeGreaterThan(60).allMatch(path -> path.startsWith("/api/v1/"));
    }

    @Test
    void every_operation_has_an_id_a_summary_and_the_refusals() {
        Set<String> ids = new HashSet<>();
        for (Operation operation : operations()) {
            String place = operation.method() + " " + operation.path();
            assertThat(ids.add(operation.node().path("operationId").asText()))
                    .as(place)
                    .isTrue();
            assertThat(operation.node().path("summary").asText()).as(place).isNotBlank();
            for (String status : List.of("400", "401", "403", "429", "500")) {
                JsonNode refusal = operation.node().path("responses").path(status);
                assertThat(refusal.path("description").asText())
                        .as(place + " " + status)
                        .isNotBlank();
                assertThat(refusal.at("/content/application~1problem+json/schema/$ref")
                                .asText())
                        .as(place + " " + status)
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
        assertThat(ids).contains("searchReservations", "createReservation", "getAvailability", "replayParked");
    }

    @Test
    void every_success_but_no_content_has_a_schema() {
        for (Operation operation : operations()) {
            operation.node().path("responses").properties().forEach(response -> {
                if (response.getKey().startsWith("2") && !response.getKey().equals("204")) {
                    JsonNode content = response.getValue().path("content");
                    assertThat(content.isEmpty())
                            .as(operation.path() + " " + response.getKey())
                            .isFalse();
                    content.forEach(type -> assertThat(type.path("schema").isMissingNode())
                            .as(operation.path())
                            .isFalse());
                }
            });
        }
    }

    @Test
    void every_parameter_is_described() {
        for (Operation operation : operations()) {
            for (JsonNode parameter : operation.node().path("parameters")) {
                assertThat(parameter.path("description").asText())
                        .as(operation.path() + " " + parameter.path("name"))
                        .isNotBlank();
            }
        }
    }

    @Test
    void every_place_in_a_path_is_described() {
        for (Operation operation : operations()) {
            List<String> told = new ArrayList<>();
            operation
                    .node()
                    .path("parameters")
                    .forEach(p -> told.add(
                            p.path("in").asText() + " " + p.path("name").asText()));
            PLACE.matcher(operation.path())
                    .results()
                    .forEach(place -> assertThat(told).as(operation.path()).contains("path " + place.group(1)));
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        for (JsonNode reference : description.findValues("$ref")) {
            String pointer = reference.asText().substring(1);
            assertThat(description.at(pointer).isMissingNode()).as(pointer).isFalse();
        }
    }

    @Test
    void it_says_how_to_sign_in() {
        assertThat(description.at("/components/securitySchemes/apiKey/scheme").asText())
                .isEqualTo("bearer");
        assertThat(description.at("/security/0").has("apiKey")).isTrue();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(path.getKey(), entry.getKey(), entry.getValue()))));
        return operations;
    }
}
