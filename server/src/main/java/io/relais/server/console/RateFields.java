package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.core.quote.Rule;
import io.relais.core.quote.RuleField;
import io.relais.core.quote.RuleKind;
import io.relais.core.quote.Tariff;
import io.relais.server.console.RateField.Choice;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the fields of a rates form, filled in with what was kept or typed.
 *
 * @param problem why the form was not taken, null when nothing was tried
 */
record RateFields(
        Texts texts,
        Tariff tariff,
        Map<String, List<String>> values,
        @Nullable Problem problem) {
    RateField text(String name) {
        return field(name, "text", List.of());
    }

    RateField number(String name) {
        return field(name, "number", List.of());
    }

    RateField date(String name) {
        return field(name, "date", List.of());
    }

    RateField check(String name) {
        return field(name, "check", List.of());
    }

    RateField weekdays(String name) {
        return field(
                name,
                "many",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> choice(
                                name,
                                day.name().toLowerCase(Locale.ROOT),
                                day.getDisplayName(TextStyle.SHORT, texts.locale())))
                        .toList());
    }

    /** A select whose first choice is nothing. */
    RateField select(String name, List<Choice> choices) {
        return field(name, "select", choices);
    }

    /** Boxes to tick, one for each of the list. */
    <T> RateField many(String name, List<T> list, Function<T, String> value, Function<T, String> label) {
        return field(name, "many", choices(name, list, value, label));
    }

    <T> List<Choice> choices(String name, List<T> list, Function<T, String> value, Function<T, String> label) {
        return list.stream()
                .map(item -> choice(name, value.apply(item), label.apply(item)))
                .toList();
    }

    RateField of(RuleField field) {
        String name = field.name();
        return switch (field.form()) {
            case TEXT, MONEY, PERCENT -> text(name);
            case NUMBER -> number(name);
            case DATE -> date(name);
            case FLAG -> check(name);
            case LINES -> field(name, "lines", List.of());
            case WEEKDAYS -> weekdays(name);
            case CHOICE ->
                select(name, choices(name, field.choices(), c -> c, c -> texts.orElse("field.choice." + c, c)));
            case PLANS -> field(name, "many", choices(name, tariff.ratePlans(), RatePlan::code, RatePlan::name));
            case TYPES -> field(name, "many", choices(name, tariff.unitTypes(), UnitType::code, UnitType::name));
            case CATEGORY -> select(name, orNone(rules(name, RuleKind.AGE_CATEGORY)));
            case CATEGORIES -> field(name, "many", rules(name, RuleKind.AGE_CATEGORY));
            case VAT -> select(name, orNone(rules(name, RuleKind.VAT_GROUP)));
        };
    }

    List<Choice> rules(String name, RuleKind kind) {
        return choices(name, tariff.list(kind), Rule::code, Rule::name);
    }

    List<Choice> orNone(List<Choice> choices) {
        return Stream.concat(Stream.of(new Choice("", texts.of("rates.none"), false)), choices.stream())
                .toList();
    }

    /** What cannot be told beside a field; empty when there is nothing. */
    String error(List<RateField> fields) {
        return problem == null
                        || fields.stream().anyMatch(field -> !field.error().isEmpty())
                ? ""
                : problem.detail(texts.locale());
    }

    private RateField field(String name, String control, List<Choice> choices) {
        return new RateField(
                name,
                texts.orElse("field.rate." + name, name),
                texts.orElse("field.help." + name, ""),
                control,
                String.join("\n", values.getOrDefault(name, List.of())),
                choices,
                problem != null && isAbout(problem, name) ? problem.detail(texts.locale()) : "");
    }

    private Choice choice(String name, String value, String label) {
        return new Choice(value, label, values.getOrDefault(name, List.of()).contains(value));
    }

    private static boolean isAbout(Problem problem, String name) {
        return switch (problem.code()) {
            case VALUE_INVALID, VALUE_MISSING, NUMBER_INVALID, DATE_INVALID, TEXT_INVALID ->
                problem.arguments().getFirst().equals(name);
            case CODE_TAKEN -> name.equals("code");
            case PLAN_CYCLE -> name.equals("parent");
            default -> false;
        };
    }
}
