package io.relais.core.inventory;

import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The questions that {@link Prices} answers. */
final class PriceReading {
    private PriceReading() {}

    static List<Prices.Priced> prices(Handle handle, List<Wanted> wanted) {
        return asked(handle, wanted, """
                select k.ix, p.night, p.occupancy, p.amount
                from unnest(:unitTypes, :ratePlans, :firsts, :lasts)
                     with ordinality as k(unit_type_id, rate_plan_id, first, last, ix)
                join price p on p.unit_type_id = k.unit_type_id and p.rate_plan_id = k.rate_plan_id
                            and p.night between k.first and k.last
                """)
                .map((r, c) ->
                        new Prices.Priced(r.getInt(1) - 1, r.getObject(2, LocalDate.class), r.getInt(3), r.getLong(4)))
                .list();
    }

    static List<Prices.Restricted> restrictions(Handle handle, List<Wanted> wanted) {
        return asked(handle, wanted, """
                select k.ix, r.*
                from unnest(:unitTypes, :ratePlans, :firsts, :lasts)
                     with ordinality as k(unit_type_id, rate_plan_id, first, last, ix)
                join restriction r on r.unit_type_id = k.unit_type_id and r.rate_plan_id = k.rate_plan_id
                                  and r.night between k.first and k.last
                """)
                .map((r, c) -> new Prices.Restricted(
                        r.getInt("ix") - 1,
                        r.getObject("night", LocalDate.class),
                        new Restriction(
                                r.getInt("min_stay_arrival"),
                                r.getInt("min_stay_through"),
                                r.getInt("max_stay"),
                                r.getBoolean("closed"),
                                r.getBoolean("closed_to_arrival"),
                                r.getBoolean("closed_to_departure"))))
                .list();
    }

    private static Query asked(Handle handle, List<Wanted> wanted, String sql) {
        return handle.createQuery(sql)
                .bind(
                        "unitTypes",
                        wanted.stream().map(w -> w.product().unitTypeId()).toArray(UUID[]::new))
                .bind(
                        "ratePlans",
                        wanted.stream().map(w -> w.product().ratePlanId()).toArray(UUID[]::new))
                .bind("firsts", wanted.stream().map(Wanted::first).toArray(LocalDate[]::new))
                .bind("lasts", wanted.stream().map(Wanted::last).toArray(LocalDate[]::new));
    }

    static Set<UUID> derived(Handle handle, UUID[] ratePlanIds, boolean restrictions) {
        return new HashSet<>(handle.createQuery("""
                select rate_plan_id from rate_plan_rule where rate_plan_id = any(:plans) and parent_id is not null
                  and (inherits_restrictions or not :restrictions)
                """)
                .bind("plans", ratePlanIds)
                .bind("restrictions", restrictions)
                .mapTo(UUID.class)
                .list());
    }

    static Optional<UUID> findProperty(Handle handle, UUID organisationId, Product product) {
        List<UUID> found = handle.createQuery("""
                select p.id from property p
                join unit_type t on t.property_id = p.id join rate_plan r on r.property_id = p.id
                where t.id = :unitType and r.id = :ratePlan and p.organisation_id = :organisation
                for share of p
                """)
                .bind("organisation", organisationId)
                .bind("unitType", product.unitTypeId())
                .bind("ratePlan", product.ratePlanId())
                .mapTo(UUID.class)
                .list();
        return found.stream().findFirst();
    }

    /** Lets nobody else change prices of the property until the transaction ends. */
    static void hold(Handle handle, UUID propertyId) {
        handle.createQuery("select id from property where id = :id for no key update")
                .bind("id", propertyId)
                .mapTo(UUID.class)
                .one();
    }
}
