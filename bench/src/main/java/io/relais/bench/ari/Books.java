package io.relais.bench.ari;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** What the hub's database says. */
final class Books {
    private final DataSource source;

    Books(DataSource source) {
        this.source = source;
    }

    /** A night of a unit type with what is left to sell and its price in minor units. */
    record Night(UUID unitTypeId, LocalDate date, int free, long price) {}

    /** When each reservation was made: the time stamp of its transaction's work, a little before the commit. */
    Map<UUID, Instant> madeAt(Collection<UUID> reservations) throws SQLException {
        Map<UUID, Instant> made = new HashMap<>();
        try (Connection connection = source.getConnection();
                var query = connection.prepareStatement("select id, created_at from reservation where id = any(?)")) {
            query.setArray(1, connection.createArrayOf("uuid", reservations.toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    made.put(rows.getObject(1, UUID.class), rows.getTimestamp(2).toInstant());
                }
            }
        }
        return made;
    }

    /** True when nothing waits to be told to a partner. */
    boolean isQuiet() throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select not exists (select from dirty_nights)
                           and not exists (select from courier where lease_owner is not null)
                        """)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    List<Night> nights() throws SQLException {
        List<Night> nights = new ArrayList<>();
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select n.unit_type_id, n.night, greatest(0, n.capacity - n.sold - n.blocked), p.amount
                        from night n join price p on p.unit_type_id = n.unit_type_id and p.night = n.night
                        """)) {
            while (rows.next()) {
                nights.add(new Night(
                        rows.getObject(1, UUID.class),
                        rows.getObject(2, LocalDate.class),
                        rows.getInt(3),
                        rows.getLong(4)));
            }
        }
        return nights;
    }
}
