package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.vocabulary.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes and reads extras as parallel arrays of one row. */
final class Extras {
    private Extras() {}

    /** Array literals, because unnest flattens arrays of arrays. */
    static <T> String[] literals(List<T> rows, Function<T, List<Extra>> extras, Function<Extra, Object> part) {
        return rows.stream().map(row -> literal(extras.apply(row), part)).toArray(String[]::new);
    }

    static <E> String literal(List<E> values, Function<E, Object> part) {
        return values.stream()
                .map(value -> "\""
                        + part.apply(value)
                                .toString()
                                .replace("\u0000", "")
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"")
                        + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    static List<Extra> read(ResultSet r, String currency) throws SQLException {
        String[] names = (String[]) r.getArray("extra_names").getArray();
        String[] types = (String[]) r.getArray("extra_types").getArray();
        Long[] amounts = (Long[]) r.getArray("extra_amounts").getArray();
        Boolean[] included = (Boolean[]) r.getArray("extra_included").getArray();
        List<Extra> extras = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            extras.add(new Extra(names[i], types[i], new Money(amounts[i], currency), included[i]));
        }
        return extras;
    }
}
