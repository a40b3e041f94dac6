package io.relais.server.console;

import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The history keeps values in a neutral form (2026-06-12, "120.00 EUR", "checked-in"); this makes them readable. What is not
 * understood is shown as it is kept: a history never hides anything.
 */
record ChangeWords(Texts texts, Formats formats) {
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONEY = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");
    private static final Pattern PERIOD = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})");
    /** A single stay needs no line number before its dates. */
    private static final Pattern ONLY_LINE = Pattern.compile("^\\S+ (?=\\d{4}-\\d{2}-\\d{2}/[^,]*$)");

    private static final Pattern PEOPLE = Pattern.compile("(?<= )(\\d+)\\+(\\d+)");

    /** The field's name; with the stay's number when it is one of several: {@code unit/2}. */
    String field(String name) {
        int line = name.indexOf('/');
        return line < 0
                ? texts.orElse("field." + name, name)
                : texts.of("field.of-stay", field(name.substring(0, line)), name.substring(line + 1));
    }

    String value(String named, String kept) {
        String field = named.contains("/") ? named.substring(0, named.indexOf('/')) : named;
        return switch (field) {
            case "status" -> texts.orElse("status." + kept, kept);
            case "method", "payment-method" -> texts.orElse("method." + kept, kept);
            case "conflict" -> texts.orElse("conflict." + kept, kept);
            case "stays", "removed-period" -> stays(kept);
            case "prices", "charges" -> amounts(kept);
            case "meal-plan" -> texts.orElse("meal." + kept, kept);
            case "price-choice" -> texts.orElse("life.price." + kept, kept);
            case "kept-ours", "taken-theirs" -> texts.orElse("field." + kept, kept);
            default -> figures(kept);
        };
    }

    private String figures(String kept) {
        try {
            if (DATE.matcher(kept).matches()) {
                return formats.day(LocalDate.parse(kept));
            }
            Matcher money = MONEY.matcher(kept);
            return money.matches()
                    ? formats.money(Money.ofDecimal(new BigDecimal(money.group(1)), money.group(2)))
                    : kept;
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException notWhatItSeemed) {
            return kept;
        }
    }

    /** {@code 2 × 100.00 EUR, 1 × 80.00 EUR} with every amount as the reader writes it. */
    private String amounts(String kept) {
        return MONEY.matcher(kept).replaceAll(money -> Matcher.quoteReplacement(figures(money.group())));
    }

    private String stays(String kept) {
        try {
            String dated = PERIOD.matcher(ONLY_LINE.matcher(kept).replaceFirst(""))
                    .replaceAll(period -> Matcher.quoteReplacement(
                            formats.days(LocalDate.parse(period.group(1)), LocalDate.parse(period.group(2))) + ","));
            return PEOPLE.matcher(dated)
                    .replaceAll(people ->
                            "0".equals(people.group(2)) ? people.group(1) : people.group(1) + " + " + people.group(2));
        } catch (DateTimeException notADate) {
            return kept;
        }
    }
}
