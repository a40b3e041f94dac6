package io.relais.server.console;

import io.relais.core.delivery.ConnectionHealth;
import io.relais.core.inventory.BulkWish;
import io.relais.core.inventory.BulkWish.Mode;
import io.relais.core.inventory.BulkWish.PriceStep;
import io.relais.core.inventory.BulkWish.RestrictionStep;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what was typed to change many nights. */
record BulkForm(Map<String, List<String>> typed, Tariff tariff) {
    private static final int NIGHTS_MAX = 999;
    private static final int PEOPLE_MAX = 99;
    private static final int DIGITS_MAX = 16;
    private static final int PERCENT_DIGITS = 2;

    /** @param channels that rules can be made for; without any the question is not asked */
    static List<RateField> whereFields(RateFields form, List<ConnectionHealth> channels) {
        List<RateField> fields = new ArrayList<>(List.of(
                form.date("from"),
                form.date("to"),
                form.weekdays("weekdays"),
                form.many("types", form.tariff().unitTypes(), type -> type.id().toString(), UnitType::name),
                form.many("plans", form.tariff().ratePlans(), plan -> plan.id().toString(), RatePlan::name)));
        if (!channels.isEmpty()) {
            fields.add(form.many(
                    "channels",
                    channels,
                    channel -> channel.connectionId().toString(),
                    channel -> channel.channelName() + " " + channel.remotePropertyId()));
        }
        return List.copyOf(fields);
    }

    static List<RateField> priceFields(RateFields form) {
        return List.of(
                form.select("priceMode", choices(form, "priceMode", "set", "add", "percent")),
                form.text("value"),
                form.number("people"),
                form.text("roundTo"));
    }

    static List<RateField> restrictionFields(RateFields form) {
        return List.of(
                form.select("sell", choices(form, "sell", "close", "open")),
                form.number("minStayArrival"),
                form.number("minStayThrough"),
                form.number("maxStay"),
                form.select("arrivals", choices(form, "arrivals", "close", "open")),
                form.select("departures", choices(form, "departures", "close", "open")));
    }

    private static List<Choice> choices(RateFields form, String name, String... codes) {
        return Stream.concat(Stream.of(""), Stream.of(codes))
                .map(code -> new Choice(
                        code,
                        form.texts().of("bulk." + name + (code.isEmpty() ? "" : "." + code)),
                        form.values().getOrDefault(name, List.of()).contains(code)))
                .toList();
    }

    BulkWish wish() {
        return new BulkWish(
                ids("channels", ProblemCode.CONNECTION_UNKNOWN),
                ids("types", ProblemCode.UNIT_TYPE_UNKNOWN),
                ids("plans", ProblemCode.RATE_PLAN_UNKNOWN),
                new RateForm(typed, tariff).days(),
                RatesAsk.one(typed, "priceMode").isEmpty() ? null : price(),
                new RestrictionStep(
                        number("minStayArrival", 1, NIGHTS_MAX),
                        number("minStayThrough", 1, NIGHTS_MAX),
                        number("maxStay", 0, NIGHTS_MAX),
                        closed("sell"),
                        closed("arrivals"),
                        closed("departures")));
    }

    private PriceStep price() {
        Mode mode = switch (RatesAsk.one(typed, "priceMode")) {
            case "set" -> Mode.SET;
            case "add" -> Mode.ADD;
            case "percent" -> Mode.PERCENT;
            default -> throw Problem.of(ProblemCode.VALUE_INVALID, "priceMode", "set, add, percent");
        };
        int money = Money.fractionDigits(tariff.property().currency());
        long value = amount("value", mode == Mode.PERCENT ? PERCENT_DIGITS : money);
        Limits.within("value", value, mode == Mode.SET ? 0 : -Limits.AMOUNT_MAX, Limits.AMOUNT_MAX);
        Integer people = number("people", 0, PEOPLE_MAX);
        int everyone = mode == Mode.SET ? 0 : PriceStep.EVERY;
        long roundTo = RatesAsk.one(typed, "roundTo").isEmpty() ? 1 : amount("roundTo", money);
        return new PriceStep(
                mode,
                value,
                people == null ? everyone : people,
                Limits.within("roundTo", roundTo, 1, Limits.AMOUNT_MAX));
    }

    private long amount(String name, int digits) {
        String text = RatesAsk.one(typed, name)
                .replaceAll("[\\s\\u00a0\\u202f%]", "")
                .replace(',', '.')
                .replace('\u2212', '-');
        if (text.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, name);
        }
        if (text.length() > DIGITS_MAX || !text.matches("[+-]?\\d+(\\.\\d+)?")) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "12.50, -10");
        }
        BigDecimal scaled = new BigDecimal(text).movePointRight(digits);
        if (scaled.stripTrailingZeros().scale() > 0
                || scaled.abs().compareTo(BigDecimal.valueOf(Limits.AMOUNT_MAX)) > 0) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "0." + "0".repeat(digits));
        }
        return scaled.longValueExact();
    }

    private @Nullable Integer number(String name, int min, int max) {
        String text = RatesAsk.one(typed, name);
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.valueOf(text);
        }
        throw Problem.of(ProblemCode.NUMBER_INVALID, name, min, max);
    }

    private @Nullable Boolean closed(String name) {
        return switch (RatesAsk.one(typed, name)) {
            case "" -> null;
            case "close" -> true;
            case "open" -> false;
            default -> throw Problem.of(ProblemCode.VALUE_INVALID, name, "close, open");
        };
    }

    private List<UUID> ids(String name, ProblemCode unknown) {
        return typed.getOrDefault(name, List.of()).stream()
                .map(text -> Ids.get(text, unknown))
                .toList();
    }
}
