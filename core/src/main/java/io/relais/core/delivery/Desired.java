package io.relais.core.delivery;

import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** What a partner ought to believe, computed from the current rows for marked ranges; three statements whatever their number. */
@Singleton
final class Desired {
    private static final RowMapper<Cell> NUMBER = (r, c) -> new Cell(
            r.getString("room"),
            r.getString("rate"),
            r.getString("facet"),
            r.getObject("night", LocalDate.class),
            r.getLong("value"));
    private static final RowMapper<Cell> RESTRICTION = (r, c) -> new Cell(
            r.getString("room"),
            r.getString("rate"),
            Cell.RESTRICTION,
            r.getObject("night", LocalDate.class),
            Cell.pack(new Restriction(
                    r.getInt("min_stay_arrival"),
                    r.getInt("min_stay_through"),
                    r.getInt("max_stay"),
                    r.getBoolean("closed"),
                    r.getBoolean("closed_to_arrival"),
                    r.getBoolean("closed_to_departure"))));

    /** Ranges of one unit type to compute. */
    record Range(UUID unitTypeId, NightRange nights, int facets) {}

    List<Cell> compute(Handle handle, UUID connectionId, List<Range> ranges, boolean pricedByOccupancy) {
        List<Cell> cells = new ArrayList<>();
        cells.addAll(availability(handle, connectionId, of(ranges, DirtyNights.AVAILABILITY)));
        cells.addAll(prices(handle, connectionId, of(ranges, DirtyNights.PRICES), pricedByOccupancy));
        cells.addAll(restrictions(handle, connectionId, of(ranges, DirtyNights.RESTRICTIONS)));
        return cells;
    }

    private static List<Cell> availability(Handle handle, UUID connectionId, List<Range> ranges) {
        return ranges.isEmpty()
                ? List.of()
                : bind(handle.createQuery("""
                        select distinct m.remote_room_id as room, '' as rate, 'availability' as facet, n.night,
                               greatest(0, n.capacity - n.sold - n.blocked)::bigint as value
                        from unnest(:unitTypes, :firsts, :lasts) as k(unit_type_id, first, last)
                        join mapping m on m.connection_id = :connection and m.unit_type_id = k.unit_type_id
                        join night n on n.unit_type_id = k.unit_type_id and n.night between k.first and k.last
                        """), connectionId, ranges)
                        .map(NUMBER)
                        .list();
    }

    private static List<Cell> prices(Handle handle, UUID connectionId, List<Range> ranges, boolean pricedByOccupancy) {
        if (ranges.isEmpty()) {
            return List.of();
        }
        // A partner that takes one price per room gets the price whatever the number, else that of the full room.
        String sql = pricedByOccupancy ? """
                  select distinct m.remote_room_id as room, m.remote_rate_id as rate, 'price:' || p.occupancy as facet,
                         p.night, p.amount as value
                  """ : """
                  select distinct on (m.remote_room_id, m.remote_rate_id, p.night)
                         m.remote_room_id as room, m.remote_rate_id as rate, 'price:0' as facet,
                         p.night, p.amount as value
                  """;
        String from = """
                from unnest(:unitTypes, :firsts, :lasts) as k(unit_type_id, first, last)
                join mapping m on m.connection_id = :connection and m.unit_type_id = k.unit_type_id
                join price p on p.unit_type_id = k.unit_type_id and p.rate_plan_id = m.rate_plan_id
                            and p.night between k.first and k.last
                """;
        String order = pricedByOccupancy
                ? ""
                : "order by m.remote_room_id, m.remote_rate_id, p.night, (p.occupancy = 0) desc, p.occupancy desc";
        return bind(handle.createQuery(sql + from + order), connectionId, ranges)
                .map(NUMBER)
                .list();
    }

    private static List<Cell> restrictions(Handle handle, UUID connectionId, List<Range> ranges) {
        return ranges.isEmpty()
                ? List.of()
                : bind(handle.createQuery("""
                        select distinct m.remote_room_id as room, m.remote_rate_id as rate, n.night,
                               greatest(coalesce(r.min_stay_arrival, 1), c.min_nights) as min_stay_arrival,
                               coalesce(r.min_stay_through, 1) as min_stay_through,
                               coalesce(least(nullif(r.max_stay, 0), c.max_nights), 0) as max_stay,
                               coalesce(r.closed, false) as closed,
                               coalesce(r.closed_to_arrival, false) or coalesce(c.no_arrival, false) as closed_to_arrival,
                               coalesce(r.closed_to_departure, false) or coalesce(c.no_departure, false)
                                   as closed_to_departure
                        from unnest(:unitTypes, :firsts, :lasts) as k(unit_type_id, first, last)
                        join mapping m on m.connection_id = :connection and m.unit_type_id = k.unit_type_id
                        join night n on n.unit_type_id = k.unit_type_id and n.night between k.first and k.last
                        left join restriction r on r.unit_type_id = k.unit_type_id and r.rate_plan_id = m.rate_plan_id
                                               and r.night = n.night
                        left join lateral (
                            select max(s.min_nights) as min_nights, min(nullif(s.max_nights, 0)) as max_nights,
                                   bool_or((s.arrival_days >> (extract(isodow from n.night)::int - 1)) & 1 = 0)
                                       as no_arrival,
                                   bool_or((s.departure_days >> (extract(isodow from n.night)::int - 1)) & 1 = 0)
                                       as no_departure
                            from unit_type t join stay_condition s on s.property_id = t.property_id
                            where t.id = k.unit_type_id
                              and (s.unit_type_ids = '{}' or t.id = any(s.unit_type_ids))
                              and (s.rate_plan_ids = '{}' or m.rate_plan_id = any(s.rate_plan_ids))
                              and n.night between coalesce(s.first, n.night) and coalesce(s.last, n.night)) c on true
                        """), connectionId, ranges)
                        .map(RESTRICTION)
                        .list();
    }

    private static Query bind(Query query, UUID connectionId, List<Range> ranges) {
        return query.bind("connection", connectionId)
                .bind("unitTypes", ranges.stream().map(Range::unitTypeId).toArray(UUID[]::new))
                .bind("firsts", ranges.stream().map(r -> r.nights().first()).toArray(LocalDate[]::new))
                .bind("lasts", ranges.stream().map(r -> r.nights().last()).toArray(LocalDate[]::new));
    }

    private static List<Range> of(List<Range> ranges, int facet) {
        return ranges.stream().filter(range -> (range.facets() & facet) != 0).toList();
    }
}
