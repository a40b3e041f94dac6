package io.relais.core.data;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** PostgreSQL's text form of arrays. */
public final class Literals {
    private Literals() {}

    /** An array of texts, each quoted; NUL, which PostgreSQL cannot hold, is left out. */
    public static <T> String texts(List<T> rows, Function<? super T, @Nullable String> part) {
        StringBuilder literal = new StringBuilder(2 + rows.size() * 12).append('{');
        for (T row : rows) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            String text = part.apply(row);
            if (text == null) {
                literal.append("NULL");
            } else {
                quote(literal, text);
            }
        }
        return literal.append('}').toString();
    }

    /** An array of values whose text needs no quotes: numbers, ids, dates, moments, truth values. */
    public static <T> String plain(List<T> rows, Function<? super T, ? extends @Nullable Object> part) {
        StringBuilder literal = new StringBuilder(2 + rows.size() * 12).append('{');
        for (T row : rows) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            Object value = part.apply(row);
            literal.append(value == null ? "NULL" : value.toString());
        }
        return literal.append('}').toString();
    }

    private static void quote(StringBuilder literal, String text) {
        literal.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\');
            }
            if (c != '\u0000') {
                literal.append(c);
            }
        }
        literal.append('"');
    }
}
