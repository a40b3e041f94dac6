package io.relais.connector.channex;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.connector.UnreadableMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text to tree to record and back, tolerant of everything that a reservation can live without. */
final class ChannexJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .addHandler(new OddShapesAreAbsent())
            .build();

    /**
     * Facts about the delivery, not about the booking: they change when the same revision is fetched again. The guarantee
     * is one of them, because Channex tells the card only until the revision is acknowledged; a card that really changed
     * comes with a new revision.
     */
    private static final List<String> VOLATILE =
            List.of("acknowledge_status", "has_unacked_revisions", "raw_message", "guarantee");

    private static final int DIGEST_LENGTH = 12;

    private ChannexJson() {}

    static Optional<JsonNode> find(String body) {
        try {
            return Optional.ofNullable(MAPPER.readTree(body)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    static ChannexMessages.Booking booking(JsonNode attributes) {
        try {
            return MAPPER.treeToValue(attributes, ChannexMessages.Booking.class);
        } catch (JsonProcessingException e) {
            // The parser's own text quotes the content, which may be a guest's.
            throw new UnreadableMessage("the attributes of the booking cannot be read");
        }
    }

    static String write(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message of our own cannot be written", e);
        }
    }

    /** A digest of the booking alone: the same whatever is around it and in whatever order its fields come. */
    static String digest(JsonNode attributes) {
        JsonNode content = attributes.deepCopy();
        if (content instanceof ObjectNode fields) {
            fields.remove(VOLATILE);
        }
        try {
            return digest(write(MAPPER.treeToValue(content, Object.class)));
        } catch (JsonProcessingException e) {
            return digest(content.toString());
        }
    }

    /** The first twelve hexadecimal digits of the text's SHA-256. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A text where an object should be, or the reverse, is as good as absent; what must be there is checked later. */
    private static final class OddShapesAreAbsent extends DeserializationProblemHandler {
        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message)
                throws IOException {
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> type,
                ValueInstantiator instantiator,
                JsonParser parser,
                String message)
                throws IOException {
            parser.skipChildren();
            return null;
        }
    }
}
