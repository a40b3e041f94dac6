package io.relais.server.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads request bodies strictly (a misspelt field is an error, not silence) and writes answers. */
@Singleton
final class Bodies {
    private static final int DEPTH_MAX = 20;
    private static final int FIELD_MAX = 100;

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    static {
        STRICT.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build());
    }

    private final ObjectMapper json;

    @Inject
    Bodies(ObjectMapper json) {
        this.json = json;
    }

    static <T> T read(@Nullable String body, Class<T> type) {
        try {
            return Optional.ofNullable(STRICT.readValue(body == null ? "" : body, type))
                    .orElseThrow(() -> Problem.of(ProblemCode.BODY_INVALID, 1, 1));
        } catch (UnrecognizedPropertyException e) {
            throw Problem.of(ProblemCode.FIELD_UNKNOWN, field(e), e.getKnownPropertyIds());
        } catch (JsonMappingException e) {
            throw e.getPath().isEmpty() ? unreadable(e) : Problem.of(ProblemCode.FIELD_INVALID, field(e), wanted(e));
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    private static Problem unreadable(JsonProcessingException e) {
        JsonLocation where = e.getLocation();
        // Never Jackson's own message: it quotes the body, which may hold guest details.
        return where == null
                ? Problem.of(ProblemCode.BODY_INVALID, 1, 1)
                : Problem.of(ProblemCode.BODY_INVALID, where.getLineNr(), where.getColumnNr());
    }

    /** Where in the body, as {@code stays[0].adults}. */
    private static String field(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference part : e.getPath()) {
            if (part.getFieldName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        }
        return path.substring(0, Math.min(FIELD_MAX, path.length()));
    }

    private static String wanted(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null || (type.isPrimitive() && type != boolean.class) || Number.class.isAssignableFrom(type)) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class ? "a text" : "an object with fields";
    }

    /** The id of an answer that was written here, now or before. */
    static String idIn(String written) {
        try {
            return STRICT.readTree(written).path("id").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours is always readable", e);
        }
    }

    String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an answer record is always writable: " + answer.getClass().getSimpleName(), e);
        }
    }
}
