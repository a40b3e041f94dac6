package io.relais.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Makes requests from the description of the API. */
final class Asking {
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final List<Operation> operations = new ArrayList<>();
    private final Shapes shapes;
    private final Finds finds;
    private final Random random;

    Asking(JsonNode description, Shapes shapes, Finds finds, Random random) {
        this.shapes = shapes;
        this.finds = finds;
        this.random = random;
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .forEach(entry ->
                                operations.add(new Operation(path.getKey(), entry.getKey(), entry.getValue()))));
    }

    /** One described operation. */
    record Operation(String path, String method, JsonNode node) {
        /** What its path is about, as {@code reservations}. */
        String collection() {
            String[] parts = path.split("/", -1);
            for (int i = parts.length - 1; i >= 0; i--) {
                if (!parts[i].startsWith("{")) {
                    return parts[i];
                }
            }
            return "";
        }
    }

    /** A request, and how to tell it to a person. */
    record Ask(Operation operation, String address, String body) {}

    Ask next() {
        Operation operation = operations.get(random.nextInt(operations.size()));
        return new Ask(operation, address(operation), body(operation));
    }

    HttpRequest request(Ask ask, URI base, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(ask.address()))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + key);
        boolean hasBody = !ask.operation().method().equals("get");
        if (hasBody) {
            request.header("Content-Type", random.nextInt(50) == 0 ? "text/plain" : "application/json");
        }
        if (random.nextInt(4) == 0) {
            request.header(
                    "Idempotency-Key",
                    random.nextInt(10) == 0 ? "again" : UUID.randomUUID().toString());
        }
        if (random.nextInt(4) == 0) {
            request.header("If-Match", random.nextInt(4) == 0 ? "nonsense" : "W/\"" + random.nextInt(3) + "\"");
        }
        return request.method(
                        ask.operation().method().toUpperCase(Locale.ROOT),
                        hasBody
                                ? HttpRequest.BodyPublishers.ofString(ask.body(), StandardCharsets.UTF_8)
                                : HttpRequest.BodyPublishers.noBody())
                .build();
    }

    private String address(Operation operation) {
        StringBuilder query = new StringBuilder();
        String path = operation.path();
        for (JsonNode parameter : operation.node().path("parameters")) {
            String name = parameter.path("name").asText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(pathValue(operation.path(), name)));
                case "query" -> {
                    if (parameter.path("required").asBoolean() || random.nextInt(3) == 0) {
                        query.append(query.isEmpty() ? "?" : "&")
                                .append(encoded(name))
                                .append('=')
                                .append(encoded(shapes.parameter(name, parameter.path("schema"))));
                    }
                }
                default -> {}
            }
        }
        return path + query;
    }

    private String pathValue(String path, String name) {
        if (random.nextInt(15) == 0) {
            String strange = shapes.strange().asText();
            return strange.isEmpty() || strange.length() > 2_000 ? "x" : strange;
        }
        String before = path.substring(0, path.indexOf("{" + name + "}"));
        String[] parts = before.split("/", -1);
        return finds.pick(parts[parts.length - 2], random);
    }

    private String body(Operation operation) {
        JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return random.nextInt(10) == 0 ? "{\"a\":1}" : "";
        }
        String body = shapes.value("", schema, 0).toString();
        return switch (random.nextInt(40)) {
            case 0 -> body.substring(0, body.length() / 2);
            case 1 -> "[".repeat(5_000);
            case 2 -> body + body;
            case 3 -> "";
            case 4 -> "[" + body + "]";
            default -> body;
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
