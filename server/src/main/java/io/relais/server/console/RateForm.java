package io.relais.server.console;

import io.relais.core.inventory.Days;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.quote.Tariff;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what was typed to change a range of nights. */
record RateForm(Map<String, List<String>> typed, Tariff tariff) {
    private static final int DAYS_MAX = 1_100;
    private static final int NIGHTS_MAX = 999;
    private static final int PEOPLE_MAX = 99;
    private static final BigDecimal MINOR_MAX = BigDecimal.valueOf(1_000_000_000_000L);

    static List<RateField> priceFields(RateFields form) {
        return List.of(
                form.date("from"),
                form.date("to"),
                form.weekdays("weekdays"),
                form.text("price"),
                form.number("people"));
    }

    static List<RateField> restrictionFields(RateFields form) {
        return List.of(
                form.date("from"),
                form.date("to"),
                form.weekdays("weekdays"),
                form.number("minStayArrival"),
                form.number("minStayThrough"),
                form.number("maxStay"),
                form.check("closed"),
                form.check("closedToArrival"),
                form.check("closedToDeparture"));
    }

    Days days() {
        LocalDate first = date("from");
        LocalDate last = date("to");
        long nights = ChronoUnit.DAYS.between(first, last);
        if (nights < 0 || nights > DAYS_MAX) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, "to", 0, DAYS_MAX);
        }
        List<String> names = typed.getOrDefault("weekdays", List.of());
        Set<DayOfWeek> days = Arrays.stream(DayOfWeek.values())
                .filter(day -> names.stream().anyMatch(name -> day.name().equalsIgnoreCase(name)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)));
        return new Days(new NightRange(first, last), days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days);
    }

    Money price() {
        String text = RatesAsk.one(typed, "price").replace(',', '.').replace(" ", "");
        if (text.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, "price");
        }
        String currency = tariff.property().currency();
        int digits = Money.fractionDigits(currency);
        if (text.length() > 20 || !text.matches("\\d+(\\.\\d+)?")) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "price", "120.00");
        }
        BigDecimal minor = new BigDecimal(text).movePointRight(digits);
        if (minor.stripTrailingZeros().scale() > 0 || minor.compareTo(MINOR_MAX) > 0) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "price", currency + ", 0." + "0".repeat(digits));
        }
        return new Money(minor.longValueExact(), currency);
    }

    int people() {
        return number("people", 0, 0, PEOPLE_MAX);
    }

    Restriction restriction() {
        return new Restriction(
                number("minStayArrival", 1, 1, NIGHTS_MAX),
                number("minStayThrough", 1, 1, NIGHTS_MAX),
                number("maxStay", 0, 0, NIGHTS_MAX),
                flag("closed"),
                flag("closedToArrival"),
                flag("closedToDeparture"));
    }

    private boolean flag(String name) {
        return "true".equals(RatesAsk.one(typed, name));
    }

    private int number(String name, int standard, int min, int max) {
        String text = RatesAsk.one(typed, name);
        if (text.isEmpty()) {
            return standard;
        }
        if (text.matches("\\d{1,4}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw Problem.of(ProblemCode.NUMBER_INVALID, name, min, max);
    }

    private LocalDate date(String name) {
        return date(name, RatesAsk.one(typed, name));
    }

    static LocalDate date(String name, String text) {
        if (text.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, name);
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= 2000 && date.getYear() <= 2100) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // told below like a date out of its range
        }
        throw Problem.of(ProblemCode.DATE_INVALID, name, text.length() > 40 ? text.substring(0, 40) : text);
    }
}
