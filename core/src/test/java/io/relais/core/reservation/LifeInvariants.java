package io.relais.core.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.relais.core.Invariants;
import io.relais.core.data.Database;
import java.util.List;

/** What must be true of reservations of our own after every change, beside the invariants of the house. */
final class LifeInvariants {
    private LifeInvariants() {}

    static void hold(Database database) {
        Invariants.hold(database);
        nothing(database, "nights sold beyond capacity although no channel sold", """
                select unit_type_id || ' ' || night from night where overbooked > 0
                and not exists (select from stay s where s.overbooked and s.unit_type_id = night.unit_type_id
                                and s.dates @> night.night)
                """);
        nothing(database, "own totals that are not the sum of nights and charges", """
                select r.id || ': ' || r.total from reservation r
                where r.source <> 'channel' and r.total <>
                  (select coalesce(sum(total), 0) from stay s where s.reservation_id = r.id)
                  + (select coalesce(sum(amount) filter (where not included), 0) from charge c where c.reservation_id = r.id)
                """);
        nothing(database, "stays whose total is not the sum of their nights", """
                select s.id::text from stay s join reservation r on r.id = s.reservation_id
                where r.source <> 'channel' and (s.total <> (select sum(a) from unnest(s.night_amounts) a)
                      or cardinality(s.night_amounts) <> upper(s.dates) - lower(s.dates))
                """);
        nothing(database, "stays whose nightly prices are not as many as their nights", """
                select id::text from stay
                where cardinality(night_amounts) not in (0, upper(dates) - lower(dates))
                """);
        nothing(database, "what was paid that is not the sum of the takings", """
                select r.id || ': ' || r.paid from reservation r
                where r.paid <> (select coalesce(sum(amount), 0) from taking t where t.reservation_id = r.id)
                """);
        nothing(database, "balances that do not add up", """
                select id::text from reservation
                where paid + balance <> case when status in ('cancelled', 'no-show') then fee else total end
                """);
        nothing(database, "charges of a stay of another reservation", """
                select c.id::text from charge c join stay s on s.id = c.stay_id
                where s.reservation_id <> c.reservation_id
                """);
        nothing(database, "kept fields that are not told on the reservation", """
                select r.id::text from reservation r
                where cardinality(kept_fields) <> (select count(*) from kept_field k where k.reservation_id = r.id)
                """);
    }

    private static void nothing(Database database, String what, String query) {
        List<String> found = database.read(
                handle -> handle.createQuery(query).mapTo(String.class).list());
        assertThat(found).as(what).isEmpty();
    }
}
