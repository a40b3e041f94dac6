package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/**
 * Where a page begins: after this key and id. Opaque to those who hold it, and of use only in the order it was given for.
 *
 * @param similar true when the list is of names that are only similar to what was typed
 */
record RegisterCursor(RegisterSort sort, boolean similar, String key, UUID id) {
    private static final int PARTS = 4;
    private static final int NAME_MAX = 200;
    private static final String INFINITY = "infinity";
    /** Year 9999: the database cannot hold every instant that Java can. */
    private static final long MICROS_MAX = 253_402_300_799_000_000L;

    static RegisterCursor of(String text, RegisterSort sort) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length != PARTS || !parts[0].equals(sort.code()) || !parts[1].matches("[01]")) {
                throw Problem.of(ProblemCode.CURSOR_INVALID);
            }
            RegisterCursor cursor = new RegisterCursor(sort, parts[1].equals("1"), parts[2], UUID.fromString(parts[3]));
            cursor.value();
            return cursor;
        } catch (RuntimeException e) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
    }

    String text() {
        String plain = String.join("\n", sort.code(), similar ? "1" : "0", key, id.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The key as the statement binds it. */
    Object value() {
        return switch (sort.field()) {
            case MADE -> moment(Long.parseLong(key));
            case ARRIVAL, DEPARTURE -> key.equals(INFINITY) ? key : day(LocalDate.parse(key));
            case TOTAL, BALANCE -> Long.parseLong(key);
            case NAME -> name(key);
        };
    }

    /** The type that the bound key has in the statement. */
    String cast() {
        return switch (sort.field()) {
            case MADE -> "cast(:afterKey as timestamptz)";
            case ARRIVAL, DEPARTURE -> "cast(:afterKey as date)";
            case TOTAL, BALANCE -> "cast(:afterKey as bigint)";
            case NAME -> "cast(:afterKey as text) collate \"C\"";
        };
    }

    private static Timestamp moment(long micros) {
        if (micros < 0 || micros > MICROS_MAX) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
        return Timestamp.from(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static String day(LocalDate date) {
        if (date.getYear() < 1 || date.getYear() > 9999) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
        return date.toString();
    }

    private static String name(String name) {
        if (name.length() > NAME_MAX || name.indexOf('\0') >= 0) {
            throw Problem.of(ProblemCode.CURSOR_INVALID);
        }
        return name;
    }
}
