package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.core.data.Literals;
import io.relais.vocabulary.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes and reads extras as parallel arrays of one row. */
final class Extras {
    private Extras() {}

    /** An array literal, because unnest flattens arrays of arrays. */
    static <E> String literal(List<E> values, Function<E, Object> part) {
        return Literals.texts(values, value -> part.apply(value).toString());
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
