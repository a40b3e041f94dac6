package io.relais.core.delivery;

import jakarta.inject.Singleton;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is for sale in marked ranges: four statements at most, a row per product and range and not per night. Every row is
 * put together from one stretch of an index, without sorting, so that it costs the same whatever else the tables hold.
 */
@Singleton
final class SupplyRows {
    Supply read(Handle handle, Collection<UUID> connectionIds, List<Desired.Range> ranges) {
        Span span = Span.of(ranges);
        List<Desired.Range> restricted = of(ranges, DirtyNights.RESTRICTIONS);
        return new Supply(
                span,
                nights(handle, span, of(ranges, DirtyNights.AVAILABILITY | DirtyNights.RESTRICTIONS)),
                prices(handle, span, connectionIds, of(ranges, DirtyNights.PRICES)),
                restrictions(handle, span, connectionIds, restricted),
                conditions(handle, restricted));
    }

    private static Map<UUID, long[]> nights(Handle handle, Span span, List<Desired.Range> ranges) {
        Map<UUID, long[]> free = new HashMap<>();
        if (!ranges.isEmpty()) {
            bind(handle.createQuery("""
                    select k.unit_type_id, x.days, x.numbers
                    from unnest(:unitTypes, :firsts, :lasts) as k(unit_type_id, first, last)
                    cross join lateral (select array_agg(n.night - :origin::date) as days,
                                               array_agg(greatest(0, n.capacity - n.sold - n.blocked)::bigint) as numbers
                                        from night n
                                        where n.unit_type_id = k.unit_type_id and n.night between k.first and k.last) x
                    where x.days is not null
                    """), span, ranges)
                    .map((r, c) -> Map.entry(r.getObject(1, UUID.class), Numbers.of(r)))
                    .forEach(e -> e.getValue().into(free.computeIfAbsent(e.getKey(), type -> RuleSet.none(span))));
        }
        return free;
    }

    private static Map<Supply.Product, List<Supply.Priced>> prices(
            Handle handle, Span span, Collection<UUID> connectionIds, List<Desired.Range> ranges) {
        Map<Supply.Product, TreeMap<Integer, long[]>> amounts = new HashMap<>();
        if (!ranges.isEmpty()) {
            bind(handle.createQuery("""
                    select k.unit_type_id, m.rate_plan_id, x.days, x.numbers, x.occupancies
                    from unnest(:unitTypes, :firsts, :lasts) as k(unit_type_id, first, last)
                    cross join lateral (select distinct rate_plan_id from mapping
                                        where unit_type_id = k.unit_type_id and connection_id = any(:connections)) m
                    cross join lateral (select array_agg(p.night - :origin::date) as days, array_agg(p.amount) as numbers,
                                               array_agg(p.occupancy::int) as occupancies
                                        from price p
                                        where p.unit_type_id = k.unit_type_id and p.rate_plan_id = m.rate_plan_id
                                          and p.night between k.first and k.last) x
                    where x.days is not null
                    """), span, ranges)
                    .bind("connections", connectionIds.toArray(UUID[]::new))
                    .map((r, c) -> new PriceRow(product(r), Numbers.of(r), integers(r, "occupancies")))
                    .forEach(row -> row.into(amounts.computeIfAbsent(row.product(), p -> new TreeMap<>()), span));
        }
        Map<Supply.Product, List<Supply.Priced>> prices = new HashMap<>();
        amounts.forEach((product, by) -> prices.put(
                product,
                by.entrySet().stream()
                        .map(e -> new Supply.Priced(e.getKey(), e.getValue()))
                        .toList()));
        return prices;
    }

