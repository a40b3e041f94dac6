package io.relais.server.console;

import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.ChannelRules;
import io.relais.core.delivery.PriceRounding;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a rule of a channel as it was typed, and writes one back into the form. */
record ChannelRuleForm(Map<String, List<String>> typed, Tariff tariff) {
    private static final int COUNT_MAX = 10_000;
    private static final int DIGITS_MAX = 16;
    private static final int PERCENT_DIGITS = 2;
    private static final int RATE_DIGITS = 6;
    private static final int EVERY_DAY = 127;

    static List<RateField> fields(RateFields form) {
        return List.of(
                form.select("rule", choices(form, "rule", kinds())),
                form.number("count"),
                form.check("whenSlow"),
                form.text("share"),
                form.text("amount"),
                form.text("currency"),
                form.text("exchange"),
                form.select("rounding", choices(form, "rounding", roundings())),
                form.date("from"),
                form.date("to"),
                form.weekdays("weekdays"),
                form.many("types", form.tariff().unitTypes(), type -> type.id().toString(), UnitType::name),
                form.many("plans", form.tariff().ratePlans(), plan -> plan.id().toString(), RatePlan::name));
    }

    private static List<String> kinds() {
        return Arrays.stream(ChannelRule.Kind.values())
                .map(ChannelRule.Kind::code)
                .toList();
    }

    private static List<String> roundings() {
        return Arrays.stream(PriceRounding.values()).map(PriceRounding::code).toList();
    }

    private static List<Choice> choices(RateFields form, String name, List<String> codes) {
        return codes.stream()
                .map(code -> new Choice(
                        code,
                        form.texts().of("channel-rule." + name + "." + code),
                        form.values().getOrDefault(name, List.of()).contains(code)))
                .toList();
    }

