package io.relais.connector.bookingcom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relais.connector.Fault;
import io.relais.connector.HttpAnswer;
import io.relais.connector.PartnerFault;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the newer services, which speak JSON. */
final class JsonCalls {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonCalls() {}

    /** The tree; empty when the text is no JSON. */
    static Optional<JsonNode> parse(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(tree -> !tree.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * What the answer is about: the content of {@code data} where it has such an envelope.
     *
     * @throws PartnerFault PROTOCOL when it is not a JSON object, REJECTED when it holds errors and nothing else
     */
    static JsonNode data(HttpAnswer answer, String what) {
        JsonNode tree = parse(answer.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> PartnerFault.of(
                        Fault.PROTOCOL, "the answer to " + what + " is not JSON" + BookingCalls.support(answer)));
        JsonNode data = tree.path("data").isObject() ? tree.path("data") : tree;
        if (!tree.path("data").isObject() && !tree.path("errors").isEmpty()) {
            String words = text(tree.path("errors").path(0), "message", "detail", "code");
            throw PartnerFault.of(
                    Fault.REJECTED,
                    what + " was refused: " + words.substring(0, Math.min(words.length(), 300))
                            + BookingCalls.support(answer));
        }
        return data;
    }

    /** The first of the fields that holds something, as text; empty when none does. */
    static String text(JsonNode node, String... fields) {
        for (String field : fields) {
            String value = node.path(field).asText("").strip();
            if (!value.isEmpty() && !node.path(field).isNull()) {
                return value;
            }
        }
        return "";
    }

    /**
     * An amount. Booking.com writes {@code {value, currency, decimals}} with an integer value, elsewhere a decimal text in
     * major units; a value with a point is in major units whatever {@code decimals} says.
     */
    static Optional<Money> money(JsonNode node, String currency) {
        JsonNode value = node.isObject() ? firstOf(node, "value", "amount") : node;
        String text = value.isNull() ? "" : value.asText("");
        String told = text(node, "currency", "currency_code");
        String code = told.isEmpty() ? currency : told;
        if (text.isBlank() || code.isEmpty()) {
            return Optional.empty();
        }
        String known = Field.currency(code);
        return Field.decimal(text, "amount").map(amount -> {
            JsonNode decimals = firstOf(node, "decimals", "decimal_places");
            boolean scaled = decimals.isInt() && amount.scale() <= 0 && decimals.asInt() >= 0 && decimals.asInt() <= 10;
            BigDecimal major = scaled ? amount.movePointLeft(decimals.asInt()) : amount;
            return Field.money(major, known, "amount");
        });
    }

    private static JsonNode firstOf(JsonNode node, String first, String second) {
        return node.has(first) ? node.path(first) : node.path(second);
    }
}
