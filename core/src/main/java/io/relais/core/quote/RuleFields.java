package io.relais.core.quote;

import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts values in the order of a form. */
final class RuleFields {
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Tariff tariff;

    RuleFields(Tariff tariff) {
        this.tariff = tariff;
    }

    Map<String, List<String>> values() {
        return values;
    }

    RuleFields put(String name, String value) {
        return list(name, value.isEmpty() ? List.of() : List.of(value));
    }

    RuleFields list(String name, List<String> list) {
        if (!list.isEmpty()) {
            values.put(name, list);
        }
        return this;
    }

    RuleFields number(String name, long number) {
        return put(name, String.valueOf(number));
    }

    RuleFields positive(String name, int number) {
        return number > 0 ? number(name, number) : this;
    }

    /** A distance in days, where -1 says none. */
    RuleFields days(String name, int days) {
        return days >= 0 ? number(name, days) : this;
    }

    RuleFields days(String name, Weekdays days) {
        return days.equals(Weekdays.ALL)
                ? this
                : list(
                        name,
                        days.days().stream()
                                .map(day -> day.name().toLowerCase(Locale.ROOT))
                                .toList());
    }

    RuleFields flag(String name, boolean flag) {
        return put(name, String.valueOf(flag));
    }

    RuleFields amount(String name, long minor) {
        return minor == 0 ? this : money(name, minor);
    }

    RuleFields money(String name, long minor) {
        return put(name, decimal(minor));
    }

    private String decimal(long minor) {
        return new Money(minor, tariff.property().currency()).toDecimal().toPlainString();
    }

    RuleFields percent(String name, int points) {
        return points == 0 ? this : put(name, percent(points));
    }

    private static String percent(long points) {
        BigDecimal percent = BigDecimal.valueOf(points, 2).stripTrailingZeros();
        return percent.setScale(Math.max(0, percent.scale())).toPlainString();
    }

    RuleFields date(String name, @Nullable LocalDate date) {
        return date == null ? this : put(name, date.toString());
    }

    void scope(Scope scope) {
        list(
                "ratePlans",
                scope.ratePlanIds().stream()
                        .flatMap(id -> tariff.ratePlan(id).stream())
                        .map(RatePlan::code)
                        .toList());
        list(
                "unitTypes",
                scope.unitTypeIds().stream()
                        .flatMap(id -> tariff.unitType(id).stream())
                        .map(UnitType::code)
                        .toList());
        date("from", scope.first()).date("to", scope.last());
    }

    String fee(CancellationPolicy.Fee fee) {
        return fee.sort().code() + " "
                + switch (fee.sort()) {
                    case PERCENT -> percent(fee.value());
                    case NIGHTS -> String.valueOf(fee.value());
                    case AMOUNT -> decimal(fee.value());
                };
    }
}
