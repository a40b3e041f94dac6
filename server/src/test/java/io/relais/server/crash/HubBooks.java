package io.relais.server.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Reads the database of a running hub, from outside. */
final class HubBooks {
    private final Path folder;

    HubBooks(Path folder) {
        this.folder = folder;
    }

    /** A reservation as the register keeps it. */
    record Kept(
            String externalId,
            String status,
            LocalDate arrival,
            LocalDate departure,
            long total,
            String currency,
            int stays,
            int created) {}

    /** Every reservation of the partner's account, with how often it was created according to its history. */
    List<Kept> reservations(String accountLabel) throws SQLException {
        List<Kept> kept = new ArrayList<>();
        query(
                """
                select r.external_id, r.status, r.arrival, r.departure, r.total, r.currency,
                       (select count(*) from stay s where s.reservation_id = r.id) as stays,
                       (select count(*) from event e
                        where e.reservation_id = r.id and e.type = 'reservation-created') as created
                from reservation r join connection c on c.id = r.connection_id join account a on a.id = c.account_id
                where a.label = ? order by r.external_id
                """,
                row -> kept.add(new Kept(
                        row.getString("external_id"),
                        row.getString("status"),
                        row.getObject("arrival", LocalDate.class),
                        row.getObject("departure", LocalDate.class),
                        row.getLong("total"),
                        row.getString("currency"),
                        row.getInt("stays"),
                        row.getInt("created"))),
                accountLabel);
        return kept;
    }

    /** Nights on which the units sold are not the stays that hold them, as text. */
    List<String> nightsThatDoNotAddUp() throws SQLException {
        List<String> wrong = new ArrayList<>();
        query("""
                select n.unit_type_id || ' ' || n.night || ': sold ' || n.sold || ', held ' || count(s.id) as text
                from night n
                left join stay s on s.unit_type_id = n.unit_type_id and s.holding and s.dates @> n.night
                group by n.unit_type_id, n.night, n.sold having count(s.id) <> n.sold
                """, row -> wrong.add(row.getString("text")));
        return wrong;
    }

    /** What is left of a room on each of so many nights, never less than nothing. */
    List<Integer> free(String remoteRoomId, LocalDate first, int nights) throws SQLException {
        List<Integer> free = new ArrayList<>();
        query("""
                select greatest(0, n.capacity - n.sold - n.blocked) as free
                from night n
                where n.unit_type_id = (select distinct unit_type_id from mapping where remote_room_id = ?)
                  and n.night >= ?::date and n.night < ?::date + ?::int order by n.night
                """, row -> free.add(row.getInt("free")), remoteRoomId, first, first, nights);
        return free;
    }

    /** Messages kept, by state: received, applied, parked. */
    int messages(String accountLabel, String state) throws SQLException {
        return number(
                "select count(*) from inbox i join account a on a.id = i.account_id where a.label = ? and i.state = ?",
                accountLabel,
                state);
    }

    /** Ranges of nights that partners have not heard about yet. */
    int untold() throws SQLException {
        return number("select count(*) from dirty_nights");
    }

    /** What a partner acknowledged; {@code facet} as in {@code channel_page}. */
    record Acknowledged(String channel, String roomId, String rateId, String facet, LocalDate night, long value) {}

    /** Every count and price that a partner is taken to hold. */
    List<Acknowledged> acknowledged() throws SQLException {
        List<Acknowledged> cells = new ArrayList<>();
        query(
                """
                select a.channel, g.remote_room_id, g.remote_rate_id, g.facet, g.month + (k.day - 1)::int as night, k.value
                from channel_page g join connection c on c.id = g.connection_id join account a on a.id = c.account_id,
                     unnest(g.acknowledged) with ordinality k(value, day)
                where k.value is not null and g.facet <> 'restriction'
                """,
                row -> cells.add(new Acknowledged(
                        row.getString("channel"),
                        row.getString("remote_room_id"),
                        row.getString("remote_rate_id"),
                        row.getString("facet"),
                        row.getObject("night", LocalDate.class),
                        row.getLong("value"))));
        return cells;
    }

    /** Values that left and were neither acknowledged nor refused. */
    int open() throws SQLException {
        return number("""
                select count(*) from channel_page,
                       unnest(sent, acknowledged, rejected) as k(sent, acknowledged, rejected)
                where k.sent is not null and k.acknowledged is null and k.rejected is null
                """);
    }

    /** A property's type under a plan whose prices are typed in. */
    record Product(String property, String unitType, String plan) {}

    List<Product> products() throws SQLException {
        List<Product> products = new ArrayList<>();
        query("""
                select distinct t.property_id, m.unit_type_id, m.rate_plan_id
                from mapping m join unit_type t on t.id = m.unit_type_id
                where not exists (select from rate_plan_rule r
                                  where r.rate_plan_id = m.rate_plan_id and r.parent_id is not null)
                order by 1, 2, 3
                """, row -> products.add(new Product(row.getString(1), row.getString(2), row.getString(3))));
        return products;
    }

    String connectionId(String remotePropertyId) throws SQLException {
        List<String> ids = new ArrayList<>();
        query(
                "select id from connection where remote_property_id = ?",
                row -> ids.add(row.getString(1)),
                remotePropertyId);
        return ids.getFirst();
    }

    /** The first open night of a room, today at its property. */
    LocalDate firstNight(String remoteRoomId) throws SQLException {
        List<LocalDate> nights = new ArrayList<>();
        query("""
                select (now() at time zone p.time_zone)::date as today
                from mapping m join unit_type t on t.id = m.unit_type_id join property p on p.id = t.property_id
                where m.remote_room_id = ?
                """, row -> nights.add(row.getObject(1, LocalDate.class)), remoteRoomId);
        return nights.getFirst();
    }

    private int number(String sql, Object... arguments) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        query(sql, row -> numbers.add(row.getInt(1)), arguments);
        return numbers.getFirst();
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void query(String sql, Reader reader, Object... arguments) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + text("port") + "/postgres", "relais", text("password"));
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
