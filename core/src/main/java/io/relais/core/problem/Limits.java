package io.relais.core.problem;

import java.time.LocalDate;
import java.util.Optional;

/** What may be kept, whichever way it comes in; each refusal names the field. */
public final class Limits {
    /** Minor units beyond which no amount is meant. */
    public static final long AMOUNT_MAX = 1_000_000_000_000L;

    private static final int YEAR_FIRST = 2000;
    private static final int YEAR_LAST = 2100;

    private Limits() {}

    /**
     * The text without space around it.
     *
     * @throws Problem TEXT_INVALID when it is too long or holds control characters other than line breaks
     */
    public static String text(String field, String text, int max) {
        String stripped = text.strip();
        if (stripped.length() > max
                || stripped.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw Problem.of(ProblemCode.TEXT_INVALID, field, max);
        }
        return stripped;
    }

    /** Like {@link #text}, and VALUE_MISSING when nothing is left. */
    public static String required(String field, String text, int max) {
        String stripped = text(field, text, max);
        if (stripped.isEmpty()) {
            throw Problem.of(ProblemCode.VALUE_MISSING, field);
        }
        return stripped;
    }

    /** The amount in minor units, within reason in both directions. */
    public static long amount(String field, long minor) {
        return within(field, minor, -AMOUNT_MAX, AMOUNT_MAX);
    }

    /** The number, NUMBER_INVALID when it is outside. */
    public static long within(String field, long value, long min, long max) {
        if (value < min || value > max) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, field, min, max);
        }
        return value;
    }

    /** The date, DATE_INVALID when no hotel of today can mean it. */
    public static LocalDate date(String field, LocalDate date) {
        if (date.getYear() < YEAR_FIRST || date.getYear() > YEAR_LAST) {
            throw Problem.of(ProblemCode.DATE_INVALID, field, date);
        }
        return date;
    }

    /** The value of a code, VALUE_INVALID naming what may be said when there is none. */
    public static <T> T known(String field, Optional<T> value, String known) {
        return value.orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, field, known));
    }
}
