package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.core.data.Bulk;
import io.relais.core.data.Writes;
import io.relais.core.inventory.NightKey;
import io.relais.core.property.Party;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** The lines of reservations; owner of table {@code stay}. */
@Singleton
final class Stays {
    private static final Bulk DELETE = Bulk.of("delete from stay where id = any(:ids)");
    private static final Bulk SAVE = Bulk.of("""
            insert into stay (id, reservation_id, line, position, unit_type_id, rate_plan_id, unit_id, remote_room_id,
                remote_rate_id, dates, adults, children, child_ages, night_amounts, night_rate_ids, total, guest_name,
                meal_plan, remarks, extra_names, extra_types, extra_amounts, extra_included, party_codes, party_counts,
                vat_rate, holding, overbooked)
            select id, reservation_id, line, position, unit_type_id, rate_plan_id, unit_id, remote_room_id,
                remote_rate_id, daterange(arrival, departure), adults, children, child_ages::int[],
                night_amounts::bigint[], night_rate_ids::text[], total, guest_name, meal_plan, remarks,
                extra_names::text[], extra_types::text[], extra_amounts::bigint[], extra_included::boolean[],
                party_codes::text[], party_counts::int[], vat_rate, holding, overbooked
            from unnest(:ids, :reservations, :lines, :positions, :unitTypes, :ratePlans, :units, :rooms, :rates,
                        :arrivals, :departures, :adults, :children, :ages, :nightAmounts, :nightRates, :totals,
                        :guestNames, :mealPlans, :remarks, :extraNames, :extraTypes, :extraAmounts, :extraIncluded,
                        :partyCodes, :partyCounts, :vatRates, :holding, :overbooked)
                 as k(id, reservation_id, line, position, unit_type_id, rate_plan_id, unit_id, remote_room_id,
                      remote_rate_id, arrival, departure, adults, children, child_ages, night_amounts, night_rate_ids,
                      total, guest_name, meal_plan, remarks, extra_names, extra_types, extra_amounts, extra_included,
                      party_codes, party_counts, vat_rate, holding, overbooked)
            on conflict (reservation_id, line) do update
            set position = excluded.position, unit_type_id = excluded.unit_type_id,
                rate_plan_id = excluded.rate_plan_id, unit_id = excluded.unit_id,
                remote_room_id = excluded.remote_room_id, remote_rate_id = excluded.remote_rate_id,
                dates = excluded.dates, adults = excluded.adults, children = excluded.children,
                child_ages = excluded.child_ages, night_amounts = excluded.night_amounts,
                night_rate_ids = excluded.night_rate_ids, total = excluded.total, guest_name = excluded.guest_name,
                meal_plan = excluded.meal_plan, remarks = excluded.remarks, extra_names = excluded.extra_names,
                extra_types = excluded.extra_types, extra_amounts = excluded.extra_amounts,
                extra_included = excluded.extra_included, party_codes = excluded.party_codes,
                party_counts = excluded.party_counts, vat_rate = excluded.vat_rate, holding = excluded.holding,
                overbooked = excluded.overbooked
            """);

    private static final String SELECT = """
            select s.*, lower(s.dates) as arrival, upper(s.dates) as departure, r.currency
            from stay s join reservation r on r.id = s.reservation_id
            """;
    private static final RowMapper<StayRow> STAY = (r, c) -> new StayRow(
            r.getObject("id", UUID.class),
            r.getObject("reservation_id", UUID.class),
            r.getString("line"),
            r.getInt("position"),
            r.getObject("unit_type_id", UUID.class),
            r.getObject("rate_plan_id", UUID.class),
            r.getObject("unit_id", UUID.class),
            r.getString("remote_room_id"),
            r.getString("remote_rate_id"),
            new StayDates(r.getObject("arrival", LocalDate.class), r.getObject("departure", LocalDate.class)),
            new Occupancy(r.getInt("adults"), r.getInt("children"), Arrays.asList((Integer[])
                    r.getArray("child_ages").getArray())),
            Arrays.asList((Long[]) r.getArray("night_amounts").getArray()),
            Arrays.asList((String[]) r.getArray("night_rate_ids").getArray()),
            r.getLong("total"),
            r.getString("guest_name"),
            r.getString("meal_plan"),
            r.getString("remarks"),
            extras(r),
            Party.of(Arrays.asList((String[]) r.getArray("party_codes").getArray()), Arrays.asList((Integer[])
                    r.getArray("party_counts").getArray())),
            r.getObject("vat_rate", Integer.class),
            r.getBoolean("holding"),
            r.getBoolean("overbooked"));

