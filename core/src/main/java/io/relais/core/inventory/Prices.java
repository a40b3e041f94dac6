package io.relais.core.inventory;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Nightly prices and restrictions of rate plans; owner of tables {@code price} and {@code restriction}. */
@Singleton
public final class Prices {
    /** Plans may be derived from derived ones so many times; more is a mistake. */
    public static final int DEPTH_MAX = 5;

    private static final NightRange EVER = new NightRange(LocalDate.of(1970, 1, 1), LocalDate.of(9000, 1, 1));

    /**
     * Sets one price for a run of nights.
     *
     * @param occupancy number of people, 0 = whatever the number
     * @return how many nights really changed
     */
    public int set(Handle handle, Product product, NightRange nights, int occupancy, Money price) {
        return set(handle, product, Days.all(nights), occupancy, price);
    }

    /** The same on some weekdays only. Prices of plans that are derived from this one follow, whatever their depth. */
    public int set(Handle handle, Product product, Days days, int occupancy, Money price) {
        int changed = write(handle, product, days, occupancy, price);
        if (changed > 0) {
            followPrices(handle, product, days.range(), occupancy);
        }
        return changed;
    }

    private static int write(Handle handle, Product product, Days days, int occupancy, Money price) {
        return handle.createUpdate("""
                insert into price (rate_plan_id, unit_type_id, night, occupancy, amount, currency)
                select :ratePlan, :unitType, d::date, :occupancy, :amount, :currency
                from generate_series(:first::date, :last::date, interval '1 day') d
                where extract(isodow from d)::int = any(:weekdays)
                on conflict (unit_type_id, rate_plan_id, night, occupancy)
                do update set amount = excluded.amount, currency = excluded.currency
                where (price.amount, price.currency) is distinct from (excluded.amount, excluded.currency)
                """)
                .bind("ratePlan", product.ratePlanId())
                .bind("unitType", product.unitTypeId())
                .bind("first", days.range().first())
                .bind("last", days.range().last())
                .bind("weekdays", days.numbers())
                .bind("occupancy", occupancy)
                .bind("amount", price.minor())
                .bind("currency", price.currency())
                .execute();
    }

    /** Sets one restriction for a run of nights; returns how many nights really changed. */
    public int restrict(Handle handle, Product product, NightRange nights, Restriction restriction) {
        return restrict(handle, product, Days.all(nights), restriction);
    }

    /** The same on some weekdays only. Plans that inherit this one's restrictions follow. */
    public int restrict(Handle handle, Product product, Days days, Restriction restriction) {
        int changed = write(handle, product, days, restriction);
        if (changed > 0) {
            followRestrictions(handle, product, days.range());
        }
        return changed;
    }

    private static int write(Handle handle, Product product, Days days, Restriction restriction) {
        return handle.createUpdate("""
                insert into restriction (rate_plan_id, unit_type_id, night, min_stay_arrival, min_stay_through, max_stay,
                                         closed, closed_to_arrival, closed_to_departure)
                select :ratePlan, :unitType, d::date, :minStayArrival, :minStayThrough, :maxStay,
                       :closed, :closedToArrival, :closedToDeparture
                from generate_series(:first::date, :last::date, interval '1 day') d
                where extract(isodow from d)::int = any(:weekdays)
                on conflict (unit_type_id, rate_plan_id, night) do update
                set min_stay_arrival = excluded.min_stay_arrival, min_stay_through = excluded.min_stay_through,
                    max_stay = excluded.max_stay, closed = excluded.closed,
                    closed_to_arrival = excluded.closed_to_arrival, closed_to_departure = excluded.closed_to_departure
                where (restriction.min_stay_arrival, restriction.min_stay_through, restriction.max_stay, restriction.closed,
                       restriction.closed_to_arrival, restriction.closed_to_departure)
                      is distinct from
                      (excluded.min_stay_arrival, excluded.min_stay_through, excluded.max_stay, excluded.closed,
                       excluded.closed_to_arrival, excluded.closed_to_departure)
                """)
                .bind("ratePlan", product.ratePlanId())
                .bind("unitType", product.unitTypeId())
                .bind("first", days.range().first())
                .bind("last", days.range().last())
                .bind("weekdays", days.numbers())
                .bindMethods(restriction)
                .execute();
    }

