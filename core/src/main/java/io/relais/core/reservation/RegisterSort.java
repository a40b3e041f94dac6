package io.relais.core.reservation;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The order of the register. Written as {@code arrival}, or {@code -arrival} for the highest first. */
public record RegisterSort(Field field, boolean descending) {
    /** What the list is ordered by. */
    public enum Field {
        /** When it was sold. */
        MADE,
        ARRIVAL,
        DEPARTURE,
        /** Last name, then first. */
        NAME,
        TOTAL,
        BALANCE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was sold last comes first. */
    public static final RegisterSort NEWEST = new RegisterSort(Field.MADE, true);

    /** The stored and sent form. */
    public String code() {
        return (descending ? "-" : "") + field.code();
    }

    /**
     * Reads {@link #code}; empty is {@link #NEWEST}.
     *
     * @throws Problem VALUE_INVALID naming what there is
     */
    public static RegisterSort of(String text) {
        if (text.isEmpty()) {
            return NEWEST;
        }
        boolean descending = text.startsWith("-");
        String code = descending ? text.substring(1) : text;
        return Arrays.stream(Field.values())
                .filter(field -> field.code().equals(code))
                .findFirst()
                .map(field -> new RegisterSort(field, descending))
                .orElseThrow(() -> Problem.of(
                        ProblemCode.VALUE_INVALID,
                        "sort",
                        Arrays.stream(Field.values()).map(Field::code).collect(Collectors.joining(", "))
                                + "; - before it turns the order"));
    }

    /** The column expression that the index of this order is made on; {@code r} is the reservation, {@code c} its contact. */
    String key() {
        return switch (field) {
            case MADE -> "r.created_at";
            case ARRIVAL -> "coalesce(r.arrival, 'infinity'::date)";
            case DEPARTURE -> "coalesce(r.departure, 'infinity'::date)";
            case NAME -> "c.sort_name";
            case TOTAL -> "r.total";
            case BALANCE -> "r.balance";
        };
    }

    /** The key as text that {@link RegisterCursor} reads back. */
    String keyText() {
        return field == Field.MADE ? "(extract(epoch from key) * 1000000)::bigint::text" : "key::text";
    }

    String direction() {
        return descending ? " desc" : "";
    }

    /** What stands between a row and the one after which a page begins. */
    String beyond() {
        return descending ? "<" : ">";
    }
}
