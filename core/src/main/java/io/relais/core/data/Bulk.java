package io.relais.core.data;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement that writes many rows from one array per column, for what every sale and every message does: its text is read once, and
 * {@link Writes} binds and sends it without asking what it is each time.
 */
public final class Bulk {
    /** A name after a colon; two colons are a cast. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z][a-zA-Z0-9]*)");

    private final String sql;
    private final List<String> names;

    private Bulk(String sql, List<String> names) {
        this.sql = sql;
        this.names = names;
    }

    /** A statement with named parameters, as {@code :ids}. */
    public static Bulk of(String sql) {
        List<String> names = new ArrayList<>();
        Matcher found = NAME.matcher(sql);
        StringBuilder positional = new StringBuilder();
        while (found.find()) {
            names.add(found.group(1));
            found.appendReplacement(positional, "?");
        }
        return new Bulk(found.appendTail(positional).toString().strip(), List.copyOf(names));
    }

    /** With a question mark for each parameter. */
    String sql() {
        return sql;
    }

    /** The parameter at each question mark. */
    List<String> names() {
        return names;
    }
}
