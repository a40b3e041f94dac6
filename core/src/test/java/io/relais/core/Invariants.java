package io.relais.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.data.Database;
import java.util.List;

/** What must be true of the rows at any moment between two transactions, whatever happened before. */
public final class Invariants {
    private Invariants() {}

    /** Asserts every invariant of the house on all rows of the database. */
    public static void hold(Database database) {
        nothing(database, "nights whose count differs from the stays that hold them", """
                select coalesce(n.unit_type_id, s.unit_type_id) || ' ' || coalesce(n.night, s.night) || ': counted '
                       || coalesce(n.sold, 0) || ', held ' || coalesce(s.held, 0)
                from night n
                full join (select unit_type_id, d::date as night, count(*) as held
                           from stay, generate_series(lower(dates), upper(dates) - 1, interval '1 day') d
                           where holding and unit_type_id is not null group by 1, 2) s
                  on s.unit_type_id = n.unit_type_id and s.night = n.night
                where coalesce(n.sold, 0) <> coalesce(s.held, 0)
                """);
        nothing(database, "nights whose overbooked units are not exactly the excess", """
                select unit_type_id || ' ' || night from night
                where overbooked <> greatest(0, sold + blocked - capacity)
                """);
        nothing(database, "stays that hold although their reservation does not, or the reverse", """
                select r.id || ' ' || r.status from reservation r join stay s on s.reservation_id = r.id
                where s.holding <> (r.status not in ('cancelled', 'no-show'))
                """);
        nothing(database, "stays marked overbooked that hold nothing", """
                select id::text from stay where overbooked and (not holding or unit_type_id is null)
                """);
        nothing(database, "reservations whose conflict differs from what their stays say", """
                select r.id || ' is ' || r.conflict || ', should be ' || w.conflict from reservation r,
                lateral (select case when r.status in ('cancelled', 'no-show') then ''
                                     when count(*) = 0 then 'no-stay'
                                     when bool_or(s.unit_type_id is null) then 'unmapped-room'
                                     when bool_or(s.overbooked) then 'overbooked'
                                     when bool_or(s.rate_plan_id is null) then 'unmapped-rate'
                                     else '' end as conflict
                         from stay s where s.reservation_id = r.id) w
                where r.conflict <> w.conflict
                """);
        nothing(database, "reservations whose dates differ from those of their stays", """
                select r.id::text from reservation r,
                lateral (select min(lower(dates)) as arrival, max(upper(dates)) as departure
                         from stay s where s.reservation_id = r.id) w
                where (r.arrival, r.departure) is distinct from (w.arrival, w.departure)
                """);
        nothing(database, "units given to two guests at once", """
                select a.id || ' and ' || b.id from stay a join stay b on a.unit_id = b.unit_id and a.id < b.id
                where a.holding and b.holding and a.dates && b.dates
                """);
        nothing(database, "messages called applied that are in no reservation", """
                select i.id::text from inbox i where state = 'applied'
                and not exists (select from reservation r where r.id = i.reservation_id)
                and not (i.reservation_id is null
                         and exists (select from erasure e where e.connection_id = i.connection_id))
                """);
    }

    /**
     * Asserts that every overbooked unit is shown on a stay and every stay so marked lies on an overbooked night. True as long as
     * nobody lowered or raised a capacity.
     */
    public static void overbookingIsShown(Database database) {
        nothing(database, "nights with more overbooked units than stays marked", """
                select n.unit_type_id || ' ' || n.night from night n
                where n.overbooked > (select count(*) from stay s where s.unit_type_id = n.unit_type_id
                                      and s.overbooked and s.dates @> n.night)
                """);
        nothing(database, "stays marked overbooked although there is room for them", """
                select s.id::text from stay s where s.overbooked and not exists (
                  select from night n where n.unit_type_id = s.unit_type_id and s.dates @> n.night
                  and n.overbooked >= (select count(*) from stay o where o.unit_type_id = n.unit_type_id
                                       and o.overbooked and o.dates @> n.night))
                """);
    }

    private static void nothing(Database database, String what, String query) {
        List<String> found = database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
        assertThat(found).as(what).isEmpty();
    }
}
