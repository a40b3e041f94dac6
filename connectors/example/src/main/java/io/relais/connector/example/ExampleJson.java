package io.relais.connector.example;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relais.connector.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Text to tree to record and back. */
final class ExampleJson {
    // Unknown fields are the partner's freedom to grow. Decimals stay decimals: 10.10 must not become a floating
    // number.
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final int DIGEST_LENGTH = 12;

    private ExampleJson() {}

    static Optional<JsonNode> find(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static <T> T read(String raw, Class<T> type) {
        try {
            T value = MAPPER.readValue(raw, type);
            if (value == null) {
                throw new UnreadableMessage("the message is empty");
            }
            return value;
        } catch (JsonMappingException e) {
            // The parser's own text quotes the content, which may be a guest's: only the field is named.
            String field = e.getPath().isEmpty() ? "" : e.getPath().getLast().getFieldName();
            throw new UnreadableMessage("the field '" + field + "' cannot be read");
        } catch (JsonProcessingException e) {
            throw new UnreadableMessage("the message is not JSON");
        }
    }

    static String write(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of our own cannot be written", e);
        }
    }

    /** The first twelve hexadecimal digits of the content's SHA-256. */
    static String digest(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
