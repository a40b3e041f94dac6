package io.relais.core.data;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Writes of one transaction that travel to the database together: a sale is seven statements, and waiting for each one's answer took
 * longer than their work. They are carried out in the order in which they were added. The first that fails fails all.
 */
public final class Writes {
    private final Handle handle;
    private final List<Rows<?>> waiting = new ArrayList<>();

    public Writes(Handle handle) {
        this.handle = handle;
    }

    /** Adds a statement for some rows; its columns are to be given before {@link #send}. */
    public <T> Rows<T> add(Bulk statement, List<T> rows) {
        Rows<T> added = new Rows<>(statement, rows);
        waiting.add(added);
        return added;
    }

    /** The transaction, for what has to be asked in it. What waits here is not sent by that. */
    public Handle handle() {
        return handle;
    }

    /** Sends what waits. */
    public void send() {
        if (waiting.isEmpty()) {
            return;
        }
        List<Rows<?>> sent = List.copyOf(waiting);
        waiting.clear();
        String sql = sent.stream().map(rows -> rows.statement.sql()).collect(Collectors.joining(";\n"));
        try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
            int position = 1;
            for (Rows<?> rows : sent) {
                for (String name : rows.statement.names()) {
                    statement.setObject(position++, rows.value(name));
                }
            }
            statement.execute();
            for (Rows<?> rows : sent) {
                rows.written = statement.getUpdateCount();
                statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new Refused(e);
        }
    }

    /** The database refused; as with any other statement, the cause tells why. */
    private static final class Refused extends JdbiException {
        private static final long serialVersionUID = 1L;

        Refused(SQLException cause) {
            super(cause);
        }
    }

    /** One statement with the columns of its rows. */
    public static final class Rows<T> {
        private final Bulk statement;
        private final List<T> rows;
        private final Map<String, Object> values = new HashMap<>();
        private int written;

        private Rows(Bulk statement, List<T> rows) {
            this.statement = statement;
            this.rows = rows;
        }

        /** How many rows the statement wrote, once it was sent. */
        public int written() {
            return written;
        }

        public Rows<T> uuids(String name, Function<T, @Nullable UUID> column) {
            return column(name, "_uuid", column);
        }

        /** Texts; PostgreSQL cannot hold NUL, which is left out. */
        public Rows<T> texts(String name, Function<T, @Nullable String> column) {
            return put(name, "_text", Literals.texts(rows, column));
        }

        public Rows<T> dates(String name, Function<T, @Nullable LocalDate> column) {
            return column(name, "_date", column);
        }

        public Rows<T> instants(String name, Function<T, @Nullable Instant> column) {
            return column(name, "_timestamptz", column);
        }

        public Rows<T> longs(String name, Function<T, @Nullable Long> column) {
            return column(name, "_int8", column);
        }

        public Rows<T> ints(String name, Function<T, @Nullable Integer> column) {
            return column(name, "_int4", column);
        }

        public Rows<T> booleans(String name, Function<T, @Nullable Boolean> column) {
            return column(name, "_bool", column);
        }

        /** One value for all rows. */
        public Rows<T> instant(String name, Instant value) {
            return put(name, "timestamptz", value.toString());
        }

        /** One value for all rows. */
        public Rows<T> text(String name, String value) {
            return put(name, "text", value.replace("\u0000", ""));
        }

        private Rows<T> column(String name, String type, Function<T, ? extends @Nullable Object> column) {
            return put(name, type, Literals.plain(rows, column));
        }

        private Rows<T> put(String name, String type, String literal) {
            try {
                PGobject value = new PGobject();
                value.setType(type);
                value.setValue(literal);
                values.put(name, value);
                return this;
            } catch (SQLException e) {
                throw new IllegalArgumentException(name, e);
            }
        }

        private Object value(String name) {
            Object value = values.get(name);
            if (value == null) {
                throw new IllegalStateException("the column " + name + " was not given");
            }
            return value;
        }
    }
}
