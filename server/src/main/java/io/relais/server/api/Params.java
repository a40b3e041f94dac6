package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what callers send as text. JAX-RS would answer an unreadable query parameter with 404 and no word; we say which value
 * is wrong and how it is written.
 */
final class Params {
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int SHORT_MAX = 200;
    private static final int ECHO_MAX = 60;

    private Params() {}

    static <T> T required(String name, @Nullable T value) {
        if (value == null || "".equals(value)) {
            throw Problem.of(ProblemCode.VALUE_MISSING, name);
        }
        return value;
    }

    static UUID uuid(String name, String value) {
        if (!UUID_TEXT.matcher(value).matches()) {
            throw Problem.of(ProblemCode.ID_INVALID, name, echo(value));
        }
        return UUID.fromString(value);
    }

    static UUID requiredUuid(String name, @Nullable String value) {
        return uuid(name, required(name, value));
    }

    static Optional<UUID> optionalUuid(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(uuid(name, value));
    }

    /** An id in a path: what is no id names nothing. */
    static UUID pathId(ProblemCode unknown, String value) {
        if (!UUID_TEXT.matcher(value).matches()) {
            throw Problem.of(unknown, echo(value));
        }
        return UUID.fromString(value);
    }

    static LocalDate date(String name, String value) {
        try {
            if (DATE_TEXT.matcher(value).matches()) {
                return LocalDate.parse(value);
            }
        } catch (DateTimeParseException e) {
            // 2026-02-30: told below like any other text that is no date
        }
        throw Problem.of(ProblemCode.DATE_INVALID, name, echo(value));
    }

    static int number(String name, @Nullable String value, int standard, int min, int max) {
        if (value == null || value.isEmpty()) {
            return standard;
        }
        try {
            return within(name, Long.parseLong(value), min, max);
        } catch (NumberFormatException e) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, name, min, max);
        }
    }

    static int within(String name, long value, int min, int max) {
        if (value < min || value > max) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, name, min, max);
        }
        return (int) value;
    }

    static boolean flag(String name, @Nullable String value) {
        return switch (value == null ? "" : value) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw Problem.of(ProblemCode.VALUE_INVALID, name, "true, false");
        };
    }

    static String shortText(String name, @Nullable String value) {
        return text(name, value, SHORT_MAX);
    }

    /** Text without control characters other than line breaks; PostgreSQL cannot keep a NUL, and nobody needs the others. */
    static String text(String name, @Nullable String value, int max) {
        String text = value == null ? "" : value.strip();
        if (text.length() > max || text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            throw Problem.of(ProblemCode.TEXT_INVALID, name, max);
        }
        return text;
    }

    /** A list that names something in every place. */
    static <T> List<T> whole(String name, List<T> values) {
        for (T value : values) {
            if (value == null) {
                throw Problem.of(ProblemCode.VALUE_MISSING, name);
            }
        }
        return values;
    }

    /** What somebody sent, fit to be repeated to them. */
    static String echo(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= ECHO_MAX ? printable : printable.substring(0, ECHO_MAX) + "…";
    }
}
