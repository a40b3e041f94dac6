package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.world.Money;
import io.relais.sandbox.world.RateNight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads the fields of one restrictions value; a field that is null or wrong gets a warning and changes nothing. */
final class RestrictionReader {
    private static final String NOT_NULL = "Should be a non null value or not existed field";
    private static final int MAX_STAY = 9999;

    private final JsonNode value;
    private final String currency;
    private final ObjectNode warning;
    private final List<UnaryOperator<RateNight>> steps = new ArrayList<>();

    RestrictionReader(JsonNode value, String currency, ObjectNode warning) {
        this.value = value;
        this.currency = currency;
        this.warning = warning;
    }

    List<UnaryOperator<RateNight>> read() {
        flag("stop_sell", RateNight::withClosed);
        flag("closed_to_arrival", RateNight::withClosedToArrival);
        flag("closed_to_departure", RateNight::withClosedToDeparture);
        stay("min_stay_arrival", RateNight::withMinStayArrival);
        stay("min_stay_through", RateNight::withMinStayThrough);
        stay("max_stay", RateNight::withMaxStay);
        if (present("rate")) {
            price(value.get("rate"), 0);
        }
        for (JsonNode rate : value.path("rates")) {
            int guests = rate.path("occupancy").asInt();
            if (guests < 1) {
                AriWriter.warn(warning, "rates", "is invalid");
            } else {
                price(rate.path("rate"), guests);
            }
        }
        return List.copyOf(steps);
    }

    private void flag(String field, BiFunction<RateNight, Boolean, RateNight> change) {
        if (!present(field)) {
            return;
        }
        JsonNode flag = value.get(field);
        if (flag.isBoolean() || flag.isInt()) {
            boolean on = flag.asBoolean();
            steps.add(night -> change.apply(night, on));
        } else {
            AriWriter.warn(warning, field, "is invalid");
        }
    }

    private void stay(String field, BiFunction<RateNight, Integer, RateNight> change) {
        if (!present(field)) {
            return;
        }
        JsonNode nights = value.get(field);
        if (nights.isInt() && nights.asInt() >= 0 && nights.asInt() <= MAX_STAY) {
            int count = nights.asInt();
            steps.add(night -> change.apply(night, count));
        } else {
            AriWriter.warn(warning, field, "is invalid");
        }
    }

    private void price(JsonNode rate, int guests) {
        Optional<Long> minor = minor(rate);
        if (minor.isPresent()) {
            steps.add(night -> night.withPrice(guests, minor.get()));
        } else {
            AriWriter.warn(warning, "rate", "is invalid");
        }
    }

    /** A whole number is minor units, text is a decimal amount. */
    private Optional<Long> minor(JsonNode rate) {
        try {
            long minor = rate.isIntegralNumber()
                    ? rate.longValue()
                    : Money.parse(rate.isTextual() ? rate.asText() : "", currency);
            return minor >= 0 ? Optional.of(minor) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private boolean present(String field) {
        if (!value.has(field)) {
            return false;
        }
        if (value.get(field).isNull()) {
            AriWriter.warn(warning, field, NOT_NULL);
            return false;
        }
        return true;
    }
}
