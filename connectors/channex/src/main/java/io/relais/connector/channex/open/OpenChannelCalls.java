package io.relais.connector.channex.open;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.connector.DoorCall;
import io.relais.connector.MasterCall;
import io.relais.connector.MasterChange;
import io.relais.connector.MasterChange.OccupancyPrice;
import io.relais.connector.MasterChange.Rules;
import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What Channex calls. A change that cannot be read is kept as such, so that the others are applied and it is answered by name.
 *
 * <p>Source: docs.channex.io, Open Channel API (test connection, mapping details, changes).
 */
final class OpenChannelCalls {
    /** A range of ten years is a typing error; the house bounds it further. */
    private static final int NIGHTS_MAX = 4_000;

    private OpenChannelCalls() {}

    static MasterCall read(DoorCall call) {
        return switch (call.method() + " " + call.action()) {
            case "GET test_connection" -> new MasterCall.Greeting(hotelCode(call));
            case "GET mapping_details" -> new MasterCall.Products(hotelCode(call));
            case "POST changes" -> changes(OpenChannelJson.read(call.body()));
            default -> throw new UnreadableMessage("there is no such endpoint");
        };
    }

    private static String hotelCode(DoorCall call) {
        String code = call.query().getOrDefault("hotel_code", "").strip();
        if (code.isEmpty()) {
            throw new UnreadableMessage("the argument 'hotel_code' is missing");
        }
        return code;
    }

    private static MasterCall changes(JsonNode body) {
        JsonNode data = body.path("data");
        List<MasterChange> changes = new ArrayList<>();
        String hotel = "";
        String request = "";
        for (JsonNode notification : data.isArray() ? data : List.of(data)) {
            JsonNode attributes = notification.path("attributes");
            String code = text(attributes, "hotel_code");
            if (code.isEmpty() || !attributes.path("changes").isArray()) {
                throw new UnreadableMessage("the fields 'hotel_code' and 'changes' are required");
            }
            if (!hotel.isEmpty() && !hotel.equals(code)) {
                throw new UnreadableMessage("the call holds changes of more than one 'hotel_code'");
            }
            hotel = code;
            request = request.isEmpty() ? text(attributes, "request_id") : request;
            attributes.path("changes").forEach(change -> changes.add(change(change)));
        }
        if (hotel.isEmpty()) {
            throw new UnreadableMessage("the field 'data' is missing");
        }
        return new MasterCall.Changes(hotel, request, changes);
    }

    private static MasterChange change(JsonNode node) {
        JsonNode attributes = node.path("attributes");
        try {
            String room = required(attributes, "room_type_id");
            NightRange nights = nights(attributes);
            return switch (text(node, "type")) {
                case "availability_changes" ->
                    new MasterChange.Free(
                            room,
                            text(attributes, "rate_plan_id"),
                            nights,
                            number(attributes, "availability")
                                    .orElseThrow(() -> new UnreadableMessage("the field 'availability' is missing")));
                case "restriction_changes" ->
                    new MasterChange.Rate(
                            room,
                            required(attributes, "rate_plan_id"),
                            nights,
                            prices(attributes.path("rates")),
                            rules(attributes));
                default -> new MasterChange.Unreadable("the field 'type' has an unknown value");
            };
        } catch (UnreadableMessage unreadable) {
            return new MasterChange.Unreadable(unreadable.reason());
        }
    }

    private static NightRange nights(JsonNode attributes) {
        LocalDate first = date(attributes, "date_from");
        LocalDate last = date(attributes, "date_to");
        if (last.isBefore(first) || first.plusDays(NIGHTS_MAX).isBefore(last)) {
            throw new UnreadableMessage(
                    "the field 'date_to' must be from 'date_from' to " + NIGHTS_MAX + " days after");
        }
        return new NightRange(first, last);
    }

    private static LocalDate date(JsonNode attributes, String field) {
        try {
            return LocalDate.parse(required(attributes, field));
        } catch (DateTimeException e) {
            throw new UnreadableMessage("the field '" + field + "' is no date");
        }
    }

    /** The last of several prices for one number of people wins. */
    private static List<OccupancyPrice> prices(JsonNode rates) {
        Map<Integer, OccupancyPrice> prices = new LinkedHashMap<>();
        for (JsonNode rate : rates) {
            int people = number(rate, "occupancy").orElse(0);
            if (people < 0) {
                throw new UnreadableMessage("the field 'rates.occupancy' must not be negative");
            }
            prices.put(people, new OccupancyPrice(people, price(rate)));
        }
        return List.copyOf(prices.values());
    }

    /** Text is decimal; a whole number counts the currency's smallest unit, or what {@code fraction_size} says. */
    private static Money price(JsonNode rate) {
        String currency = required(rate, "currency").toUpperCase(Locale.ROOT);
        JsonNode amount = rate.path("rate");
        try {
            if (amount.isIntegralNumber()) {
                int digits = number(rate, "fraction_size").orElse(Money.fractionDigits(currency));
                return Money.ofScaled(amount.longValue(), Math.clamp(digits, 0, 9), currency);
            }
            return Money.ofDecimal(new BigDecimal(amount.asText("")), currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableMessage("the field 'rates.rate' is no amount in a known currency");
        }
    }

    /** {@code min_stay} comes to systems that know one kind only; it is then the kind counted on arrival. */
    private static Rules rules(JsonNode attributes) {
        return new Rules(
                number(attributes, "min_stay_arrival").or(() -> number(attributes, "min_stay")),
                number(attributes, "min_stay_through"),
                number(attributes, "max_stay"),
                flag(attributes, "stop_sell"),
                flag(attributes, "closed_to_arrival"),
                flag(attributes, "closed_to_departure"));
    }

    private static Optional<Integer> number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.canConvertToInt() && value.isIntegralNumber()) {
            return Optional.of(value.asInt());
        }
        if (value.isTextual() && value.asText().matches("-?\\d{1,9}")) {
            return Optional.of(Integer.valueOf(value.asText()));
        }
        throw new UnreadableMessage("the field '" + field + "' is no whole number");
    }

    private static Optional<Boolean> flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isBoolean() || (value.isInt() && (value.asInt() == 0 || value.asInt() == 1))) {
            return Optional.of(value.asBoolean());
        }
        throw new UnreadableMessage("the field '" + field + "' is neither true nor false");
    }

    private static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isEmpty()) {
            throw new UnreadableMessage("the field '" + field + "' is missing");
        }
        return text;
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isNull() ? "" : value.asText("").strip();
    }
}