    /** The stays of several reservations, in their order. */
    Map<UUID, List<StayRow>> byReservation(Handle handle, Collection<UUID> reservationIds) {
        return reservationIds.isEmpty()
                ? Map.of()
                : handle
                        .createQuery(SELECT
                                + " where s.reservation_id = any(:ids) order by s.reservation_id, s.position, s.id")
                        .bind("ids", reservationIds.toArray(UUID[]::new))
                        .map(STAY)
                        .stream()
                        .collect(Collectors.groupingBy(StayRow::reservationId));
    }

    /** Stays marked overbooked of these unit types, oldest reservation first. */
    List<StayRow> listOverbooked(Handle handle, Collection<UUID> unitTypeIds) {
        return handle.createQuery(SELECT + """
                 where s.unit_type_id = any(:types) and s.overbooked and s.holding
                 order by r.created_at, r.id, s.position
                """)
                .bind("types", unitTypeIds.toArray(UUID[]::new))
                .map(STAY)
                .list();
    }

    /** Reservations with a stay whose room or rate was not mapped when it came and is now; at most {@code limit}. */
    List<UUID> listNewlyMapped(Handle handle, int limit) {
        return handle.createQuery("""
                select distinct r.id from stay s
                join reservation r on r.id = s.reservation_id and r.conflict in ('unmapped-room', 'unmapped-rate')
                join mapping m on m.connection_id = r.connection_id and m.remote_room_id = s.remote_room_id
                where (s.unit_type_id is null or s.rate_plan_id is null and m.remote_rate_id = s.remote_rate_id)
                limit :limit
                """).bind("limit", limit).mapTo(UUID.class).list();
    }

    /** Nights on which more stays are marked overbooked than units are. */
    Set<NightKey> listNightsWithRoom(Handle handle) {
        return handle.createQuery("""
                select n.unit_type_id, n.night from stay s
                cross join lateral generate_series(lower(s.dates), upper(s.dates) - 1, interval '1 day') d
                join night n on n.unit_type_id = s.unit_type_id and n.night = d::date
                where s.overbooked and s.holding
                group by n.unit_type_id, n.night having count(*) > n.overbooked
                """)
                .map((r, c) -> new NightKey(r.getObject(1, UUID.class), r.getObject(2, LocalDate.class)))
                .set();
    }

    /** Takes the mark off stays without touching anything else of them. */
    void clearOverbooked(Handle handle, List<StayRow> stays) {
        if (!stays.isEmpty()) {
            handle.createUpdate("update stay set overbooked = false where id = any(:ids)")
                    .bind("ids", ids(stays, StayRow::id))
                    .execute();
        }
    }

    void delete(Writes writes, List<StayRow> stays) {
        if (!stays.isEmpty()) {
            writes.add(DELETE, stays).uuids("ids", StayRow::id);
        }
    }

