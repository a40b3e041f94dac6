package io.relais.server.console;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads what people type into forms about a reservation. A value that cannot be is a problem that names its field. */
final class TypedText {
    private static final int TEXT_MAX = 4_000;
    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000");
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2100;

    private TypedText() {}

    static LocalDate date(String field, String text) {
        try {
            LocalDate date = LocalDate.parse(text.strip());
            if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
                return date;
            }
        } catch (DateTimeException notADate) {
            // told below
        }
        throw Problem.of(ProblemCode.DATE_INVALID, field, text.length() > 30 ? text.substring(0, 30) : text);
    }

    static int number(String field, String text, int min, int max) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw Problem.of(ProblemCode.NUMBER_INVALID, field, min, max);
    }

    /** Minor units of an amount in either notation, null when nothing is typed. */
    static @Nullable Long amount(String field, String text, String currency) {
        String plain = text.replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        if (plain.isEmpty()) {
            return null;
        }
        try {
            BigDecimal amount = new BigDecimal(plain);
            if (plain.length() <= 20
                    && amount.signum() >= 0
                    && amount.compareTo(AMOUNT_MAX) <= 0
                    && amount.stripTrailingZeros().scale() <= Money.fractionDigits(currency)) {
                return Money.ofDecimal(amount, currency).minor();
            }
        } catch (NumberFormatException | ArithmeticException notAnAmount) {
            // told below
        }
        throw Problem.of(ProblemCode.VALUE_INVALID, field, "0 to " + AMOUNT_MAX.toPlainString() + " " + currency);
    }

    static String text(String field, String text) {
        if (text.length() > TEXT_MAX || text.indexOf('\u0000') >= 0) {
            throw Problem.of(ProblemCode.TEXT_INVALID, field, TEXT_MAX);
        }
        return text.strip();
    }

    static @Nullable Integer version(String text) {
        return text.isBlank() ? null : number("version", text, 0, Integer.MAX_VALUE);
    }
}
