package io.relais.core.quote;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a rule or plan as people and programs write them; each no names the field and its rule. */
public final class RuleValues {
    /** Most minor units of an amount in a rule. */
    public static final long AMOUNT_MAX = 10_000_000_000L;

    private static final int TEXT_MAX = 200;
    private static final int LIST_MAX = 100;
    private static final int DIGITS_MAX = 15;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 12, 31);

    private final Map<String, List<String>> values;
    private final Tariff tariff;

    public RuleValues(Map<String, List<String>> values, Tariff tariff) {
        this.values = values;
        this.tariff = tariff;
    }

    /** Refuses fields that are none of these. */
    void only(List<String> known) {
        values.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(name.length() > TEXT_MAX ? "field" : name, String.join(", ", known));
                });
    }

    String text(String name) {
        String text = one(name);
        if (text.length() > TEXT_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.of(ProblemCode.TEXT_INVALID, name, TEXT_MAX);
        }
        return text;
    }

    String required(String name) {
        String text = text(name);
        if (text.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, name);
        }
        return text;
    }

    /** A whole number; when there is none, the standard. */
    int number(String name, int standard, int min, int max) {
        String text = one(name);
        if (text.isEmpty()) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below like a number out of its range
        }
        throw Problem.of(ProblemCode.NUMBER_INVALID, name, min, max);
    }

    boolean flag(String name) {
        return switch (one(name)) {
            case "", "false" -> false;
            case "true", "on" -> true;
            default -> throw invalid(name, "true, false");
        };
    }

    <T> T choice(String name, T[] choices, Function<T, String> code) {
        String text = one(name);
        for (T choice : choices) {
            if (code.apply(choice).equals(text)) {
                return choice;
            }
        }
        List<String> codes = List.of(choices).stream().map(code).toList();
        throw text.isEmpty() ? Problem.of(ProblemCode.VALUE_MISSING, name) : invalid(name, String.join(", ", codes));
    }

    /** Minor units of decimal major units; no digits beyond the currency's. */
    long money(String name, long min) {
        return money(name, one(name), min);
    }

    private long money(String name, String text, long min) {
        if (text.isEmpty()) {
            return 0;
        }
        int digits = Money.fractionDigits(tariff.property().currency());
        BigDecimal amount = decimal(name, text);
        if (amount.stripTrailingZeros().scale() > digits) {
            throw invalid(
                    name,
                    "at most " + digits + " decimals, as " + tariff.property().currency() + " has");
        }
        BigDecimal minor = amount.movePointRight(digits);
        if (minor.compareTo(BigDecimal.valueOf(min)) < 0 || minor.compareTo(BigDecimal.valueOf(AMOUNT_MAX)) > 0) {
            throw invalid(name, min < 0 ? "out of range" : "0 or more, and not beyond any price");
        }
        return minor.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** Basis points of decimal percent. */
    int percent(String name, int min, int max) {
        return percent(name, one(name), min, max);
    }

    private static int percent(String name, String text, int min, int max) {
        if (text.isEmpty()) {
            return 0;
        }
        BigDecimal points = decimal(name, text).movePointRight(2);
        if (points.stripTrailingZeros().scale() > 0
                || points.compareTo(BigDecimal.valueOf(min)) < 0
                || points.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw invalid(name, min / 100 + " to " + max / 100 + " percent, at most 2 decimals");
        }
        return points.intValueExact();
    }

    @Nullable
    LocalDate date(String name) {
        String text = one(name);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(FIRST) && !date.isAfter(LAST)) {
                return date;
            }
        } catch (DateTimeException e) {
            // told below like a date out of its range
        }
        throw Problem.of(ProblemCode.DATE_INVALID, name, text.length() > 40 ? text.substring(0, 40) : text);
    }

    Weekdays weekdays(String name) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String text : list(name)) {
            days.add(day(name, text));
        }
        return Weekdays.of(days);
    }

    /** A day of the week by its English name. */
    static DayOfWeek day(String name, String text) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().equalsIgnoreCase(text)) {
                return day;
            }
        }
        throw invalid(name, "monday, tuesday, wednesday, thursday, friday, saturday, sunday");
    }

    Scope scope() {
        List<UUID> plans =
                list("ratePlans").stream().map(code -> plan("ratePlans", code)).toList();
        List<UUID> types = list("unitTypes").stream().map(this::type).toList();
        LocalDate first = date("from");
        LocalDate last = date("to");
        refuseBackwards(first, last, "to", "from");
        return new Scope(plans, types, first, last);
    }

    static void refuseBackwards(@Nullable LocalDate first, @Nullable LocalDate last, String name, String other) {
        if (first != null && last != null && last.isBefore(first)) {
            throw invalid(name, "not before " + other);
        }
    }

    UUID plan(String name, String code) {
        return tariff.ratePlans().stream()
                .filter(plan -> plan.code().equals(code) || plan.id().toString().equals(code))
                .map(RatePlan::id)
                .findFirst()
                .orElseThrow(() -> invalid(name, "codes of rate plans of this property"));
    }

    private UUID type(String code) {
        return tariff.unitTypes().stream()
                .filter(type -> type.code().equals(code) || type.id().toString().equals(code))
                .map(UnitType::id)
                .findFirst()
                .orElseThrow(() -> invalid("unitTypes", "codes of unit types of this property"));
    }

    /** The code of a rule that must exist; empty for none. */
    String code(String name, RuleKind kind) {
        String code = text(name);
        if (!code.isEmpty() && tariff.find(kind, code).isEmpty()) {
            throw invalid(name, "the code of a rule of kind " + kind.code());
        }
        return code;
    }

    List<String> codes(String name, RuleKind kind) {
        List<String> codes = list(name);
        codes.stream()
                .filter(code -> tariff.find(kind, code).isEmpty())
                .findFirst()
                .ifPresent(code -> {
                    throw invalid(name, "codes of rules of kind " + kind.code());
                });
        return codes;
    }

    List<String> list(String name) {
        List<String> list = values.getOrDefault(name, List.of()).stream()
                .flatMap(String::lines)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (list.size() > LIST_MAX || list.stream().anyMatch(text -> text.length() > TEXT_MAX)) {
            throw invalid(name, "at most " + LIST_MAX + " values");
        }
        return list;
    }

    /** A fee as {@code percent 50}, {@code nights 1} or {@code amount 25.00}. */
    CancellationPolicy.Fee fee(String name, String text) {
        String[] words = text.strip().split("\\s+", 2);
        Optional<CancellationPolicy.Sort> sort = List.of(CancellationPolicy.Sort.values()).stream()
                .filter(s -> s.code().equals(words[0].toLowerCase(Locale.ROOT)))
                .findFirst();
        if (sort.isEmpty() || words.length < 2) {
            throw invalid(name, "percent 50, nights 1 or amount 25");
        }
        long value = switch (sort.get()) {
            case PERCENT -> percent(name, words[1], 0, (int) Rounding.WHOLE);
            case AMOUNT -> money(name, words[1], 0);
            case NIGHTS -> new RuleValues(Map.of(name, List.of(words[1])), tariff).number(name, 0, 0, 1_000);
        };
        return new CancellationPolicy.Fee(sort.get(), value);
    }

    static Problem invalid(String name, String rule) {
        return Problem.of(ProblemCode.VALUE_INVALID, name, rule);
    }

    private static BigDecimal decimal(String name, String text) {
        if (text.length() <= DIGITS_MAX && text.matches("-?\\d+([.,]\\d+)?")) {
            return new BigDecimal(text.replace(',', '.'));
        }
        throw invalid(name, "a decimal number as 12.50");
    }

    private String one(String name) {
        List<String> list = values.getOrDefault(name, List.of());
        return list.isEmpty() ? "" : list.getLast().strip();
    }
}
