package io.relais.sandbox.channex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relais.sandbox.wire.Effects;
import io.relais.sandbox.wire.FaultKind;
import io.relais.sandbox.wire.Json;
import io.relais.sandbox.wire.Wire;
import io.relais.sandbox.world.Hotel;
import io.relais.sandbox.world.Partner;
import io.relais.sandbox.world.Range;
import io.relais.sandbox.world.RateNight;
import io.relais.sandbox.world.RateOf;
import io.relais.sandbox.world.Room;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Applies the values of an availability or restrictions call one by one, in order; what is wrong with a value is said in its warning. */
final class AriWriter {
    private static final int MAX_AVAILABILITY = 10_000;

    private final Partner partner;

    AriWriter(Partner partner) {
        this.partner = partner;
    }

    /** Applies what is right and returns one warning per wrong value. */
    List<ObjectNode> availability(JsonNode values, Effects effects) {
        return write(values, effects, this::count);
    }

    List<ObjectNode> restrictions(JsonNode values, Effects effects) {
        return write(values, effects, this::restrict);
    }

    private interface Step {
        void apply(JsonNode value, Hotel hotel, ObjectNode warning, long at);
    }

    private List<ObjectNode> write(JsonNode values, Effects effects, Step step) {
        var warnings = new ArrayList<ObjectNode>();
        boolean partial = effects.has(FaultKind.PARTIAL);
        Random random = effects.random();
        int always = partial && !values.isEmpty() ? random.nextInt(values.size()) : -1;
        long at = Wire.nanos(partner.now());
        partner.locked(() -> {
            int index = 0;
            for (JsonNode value : values) {
                ObjectNode warning = Json.object();
                if (index++ == always || (partial && random.nextBoolean())) {
                    warn(warning, "property_id", "temporarily unavailable");
                } else {
                    apply(value, warning, step, at);
                }
                if (!warning.isEmpty()) {
                    warnings.add(described(value, warning));
                }
            }
            return true;
        });
        partner.changed();
        return warnings;
    }

    private void apply(JsonNode value, ObjectNode warning, Step step, long at) {
        Optional<Hotel> hotel = Json.text(value, "property_id").flatMap(partner.catalogue()::find);
        if (hotel.isEmpty()) {
            warn(warning, "property_id", "is invalid");
            return;
        }
        step.apply(value, hotel.get(), warning, at);
    }

    private void count(JsonNode value, Hotel hotel, ObjectNode warning, long at) {
        Optional<Room> room = Json.text(value, "room_type_id").flatMap(hotel::findRoom);
        JsonNode count = value.path("availability");
        if (room.isEmpty()) {
            warn(warning, "room_type_id", "is invalid");
        }
        if (!count.isInt() || count.asInt() < 0 || count.asInt() > MAX_AVAILABILITY) {
            warn(warning, "availability", "is invalid");
        }
        List<Range> ranges = ranges(value, warning);
        if (warning.isEmpty()) {
            ranges.forEach(range -> partner.stock().setCount(room.orElseThrow().id(), range, count.asInt(), at));
        }
    }

    private void restrict(JsonNode value, Hotel hotel, ObjectNode warning, long at) {
        Optional<RateOf> rate = Json.text(value, "rate_plan_id").flatMap(id -> find(hotel, id));
        List<Range> ranges = ranges(value, warning);
        if (rate.isEmpty()) {
            warn(warning, "rate_plan_id", "is invalid");
            return;
        }
        RestrictionChange change = RestrictionChange.read(value, hotel.currency(), warning);
        ranges.forEach(range -> partner.stock().changeRate(rate.get(), range, at, change::apply));
    }

    static Optional<RateOf> find(Hotel hotel, String ratePlanId) {
        return hotel.rooms().stream()
                .filter(room -> room.findRate(ratePlanId).isPresent())
                .findFirst()
                .map(room -> new RateOf(room.id(), ratePlanId));
    }

    /** One range for a date or a period; single days when weekdays are picked. */
    private static List<Range> ranges(JsonNode value, ObjectNode warning) {
        try {
            LocalDate first = LocalDate.parse(Json.text(value, "date")
                    .or(() -> Json.text(value, "date_from"))
                    .orElse(""));
            LocalDate last = LocalDate.parse(Json.text(value, "date")
                    .or(() -> Json.text(value, "date_to"))
                    .orElse(""));
            Range range = new Range(first, last);
            Set<DayOfWeek> days = days(value.path("days"));
            if (days.size() == 7) {
                return List.of(range);
            }
            return range.dates()
                    .filter(date -> days.contains(date.getDayOfWeek()))
                    .map(date -> new Range(date, date))
                    .toList();
        } catch (RuntimeException e) {
            warn(warning, value.has("date") ? "date" : "date_from", "is invalid");
            return List.of();
        }
    }

    private static Set<DayOfWeek> days(JsonNode days) {
        if (!days.isArray()) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> picked = EnumSet.noneOf(DayOfWeek.class);
        for (JsonNode day : days) {
            String name = day.asText().toUpperCase(Locale.ROOT);
            picked.add(Arrays.stream(DayOfWeek.values())
                    .filter(one -> name.length() >= 2 && one.name().startsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("day")));
        }
        return picked;
    }

    static void warn(ObjectNode warning, String field, String text) {
        ((ArrayNode) (warning.has(field) ? warning.get(field) : warning.putArray(field))).add(text);
    }

    /** The value as sent, fields not sent as null, and what is wrong with it. */
    private static ObjectNode described(JsonNode value, ObjectNode warning) {
        ObjectNode described = Json.object();
        for (String field : List.of(
                "availability",
                "availability_offset",
                "closed_to_arrival",
                "closed_to_departure",
                "date",
                "date_from",
                "date_to",
                "max_availability",
                "max_sell",
                "max_stay",
                "min_stay_arrival",
                "min_stay_through",
                "property_id",
                "rate",
                "rate_plan_id",
                "room_type_id",
                "stop_sell")) {
            described.set(field, value.has(field) ? value.get(field) : null);
        }
        described.set("warning", warning);
        return described;
    }

    /** Kept apart from parsing so that a wrong field never undoes the right ones beside it. */
    private record RestrictionChange(List<UnaryOperator<RateNight>> steps) {

        static RestrictionChange read(JsonNode value, String currency, ObjectNode warning) {
            return new RestrictionChange(new RestrictionReader(value, currency, warning).read());
        }

        RateNight apply(RateNight night) {
            RateNight changed = night;
            for (var step : steps) {
                changed = step.apply(changed);
            }
            return changed;
        }
    }
}