    private static Map<Supply.Product, long[]> restrictions(
            Handle handle, Span span, Collection<UUID> connectionIds, List<Desired.Range> ranges) {
        Map<Supply.Product, long[]> restrictions = new HashMap<>();
        if (!ranges.isEmpty()) {
            bind(handle.createQuery("""
                    select k.unit_type_id, m.rate_plan_id, x.days, x.numbers
                    from unnest(:unitTypes, :firsts, :lasts) as k(unit_type_id, first, last)
                    cross join lateral (select distinct rate_plan_id from mapping
                                        where unit_type_id = k.unit_type_id and connection_id = any(:connections)) m
                    cross join lateral (
                        select array_agg(r.night - :origin::date) as days,
                               array_agg(least(r.min_stay_arrival, 1023)::bigint
                                         | (least(r.min_stay_through, 1023)::bigint << 10)
                                         | (least(r.max_stay, 1023)::bigint << 20) | (r.closed::int::bigint << 30)
                                         | (r.closed_to_arrival::int::bigint << 31)
                                         | (r.closed_to_departure::int::bigint << 32)) as numbers
                        from restriction r
                        where r.unit_type_id = k.unit_type_id and r.rate_plan_id = m.rate_plan_id
                          and r.night between k.first and k.last) x
                    where x.days is not null
                    """), span, ranges)
                    .bind("connections", connectionIds.toArray(UUID[]::new))
                    .map((r, c) -> Map.entry(product(r), Numbers.of(r)))
                    .forEach(e -> e.getValue().into(restrictions.computeIfAbsent(e.getKey(), p -> RuleSet.none(span))));
        }
        return restrictions;
    }

    private static List<Supply.Condition> conditions(Handle handle, List<Desired.Range> ranges) {
        return ranges.isEmpty()
                ? List.of()
                : handle.createQuery("""
                        select s.* from stay_condition s
                        where s.property_id in (select property_id from unit_type where id = any(:unitTypes))
                        order by s.code
                        """)
                        .bind("unitTypes", types(ranges))
                        .map((r, c) -> condition(r))
                        .list();
    }

    private static Supply.Condition condition(ResultSet r) throws SQLException {
        return new Supply.Condition(
                List.of((UUID[]) r.getArray("rate_plan_ids").getArray()),
                List.of((UUID[]) r.getArray("unit_type_ids").getArray()),
                new Days(date(r, "first"), date(r, "last"), Days.EVERY_WEEKDAY),
                r.getInt("arrival_days"),
                r.getInt("departure_days"),
                r.getInt("min_nights"),
                r.getInt("max_nights"),
                r.getString("name"));
    }

    private static @Nullable LocalDate date(ResultSet r, String column) throws SQLException {
        Date date = r.getDate(column);
        return date == null ? null : date.toLocalDate();
    }

    private static Supply.Product product(ResultSet r) throws SQLException {
        return new Supply.Product(r.getObject("unit_type_id", UUID.class), r.getObject("rate_plan_id", UUID.class));
    }

    /** Numbers and the days they are of, as they came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Numbers(Integer[] days, Long[] numbers) {
        static Numbers of(ResultSet r) throws SQLException {
            return new Numbers(
                    integers(r, "days"), (Long[]) r.getArray("numbers").getArray());
        }

        void into(long[] values) {
            for (int i = 0; i < days.length; i++) {
                values[days[i]] = numbers[i];
            }
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record PriceRow(Supply.Product product, Numbers amounts, Integer[] occupancies) {
        void into(Map<Integer, long[]> byOccupancy, Span span) {
            for (int i = 0; i < occupancies.length; i++) {
                byOccupancy.computeIfAbsent(occupancies[i], o -> RuleSet.none(span))[amounts.days()[i]] =
                        amounts.numbers()[i];
            }
        }
    }

    private static Integer[] integers(ResultSet r, String column) throws SQLException {
        return (Integer[]) r.getArray(column).getArray();
    }

    private static Query bind(Query query, Span span, List<Desired.Range> ranges) {
        return query.bind("origin", span.origin)
                .bind("unitTypes", types(ranges))
                .bind("firsts", ranges.stream().map(r -> r.nights().first()).toArray(LocalDate[]::new))
                .bind("lasts", ranges.stream().map(r -> r.nights().last()).toArray(LocalDate[]::new));
    }

    private static UUID[] types(List<Desired.Range> ranges) {
        return ranges.stream().map(Desired.Range::unitTypeId).toArray(UUID[]::new);
    }

    private static List<Desired.Range> of(List<Desired.Range> ranges, int facets) {
        return ranges.stream().filter(range -> (range.facets() & facets) != 0).toList();
    }
}
