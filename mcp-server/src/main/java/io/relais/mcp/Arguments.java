package io.relais.mcp;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a model sends: text that may be anything. */
final class Arguments {
    private static final Pattern DATE_TEXT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final int TEXT_MAX = 200;
    private static final int ECHO_MAX = 60;

    private Arguments() {}

    static UUID id(String name, String value) {
        if (!UUID_TEXT.matcher(value.strip()).matches()) {
            throw Problem.of(ProblemCode.ID_INVALID, name, echo(value));
        }
        return UUID.fromString(value.strip());
    }

    static Optional<UUID> optionalId(String name, @Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(id(name, value));
    }

    static LocalDate date(String name, String value) {
        try {
            if (DATE_TEXT.matcher(value.strip()).matches()) {
                return LocalDate.parse(value.strip());
            }
        } catch (DateTimeParseException e) {
            // 2026-02-30: told below like any other text that is no date
        }
        throw Problem.of(ProblemCode.DATE_INVALID, name, echo(value));
    }

    static String text(String name, @Nullable String value) {
        String text = value == null ? "" : value.strip();
        if (text.length() > TEXT_MAX || text.chars().anyMatch(Character::isISOControl)) {
            throw Problem.of(ProblemCode.TEXT_INVALID, name, TEXT_MAX);
        }
        return text;
    }

    static int within(String name, long value, int min, int max) {
        if (value < min || value > max) {
            throw Problem.of(ProblemCode.NUMBER_INVALID, name, min, max);
        }
        return (int) value;
    }

    private static String echo(String value) {
        String printable = value.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= ECHO_MAX ? printable : printable.substring(0, ECHO_MAX) + "…";
    }
}
