package io.relais.core.inventory;

import io.relais.core.data.Bulk;
import io.relais.core.data.Writes;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * The counted stock, one row per unit type and date; owner of table {@code night}. The table's own constraints make it
 * impossible for our sales to oversell; only {@link #store}, used for what a partner already sold, may go beyond capacity.
 * Rows are always locked in the order (unit type, date), so that two bookings wait for each other and never deadlock.
 */
@Singleton
public final class Nights {
    private static final Bulk TAKE = Bulk.of("""
            update night n set sold = n.sold + k.units
            from unnest(:unitTypes, :nights, :units) as k(unit_type_id, night, units)
            where n.unit_type_id = k.unit_type_id and n.night = k.night
            """);

    private static final RowMapper<NightState> NIGHT = (r, c) -> new NightState(
            r.getObject("unit_type_id", UUID.class),
            r.getObject("night", LocalDate.class),
            r.getInt("capacity"),
            r.getInt("sold"),
            r.getInt("blocked"),
            r.getInt("overbooked"));

    /** Opens nights for sale, or changes the capacity of nights already open. What is sold stays sold. */
    public void open(Handle handle, UUID unitTypeId, NightRange nights, int capacity) {
        handle.createUpdate("""
                insert into night (unit_type_id, night, capacity)
                select :unitType, d::date, :capacity from generate_series(:first::date, :last::date, interval '1 day') d
                on conflict (unit_type_id, night) do update
                set capacity = excluded.capacity,
                    overbooked = greatest(0, night.sold + night.blocked - excluded.capacity)
                where night.capacity <> excluded.capacity
                """)
                .bind("unitType", unitTypeId)
                .bind("first", nights.first())
                .bind("last", nights.last())
                .bind("capacity", capacity)
                .execute();
    }

    /**
     * Sets how many units of locked nights are left to sell; the capacity follows. Where nothing is left and a channel sold too much,
     * the capacity stays, so that the excess is still told.
     */
    public void openFree(Handle handle, UUID unitTypeId, Map<LocalDate, Integer> free) {
        handle.createUpdate("""
                update night n set capacity = n.sold + n.blocked + k.free, overbooked = 0
                from unnest(:nights, :frees) as k(night, free)
                where n.unit_type_id = :unitType and n.night = k.night and (k.free > 0 or n.overbooked = 0)
                  and n.capacity <> n.sold + n.blocked + k.free
                """)
                .bind("unitType", unitTypeId)
                .bind("nights", free.keySet().toArray(LocalDate[]::new))
                .bind("frees", free.values().toArray(Integer[]::new))
                .execute();
    }

    /** Nights that were opened just now. */
    record Opened(UUID unitTypeId, NightRange nights) {}

    /** Opens each unit type's calendar up to so many nights from today, with the capacity of its last open night. */
    List<Opened> extend(Handle handle, Instant now, int ahead) {
        return handle.createQuery("""
                with far as (
                    select t.id as unit_type_id, max(n.night) as last,
                           (:now::timestamptz at time zone p.time_zone)::date + :ahead - 1 as goal
                    from unit_type t join property p on p.id = t.property_id join night n on n.unit_type_id = t.id
                    group by t.id, p.time_zone),
                opened as (
                    insert into night (unit_type_id, night, capacity)
                    select f.unit_type_id, d::date, l.capacity
                    from far f
                    join night l on l.unit_type_id = f.unit_type_id and l.night = f.last
                    cross join lateral generate_series(f.last + 1, f.goal, interval '1 day') d
                    on conflict do nothing
                    returning unit_type_id, night)
                select unit_type_id, min(night) as first, max(night) as last from opened group by unit_type_id
                """)
                .bind("now", Timestamp.from(now))
                .bind("ahead", ahead)
                .map((r, c) -> new Opened(
                        r.getObject("unit_type_id", UUID.class),
                        new NightRange(r.getObject("first", LocalDate.class), r.getObject("last", LocalDate.class))))
                .list();
    }

    /**
     * Takes units of our own sales from locked nights. Not through {@link #store}: overbooked is left alone, so that the constraint
     * {@code night_not_oversold} and not the caller's counting has the last word.
     */
    public void take(Writes writes, Map<NightKey, Integer> units) {
        if (!units.isEmpty()) {
            writes.add(TAKE, List.copyOf(units.keySet()))
                    .uuids("unitTypes", NightKey::unitTypeId)
                    .dates("nights", NightKey::night)
                    .ints("units", units::get);
        }
    }

    /**
     * Takes units of locked nights out of sale for somebody who cannot be refused, or puts them back where negative. What goes beyond
     * capacity is told as overbooked, exactly.
     */
    public void block(Handle handle, UUID unitTypeId, Map<LocalDate, Integer> units) {
        if (units.isEmpty()) {
            return;
        }
        List<LocalDate> dates = List.copyOf(units.keySet());
        handle.createUpdate("""
                update night n set blocked = n.blocked + k.units,
                    overbooked = greatest(0, n.sold + n.blocked + k.units - n.capacity)
                from unnest(:nights, :units) as k(night, units)
                where n.unit_type_id = :unitType and n.night = k.night
                """)
                .bind("unitType", unitTypeId)
                .bind("nights", dates.toArray(LocalDate[]::new))
                .bind("units", dates.stream().map(units::get).toArray(Integer[]::new))
                .execute();
    }

    /**
     * Opens a unit type's calendar from its last open night up to another, with that night's capacity, as {@link #extend} would do
     * in time; nothing where it is open that far or not at all.
     */
    public Optional<NightRange> extendTo(Handle handle, UUID unitTypeId, LocalDate last) {
        return handle.createQuery("""
                with l as (select night, capacity from night where unit_type_id = :unitType order by night desc limit 1),
                opened as (
                    insert into night (unit_type_id, night, capacity)
                    select :unitType, d::date, l.capacity
                    from l cross join lateral generate_series(l.night + 1, :last::date, interval '1 day') d
                    on conflict do nothing
                    returning night)
                select min(night) as first, max(night) as last from opened having count(*) > 0
                """)
                .bind("unitType", unitTypeId)
                .bind("last", last)
                .map((r, c) ->
                        new NightRange(r.getObject("first", LocalDate.class), r.getObject("last", LocalDate.class)))
                .findOne();
    }

    /**
     * Gives back and takes units of our own, for changes of what was sold: never beyond capacity. Every night named is locked,
     * those that change by nothing too.
     *
     * @param units by how many each night's count changes
     * @return the nights on which not enough is left; when not empty, nothing was changed
     */
    public List<NightState> shift(Handle handle, Map<NightKey, Integer> units) {
        List<NightState> full = lock(handle, units.keySet()).stream()
                .filter(state -> {
                    int wanted = units.getOrDefault(new NightKey(state.unitTypeId(), state.night()), 0);
                    return wanted > 0 && state.free() < wanted;
                })
                .toList();
        if (full.isEmpty() && !units.isEmpty()) {
            List<NightKey> keys = List.copyOf(units.keySet());
            // Where units are taken, overbooked is left alone, so that the constraint and not this code has the last
            // word.
            handle.createUpdate("""
                    update night n set sold = n.sold + k.units,
                        overbooked = case when k.units < 0 then greatest(0, n.sold + k.units + n.blocked - n.capacity)
                                          else n.overbooked end
                    from unnest(:unitTypes, :nights, :units) as k(unit_type_id, night, units)
                    where n.unit_type_id = k.unit_type_id and n.night = k.night and k.units <> 0
                    """)
                    .bind("unitTypes", keys.stream().map(NightKey::unitTypeId).toArray(UUID[]::new))
                    .bind("nights", keys.stream().map(NightKey::night).toArray(LocalDate[]::new))
                    .bind("units", keys.stream().map(units::get).toArray(Integer[]::new))
                    .execute();
        }
        return full;
    }

    /** The state of open nights in a range, by unit type and date. */
    public List<NightState> list(Handle handle, Collection<UUID> unitTypeIds, NightRange nights) {
        return handle.createQuery("""
                select * from night
                where unit_type_id = any(:unitTypes) and night between :first and :last
                order by unit_type_id, night
                """)
                .bind("unitTypes", unitTypeIds.toArray(UUID[]::new))
                .bind("first", nights.first())
                .bind("last", nights.last())
                .map(NIGHT)
                .list();
    }

    /** How many units of a type can be sold for a whole stay; types with a night that is not open are missing. */
    public Map<UUID, Integer> left(Handle handle, Collection<UUID> unitTypeIds, StayDates dates) {
        Map<UUID, Integer> left = new LinkedHashMap<>();
        handle.createQuery("""
                select unit_type_id, greatest(0, min(capacity - sold - blocked)) from night
                where unit_type_id = any(:unitTypes) and night >= :arrival and night < :departure
                group by unit_type_id having count(*) = :nights
                """)
                .bind("unitTypes", unitTypeIds.toArray(UUID[]::new))
                .bind("arrival", dates.arrival())
                .bind("departure", dates.departure())
                .bind("nights", dates.nights())
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getInt(2)))
                .forEach(e -> left.put(e.getKey(), e.getValue()));
        return left;
    }

    /**
     * Locks nights in the house order until the transaction ends, opening those a partner sold beyond what was open.
     *
     * @return the state of every night named
     */
    public List<NightState> lock(Handle handle, Collection<NightKey> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        List<NightState> states = select(handle, keys, "");
        if (states.size() < keys.size()) {
            openMissing(handle, keys);
            states = select(handle, keys, "");
        }
        return states;
    }

    /** Locks those of the nights that nobody else has locked: for work that can wait, by somebody who holds other nights already. */
    public List<NightState> lockFree(Handle handle, Collection<NightKey> keys) {
        return keys.isEmpty() ? List.of() : select(handle, keys, " skip locked");
    }

    /** Writes what is sold of locked nights. Only for what a partner sold: it may go beyond capacity and then says so. */
    public void store(Handle handle, Collection<NightState> states) {
        if (states.isEmpty()) {
            return;
        }
        handle.createUpdate("""
                update night n set sold = k.sold, overbooked = k.overbooked
                from unnest(:unitTypes, :nights, :solds, :overbooked) as k(unit_type_id, night, sold, overbooked)
                where n.unit_type_id = k.unit_type_id and n.night = k.night
                """)
                .bind("unitTypes", states.stream().map(NightState::unitTypeId).toArray(UUID[]::new))
                .bind("nights", states.stream().map(NightState::night).toArray(LocalDate[]::new))
                .bind("solds", states.stream().map(NightState::sold).toArray(Integer[]::new))
                .bind("overbooked", states.stream().map(NightState::overbooked).toArray(Integer[]::new))
                .execute();
    }

    private static List<NightState> select(Handle handle, Collection<NightKey> keys, String waiting) {
        return handle.createQuery("""
                select n.* from night n
                join unnest(:unitTypes, :nights) as k(unit_type_id, night) using (unit_type_id, night)
                order by n.unit_type_id, n.night for update of n""" + waiting)
                .bind("unitTypes", keys.stream().map(NightKey::unitTypeId).toArray(UUID[]::new))
                .bind("nights", keys.stream().map(NightKey::night).toArray(LocalDate[]::new))
                .map(NIGHT)
                .list();
    }

    /** A partner may sell, and a guest may want, a date beyond what was opened: its capacity is the number of units. */
    private void openMissing(Handle handle, Collection<NightKey> keys) {
        handle.createUpdate("""
                insert into night (unit_type_id, night, capacity)
                select k.unit_type_id, k.night, (select count(*) from unit u where u.unit_type_id = k.unit_type_id)
                from unnest(:unitTypes, :nights) as k(unit_type_id, night)
                order by 1, 2
                on conflict do nothing
                """)
                .bind("unitTypes", keys.stream().map(NightKey::unitTypeId).toArray(UUID[]::new))
                .bind("nights", keys.stream().map(NightKey::night).toArray(LocalDate[]::new))
                .execute();
    }
}
