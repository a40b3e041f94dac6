package io.relais.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body of fields with texts, numbers, flags or lists of them, as rules of all kinds are written. */
final class FlatBody {
    private static final int FIELDS_MAX = 40;
    private static final int LIST_MAX = 100;

    private FlatBody() {}

    static Map<String, List<String>> read(@Nullable String body) {
        JsonNode node = Bodies.read(body, JsonNode.class);
        if (!node.isObject()) {
            throw Problem.of(ProblemCode.BODY_INVALID, 1, 1);
        }
        Params.within("fields", node.size(), 0, FIELDS_MAX);
        Map<String, List<String>> fields = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            List<String> values = values(Params.shortText("field", field.getKey()), field.getValue());
            if (!values.isEmpty()) {
                fields.put(field.getKey(), values);
            }
        });
        return fields;
    }

    private static List<String> values(String name, JsonNode value) {
        if (value.isNull()) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        if (value.isArray()) {
            Params.within(name, value.size(), 0, LIST_MAX);
            value.forEach(item -> values.add(scalar(name, item)));
        } else {
            values.add(scalar(name, value));
        }
        return values;
    }

    private static String scalar(String name, JsonNode value) {
        if (!value.isValueNode() || value.isNull()) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "text, number, flag, or a list of these");
        }
        return Params.shortText(name, value.asText());
    }
}