    void save(Writes writes, List<StayRow> stays) {
        if (stays.isEmpty()) {
            return;
        }
        lines(writes.add(SAVE, stays))
                .texts("extraNames", s -> Extras.literal(s.extras(), Extra::name))
                .texts("extraTypes", s -> Extras.literal(s.extras(), Extra::type))
                .texts(
                        "extraAmounts",
                        s -> Extras.literal(s.extras(), e -> e.total().minor()))
                .texts("extraIncluded", s -> Extras.literal(s.extras(), Extra::included))
                .texts("partyCodes", s -> Extras.literal(s.party().codes(), code -> code))
                .texts("partyCounts", s -> Extras.literal(s.party().numbers(), count -> count))
                .ints("vatRates", StayRow::vatRate)
                .booleans("holding", StayRow::holding)
                .booleans("overbooked", StayRow::overbooked);
    }

    private static Writes.Rows<StayRow> lines(Writes.Rows<StayRow> columns) {
        return columns.uuids("ids", StayRow::id)
                .uuids("reservations", StayRow::reservationId)
                .texts("lines", StayRow::line)
                .ints("positions", StayRow::position)
                .uuids("unitTypes", StayRow::unitTypeId)
                .uuids("ratePlans", StayRow::ratePlanId)
                .uuids("units", StayRow::unitId)
                .texts("rooms", StayRow::remoteRoomId)
                .texts("rates", StayRow::remoteRateId)
                .dates("arrivals", s -> s.dates().arrival())
                .dates("departures", s -> s.dates().departure())
                .ints("adults", s -> s.occupancy().adults())
                .ints("children", s -> s.occupancy().children())
                .texts("ages", s -> Extras.literal(s.occupancy().childAges(), age -> age))
                .texts("nightAmounts", s -> Extras.literal(s.nightAmounts(), amount -> amount))
                .texts("nightRates", s -> Extras.literal(s.nightRateIds(), rate -> rate))
                .longs("totals", StayRow::total)
                .texts("guestNames", StayRow::guestName)
                .texts("mealPlans", StayRow::mealPlan)
                .texts("remarks", StayRow::remarks);
    }

    /**
     * True when another holding stay, or another channel's calendar, has the unit on some of these nights. A calendar's nights that the
     * stay has anyway are a conflict for a person and keep nobody from changing the stay.
     */
    boolean isTaken(Handle handle, UUID unitId, StayDates dates, UUID exceptStay) {
        return handle.createQuery("""
                select exists (select from stay where unit_id = :unit and holding and id <> :stay
                               and dates && daterange(:arrival, :departure))
                    or exists (select from feed f join feed_night n on n.feed_id = f.id
                               where f.unit_id = :unit and n.night >= :arrival and n.night < :departure
                                 and not exists (select from stay s where s.id = :stay and s.unit_id = :unit
                                                   and s.holding and s.dates @> n.night))
                """)
                .bind("unit", unitId)
                .bind("stay", exceptStay)
                .bind("arrival", dates.arrival())
                .bind("departure", dates.departure())
                .mapTo(Boolean.class)
                .one();
    }

    /** Gives the stay a unit, or takes it away. Another guest's unit breaks {@code stay_unit_once}. */
    void assign(Handle handle, UUID stayId, Optional<UUID> unitId) {
        handle.createUpdate("update stay set unit_id = :unit where id = :id")
                .bind("unit", unitId.orElse(null))
                .bind("id", stayId)
                .execute();
    }

    /** Takes units away from stays that are about to move, so that two of them may change places. */
    void release(Handle handle, List<StayRow> stays) {
        if (!stays.isEmpty()) {
            handle.createUpdate("update stay set unit_id = null where id = any(:ids)")
                    .bind("ids", ids(stays, StayRow::id))
                    .execute();
        }
    }

    /** Takes names and words off the stays of reservations whose guest is erased. */
    void erase(Handle handle, Collection<UUID> reservationIds) {
        handle.createUpdate("update stay set guest_name = '', remarks = '' where reservation_id = any(:ids)")
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    private static UUID[] ids(List<StayRow> stays, Function<StayRow, UUID> part) {
        return stays.stream().map(part).toArray(UUID[]::new);
    }

    private static List<Extra> extras(ResultSet r) throws SQLException {
        return Extras.read(r, r.getString("currency"));
    }
}
