package io.relais.server.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes values that a described schema allows, and values that no schema should. */
final class Shapes {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final LocalDate OPEN = LocalDate.of(2030, 7, 1);
    private static final List<String> TEXTS = List.of(
            "Zoë O’Neill",
            "x",
            "2030-07-03",
            "EUR",
            "FLEX",
            "cash",
            "confirmed",
            "name:zo",
            "coupon:3333 balance:>0",
            "fr",
            "zoe@example.org",
            "+33612345678",
            "12.50",
            "percent");
    private static final List<String> STRANGE = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\uD800",
            "𝔘𝔫𝔦",
            "' or 1=1 --",
            "%",
            "\\",
            "2030-02-30",
            "0000-00-00",
            "+999999999-12-31",
            "-2030-01-01",
            "99999999999999999999",
            "NaN",
            "1e400",
            "null",
            "../..",
            "<script>",
            "\r\nX: y",
            "\"\"\"",
            "arrival:9999-99",
            "balance:>x",
            "status:",
            "\u202Eabc",
            "XXX",
            "eur");
    private static final int DEPTH_MAX = 6;
    /** A longer address is refused before anybody can tell by whom. */
    private static final int ADDRESS_MAX = 600;

    private final JsonNode description;
    private final Finds finds;
    private final Random random;

    Shapes(JsonNode description, Finds finds, Random random) {
        this.description = description;
        this.finds = finds;
        this.random = random;
    }

    /** A value for a field of that name: mostly what the schema says. */
    JsonNode value(String name, JsonNode schema, int depth) {
        JsonNode known = resolve(schema);
        if (depth > DEPTH_MAX || random.nextInt(12) == 0) {
            return strange();
        }
        if (known.has("enum") && !known.path("enum").isEmpty()) {
            return known.path("enum").get(random.nextInt(known.path("enum").size()));
        }
        return switch (type(known)) {
            case "object" -> object(known, depth);
            case "array" -> array(name, known, depth);
            case "integer" -> JSON.numberNode(number(known));
            case "number" -> JSON.numberNode(random.nextInt(2_000) / 10.0);
            case "boolean" -> JSON.booleanNode(random.nextBoolean());
            default -> JSON.textNode(text(name, known));
        };
    }

    /** A text for a path or query parameter. */
    String parameter(String name, JsonNode schema) {
        JsonNode value = value(name, schema, DEPTH_MAX - 1);
        String text = value.isTextual() ? value.asText() : value.toString();
        return text.substring(0, Math.min(ADDRESS_MAX, text.length()));
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            int chance = required.contains(property.getKey()) ? 95 : 50;
            if (random.nextInt(100) < chance) {
                object.set(property.getKey(), value(property.getKey(), property.getValue(), depth + 1));
            }
        });
        if (random.nextInt(40) == 0) {
            object.set("unheardOf", strange());
        }
        return object;
    }

    private ArrayNode array(String name, JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int size = random.nextInt(60) == 0 ? 2_000 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            array.add(value(name, schema.path("items"), depth + 1));
        }
        return array;
    }

    private long number(JsonNode schema) {
        long low = schema.path("minimum").asLong(0);
        return switch (random.nextInt(12)) {
            case 0 -> -1;
            case 1 -> Long.MAX_VALUE;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> 0;
            default -> low + random.nextInt(5);
        };
    }

    private String text(String name, JsonNode schema) {
        String format = schema.path("format").asText();
        if ("uuid".equals(format) || name.endsWith("Id")) {
            return finds.pick(name, random);
        }
        if ("date".equals(format)) {
            return OPEN.plusDays(random.nextInt(25)).toString();
        }
        if ("date-time".equals(format)) {
            return OPEN.plusDays(random.nextInt(25)) + "T10:00:00Z";
        }
        if (schema.has("example") && random.nextBoolean()) {
            return schema.path("example").asText();
        }
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Something that hardly any field wants. */
    JsonNode strange() {
        return switch (random.nextInt(9)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.numberNode(Long.MIN_VALUE);
            case 2 -> JSON.numberNode(1e300);
            case 3 -> JSON.textNode("é".repeat(random.nextInt(20_000)));
            case 4 -> JSON.booleanNode(true);
            case 5 -> JSON.arrayNode().add(JSON.arrayNode());
            case 6 -> JSON.objectNode().put("a", "b");
            default -> JSON.textNode(STRANGE.get(random.nextInt(STRANGE.size())));
        };
    }

    private JsonNode resolve(JsonNode schema) {
        if (schema.has("$ref")) {
            return resolve(description.at(schema.path("$ref").asText().substring(1)));
        }
        for (String way : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode one : schema.path(way)) {
                if (!"null".equals(one.path("type").asText())) {
                    return resolve(one);
                }
            }
        }
        return schema;
    }

    /** The described type; in OpenAPI 3.1 it may be a list with null. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        if (!type.isArray()) {
            return type.asText(schema.has("properties") ? "object" : "string");
        }
        for (JsonNode one : type) {
            if (!"null".equals(one.asText())) {
                return one.asText();
            }
        }
        return "string";
    }
}