    private void followPrices(Handle handle, Product parent, NightRange nights, int occupancy) {
        UUID[] parents = {parent.ratePlanId()};
        for (int depth = 0; depth < DEPTH_MAX && parents.length > 0; depth++) {
            UUID[] children = children(handle, parents, "true");
            if (children.length > 0) {
                derivePrices(handle, children, parent.unitTypeId(), nights, occupancy);
            }
            parents = children;
        }
    }

    private void followRestrictions(Handle handle, Product parent, NightRange nights) {
        UUID[] parents = {parent.ratePlanId()};
        for (int depth = 0; depth < DEPTH_MAX && parents.length > 0; depth++) {
            UUID[] children = children(handle, parents, "inherits_restrictions");
            if (children.length > 0) {
                deriveRestrictions(handle, children, parent.unitTypeId(), nights);
            }
            parents = children;
        }
    }

    /** Computes the prices and, where inherited, the restrictions of a derived plan and of all derived from it anew. */
    public void deriveAgain(Handle handle, UUID ratePlanId) {
        UUID[] plans = {ratePlanId};
        for (int depth = 0; depth <= DEPTH_MAX && plans.length > 0; depth++) {
            forgetPrices(handle, plans);
            derivePrices(handle, plans, null, EVER, null);
            forgetRestrictions(handle, plans);
            deriveRestrictions(handle, plans, null, EVER);
            plans = children(handle, plans, "true");
        }
    }

    private static UUID[] children(Handle handle, UUID[] parents, String condition) {
        return handle.createQuery(
                        "select rate_plan_id from rate_plan_rule where parent_id = any(:parents) and " + condition)
                .bind("parents", parents)
                .mapTo(UUID.class)
                .list()
                .toArray(UUID[]::new);
    }

    private static void derivePrices(
            Handle handle, UUID[] plans, @Nullable UUID unitType, NightRange nights, @Nullable Integer occupancy) {
        handle.createUpdate("""
                insert into price (rate_plan_id, unit_type_id, night, occupancy, amount, currency)
                select c.rate_plan_id, p.unit_type_id, p.night, p.occupancy,
                       derived_amount(p.amount, c.percent, c.amount, c.round_to), p.currency
                from rate_plan_rule c join price p on p.rate_plan_id = c.parent_id
                where c.rate_plan_id = any(:plans) and (:unitType::uuid is null or p.unit_type_id = :unitType::uuid)
                  and p.night between :first and :last and (:occupancy::int is null or p.occupancy = :occupancy::int)
                order by p.unit_type_id, c.rate_plan_id, p.night
                on conflict (unit_type_id, rate_plan_id, night, occupancy)
                do update set amount = excluded.amount, currency = excluded.currency
                where (price.amount, price.currency) is distinct from (excluded.amount, excluded.currency)
                """)
                .bind("plans", plans)
                .bindByType("unitType", unitType, UUID.class)
                .bind("first", nights.first())
                .bind("last", nights.last())
                .bindByType("occupancy", occupancy, Integer.class)
                .execute();
    }