    ChannelRules.Wish wish(UUID connectionId) {
        ChannelRule.Kind kind = ChannelRule.Kind.ofCode(RatesAsk.one(typed, "rule"))
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "rule", String.join(", ", kinds())));
        UUID id = Ids.find(RatesAsk.one(typed, "id")).orElse(null);
        return new ChannelRules.Wish(id, connectionId, kind, scope(), values(kind), number("position", COUNT_MAX));
    }

    private ChannelRule.Scope scope() {
        List<String> names = typed.getOrDefault("weekdays", List.of());
        int days = 0;
        for (DayOfWeek day : DayOfWeek.values()) {
            if (names.contains(day.name().toLowerCase(Locale.ROOT))) {
                days |= 1 << (day.getValue() - 1);
            }
        }
        return new ChannelRule.Scope(
                ids("types", ProblemCode.UNIT_TYPE_UNKNOWN),
                ids("plans", ProblemCode.RATE_PLAN_UNKNOWN),
                date("from"),
                date("to"),
                days == 0 ? EVERY_DAY : days);
    }

    private ChannelRule.Values values(ChannelRule.Kind kind) {
        return switch (kind) {
            case STOP_SELL, CLOSED -> ChannelRule.Values.NONE;
            case ALLOTMENT, MIN_STAY -> ChannelRule.Values.count(number("count", COUNT_MAX));
            case BUFFER ->
                "true".equals(RatesAsk.one(typed, "whenSlow"))
                        ? ChannelRule.Values.countWhenSlow(number("count", COUNT_MAX))
                        : ChannelRule.Values.count(number("count", COUNT_MAX));
            case MARKUP ->
                ChannelRule.Values.markup(
                        (int) scaled("share", PERCENT_DIGITS),
                        scaled("amount", Money.fractionDigits(tariff.property().currency())));
            case CURRENCY ->
                ChannelRule.Values.rate(new ChannelRule.Rate(
                        RatesAsk.one(typed, "currency").toUpperCase(Locale.ROOT),
                        scaled("exchange", RATE_DIGITS),
                        BigDecimal.ONE.movePointRight(RATE_DIGITS).longValueExact()));
            case ROUNDING ->
                ChannelRule.Values.rounding(
                        PriceRounding.ofCode(RatesAsk.one(typed, "rounding")).orElse(PriceRounding.NONE));
        };
    }

    private long scaled(String name, int digits) {
        String text = RatesAsk.one(typed, name)
                .replaceAll("[\\s\\u00a0\\u202f%]", "")
                .replace(',', '.')
                .replace('\u2212', '-');
        if (text.isEmpty()) {
            return 0;
        }
        BigDecimal scaled = text.length() <= DIGITS_MAX && text.matches("[+-]?\\d+(\\.\\d+)?")
                ? new BigDecimal(text).movePointRight(digits)
                : null;
        if (scaled == null
                || scaled.stripTrailingZeros().scale() > 0
                || scaled.abs().compareTo(BigDecimal.valueOf(1_000_000_000)) > 0) {
            throw Problem.of(ProblemCode.VALUE_INVALID, name, "12.50, -10");
        }
        return scaled.longValueExact();
    }

    private int number(String name, int max) {
        String text = RatesAsk.one(typed, name);
        if (text.isEmpty()) {
            return 0;
        }
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw Problem.of(ProblemCode.NUMBER_INVALID, name, 0, max);
    }

    private @Nullable LocalDate date(String name) {
        String text = RatesAsk.one(typed, name);
        return text.isEmpty() ? null : RateForm.date(name, text);
    }

    private List<UUID> ids(String name, ProblemCode unknown) {
        return typed.getOrDefault(name, List.of()).stream()
                .map(text -> Ids.get(text, unknown))
                .toList();
    }

    /** A rule as it would have been typed. */
    static Map<String, List<String>> typed(ChannelRule rule, String currency) {
        Map<String, List<String>> typed = figures(rule.values(), currency);
        put(typed, "id", rule.id().toString());
        put(typed, "rule", rule.kind().code());
        put(typed, "position", String.valueOf(rule.position()));
        put(
                typed,
                "from",
                rule.scope().first() == null ? "" : rule.scope().first().toString());
        put(typed, "to", rule.scope().last() == null ? "" : rule.scope().last().toString());
        typed.put("weekdays", days(rule.scope().weekdays()));
        typed.put(
                "types", rule.scope().unitTypeIds().stream().map(UUID::toString).toList());
        typed.put(
                "plans", rule.scope().ratePlanIds().stream().map(UUID::toString).toList());
        return typed;
    }

    /** The figures of a rule as they are typed; empty where there is none. */
    static Map<String, List<String>> figures(ChannelRule.Values values, String currency) {
        Map<String, List<String>> typed = new HashMap<>();
        ChannelRule.Rate rate = values.rate();
        put(typed, "count", values.count() == 0 ? "" : String.valueOf(values.count()));
        put(typed, "whenSlow", values.whenSlow() ? "true" : "");
        put(typed, "share", plain(values.percent(), PERCENT_DIGITS));
        put(typed, "amount", plain(values.amount(), Money.fractionDigits(currency)));
        if (rate != null) {
            put(typed, "currency", rate.currency());
            put(
                    typed,
                    "exchange",
                    BigDecimal.valueOf(rate.numerator())
                            .divide(BigDecimal.valueOf(rate.denominator()), RATE_DIGITS, java.math.RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        put(typed, "rounding", values.rounding().code());
        return typed;
    }

    private static String plain(long scaled, int digits) {
        return scaled == 0
                ? ""
                : BigDecimal.valueOf(scaled, digits).stripTrailingZeros().toPlainString();
    }

    /** The weekdays named; none when every day is meant. */
    static List<String> days(int bits) {
        List<String> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            if (bits != EVERY_DAY && (bits >> (day.getValue() - 1) & 1) == 1) {
                days.add(day.name().toLowerCase(Locale.ROOT));
            }
        }
        return days;
    }

    private static void put(Map<String, List<String>> typed, String name, String value) {
        typed.put(name, value.isEmpty() ? List.of() : List.of(value));
    }
}
