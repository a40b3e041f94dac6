package io.relais.core.reservation;

import io.relais.core.TestHotel;
import io.relais.core.data.Database;
import java.util.List;

/** All that the messages of a hotel's first channel left behind, as text without ids and times of our own. */
final class StateText {
    private StateText() {}

    static String of(Database database, TestHotel hotel) {
        return String.join("\n", lines(database, hotel, """
                select concat_ws(' ', 'reservation', external_id, status, arrival, departure, currency, total, commission,
                                 guarantee, remarks, 'conflict=' || conflict, status_revision, content_revision,
                                 contact_revision)
                from reservation where connection_id = :connection order by external_id
                """))
                + "\n" + String.join("\n", lines(database, hotel, """
                select concat_ws(' ', 'stay', s.line, s.position, s.unit_type_id is not null, s.rate_plan_id is not null,
                                 s.remote_room_id, s.remote_rate_id, s.dates, s.adults, s.night_amounts, s.total,
                                 s.guest_name, 'holding=' || s.holding, 'overbooked=' || s.overbooked)
                from stay s join reservation r on r.id = s.reservation_id where r.connection_id = :connection
                order by r.external_id, s.line
                """))
                + "\n" + String.join("\n", lines(database, hotel, """
                select concat_ws(' ', 'contact', nullif(c.first_name || c.last_name || c.email, ''),
                                 nullif(c.search_text, ''))
                from contact c join reservation r on r.id = c.reservation_id where r.connection_id = :connection
                  and c.first_name || c.last_name || c.search_text <> ''
                """))
                + "\n" + String.join("\n", lines(database, hotel, """
                select concat_ws(' ', 'night', n.night, n.sold, n.overbooked) from night n
                where n.unit_type_id = :type and n.sold > 0 order by n.night
                """));
    }

    private static List<String> lines(Database database, TestHotel hotel, String query) {
        return database.read(handle -> handle.createQuery(query)
                .bind(
                        query.contains(":type") ? "type" : "connection",
                        query.contains(":type") ? hotel.typeId : hotel.connectionId)
                .mapTo(String.class)
                .list());
    }
}