    private static void deriveRestrictions(Handle handle, UUID[] plans, @Nullable UUID unitType, NightRange nights) {
        handle.createUpdate("""
                insert into restriction (rate_plan_id, unit_type_id, night, min_stay_arrival, min_stay_through, max_stay,
                                         closed, closed_to_arrival, closed_to_departure)
                select c.rate_plan_id, r.unit_type_id, r.night, r.min_stay_arrival, r.min_stay_through, r.max_stay,
                       r.closed, r.closed_to_arrival, r.closed_to_departure
                from rate_plan_rule c join restriction r on r.rate_plan_id = c.parent_id
                where c.rate_plan_id = any(:plans) and c.inherits_restrictions
                  and (:unitType::uuid is null or r.unit_type_id = :unitType::uuid) and r.night between :first and :last
                order by r.unit_type_id, c.rate_plan_id, r.night
                on conflict (unit_type_id, rate_plan_id, night) do update
                set min_stay_arrival = excluded.min_stay_arrival, min_stay_through = excluded.min_stay_through,
                    max_stay = excluded.max_stay, closed = excluded.closed,
                    closed_to_arrival = excluded.closed_to_arrival, closed_to_departure = excluded.closed_to_departure
                """)
                .bind("plans", plans)
                .bindByType("unitType", unitType, UUID.class)
                .bind("first", nights.first())
                .bind("last", nights.last())
                .execute();
    }

    private static void forgetPrices(Handle handle, UUID[] plans) {
        handle.createUpdate("""
                delete from price where rate_plan_id in (
                    select rate_plan_id from rate_plan_rule where rate_plan_id = any(:plans) and parent_id is not null)
                """).bind("plans", plans).execute();
    }

    private static void forgetRestrictions(Handle handle, UUID[] plans) {
        handle.createUpdate("""
                delete from restriction where rate_plan_id in (
                    select rate_plan_id from rate_plan_rule where rate_plan_id = any(:plans) and inherits_restrictions)
                """).bind("plans", plans).execute();
    }

    /** A price found; {@code wanted} is the position in the list asked for, {@code occupancy} 0 = whatever the number. */
    public record Priced(int wanted, LocalDate night, int occupancy, long amount) {}

    /** Every price of the products in their dates, in one statement. */
    public List<Priced> prices(Handle handle, List<Wanted> wanted) {
        return asked(handle, wanted, """
                select k.ix, p.night, p.occupancy, p.amount
                from unnest(:unitTypes, :ratePlans, :firsts, :lasts)
                     with ordinality as k(unit_type_id, rate_plan_id, first, last, ix)
                join price p on p.unit_type_id = k.unit_type_id and p.rate_plan_id = k.rate_plan_id
                            and p.night between k.first and k.last
                """)
                .map((r, c) -> new Priced(r.getInt(1) - 1, r.getObject(2, LocalDate.class), r.getInt(3), r.getLong(4)))
                .list();
    }

    /** A restriction found. */
    public record Restricted(int wanted, LocalDate night, Restriction restriction) {}

    /** Every restriction of the products in their dates, in one statement; nights without a row have none. */
    public List<Restricted> restrictions(Handle handle, List<Wanted> wanted) {
        return asked(handle, wanted, """
                select k.ix, r.*
                from unnest(:unitTypes, :ratePlans, :firsts, :lasts)
                     with ordinality as k(unit_type_id, rate_plan_id, first, last, ix)
                join restriction r on r.unit_type_id = k.unit_type_id and r.rate_plan_id = k.rate_plan_id
                                  and r.night between k.first and k.last
                """)
                .map((r, c) -> new Restricted(
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

    /** True when the plan's prices (or restrictions) follow from another plan's and cannot be typed. */
    public boolean isDerived(Handle handle, UUID ratePlanId, boolean restrictions) {
        return handle.createQuery("""
                select exists (select 1 from rate_plan_rule where rate_plan_id = :plan and parent_id is not null
                               and (inherits_restrictions or not :restrictions))
                """)
                .bind("plan", ratePlanId)
                .bind("restrictions", restrictions)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * The organisation's property that sells this product; its rules stand still until the transaction ends, so that no plan
     * becomes a derived one meanwhile. Empty when unit type and rate plan are not of one such property.
     */
    public Optional<UUID> findProperty(Handle handle, UUID organisationId, Product product) {
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
}
