package io.relais.core.inventory;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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
            followPrices(handle, new UUID[] {product.ratePlanId()}, product.unitTypeId(), days.range(), occupancy);
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
            followRestrictions(handle, new UUID[] {product.ratePlanId()}, product.unitTypeId(), days.range());
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

    /** Writes prices of many products and nights; one without a value is taken away. What follows from them follows. */
    void putPrices(Handle handle, List<Put> puts, String currency) {
        List<Put> gone = puts.stream().filter(put -> put.value() == null).toList();
        List<Put> kept = puts.stream().filter(put -> put.value() != null).toList();
        Put.bind(handle.createUpdate("""
                insert into price (rate_plan_id, unit_type_id, night, occupancy, amount, currency)
                select rate_plan, unit_type, night, occupancy, value, :currency
                from unnest(:unitTypes, :ratePlans, :nights, :occupancies, :values)
                     as k(unit_type, rate_plan, night, occupancy, value)
                order by unit_type, rate_plan, night, occupancy
                on conflict (unit_type_id, rate_plan_id, night, occupancy)
                do update set amount = excluded.amount, currency = excluded.currency
                """), kept).bind("currency", currency).execute();
        Put.bind(handle.createUpdate("""
                delete from price p using unnest(:unitTypes, :ratePlans, :nights, :occupancies, :values)
                     as k(unit_type, rate_plan, night, occupancy, value)
                where (p.unit_type_id, p.rate_plan_id, p.night, p.occupancy)
                    = (k.unit_type, k.rate_plan, k.night, k.occupancy)
                """), gone).execute();
        if (!puts.isEmpty()) {
            followPrices(handle, Put.plans(puts), null, Put.range(puts), null);
        }
    }

    /** Writes restrictions of many products and nights. What inherits them follows. */
    void putRestrictions(Handle handle, List<Put> puts) {
        Put.bindRestrictions(handle.createUpdate("""
                insert into restriction (rate_plan_id, unit_type_id, night, min_stay_arrival, min_stay_through, max_stay,
                                         closed, closed_to_arrival, closed_to_departure)
                select rate_plan, unit_type, night, arrival, through, most, closed, no_arrival, no_departure
                from unnest(:unitTypes, :ratePlans, :nights, :arrivals, :throughs, :mosts, :closed, :noArrivals, :noDepartures)
                     as k(unit_type, rate_plan, night, arrival, through, most, closed, no_arrival, no_departure)
                order by unit_type, rate_plan, night
                on conflict (unit_type_id, rate_plan_id, night) do update
                set min_stay_arrival = excluded.min_stay_arrival, min_stay_through = excluded.min_stay_through,
                    max_stay = excluded.max_stay, closed = excluded.closed,
                    closed_to_arrival = excluded.closed_to_arrival, closed_to_departure = excluded.closed_to_departure
                """), puts).execute();
        if (!puts.isEmpty()) {
            followRestrictions(handle, Put.plans(puts), null, Put.range(puts));
        }
    }

    private void followPrices(
            Handle handle, UUID[] plans, @Nullable UUID unitType, NightRange nights, @Nullable Integer occupancy) {
        UUID[] parents = plans;
        for (int depth = 0; depth < DEPTH_MAX && parents.length > 0; depth++) {
            UUID[] children = children(handle, parents, "true");
            if (children.length > 0) {
                forgetOrphans(handle, children, nights);
                derivePrices(handle, children, unitType, nights, occupancy);
            }
            parents = children;
        }
    }

    private void followRestrictions(Handle handle, UUID[] plans, @Nullable UUID unitType, NightRange nights) {
        UUID[] parents = plans;
        for (int depth = 0; depth < DEPTH_MAX && parents.length > 0; depth++) {
            UUID[] children = children(handle, parents, "inherits_restrictions");
            if (children.length > 0) {
                deriveRestrictions(handle, children, unitType, nights);
            }
            parents = children;
        }
    }

    /** A derived price whose parent has none any more is none. */
    private static void forgetOrphans(Handle handle, UUID[] plans, NightRange nights) {
        handle.createUpdate("""
                delete from price c using rate_plan_rule r
                where c.rate_plan_id = any(:plans) and r.rate_plan_id = c.rate_plan_id and r.parent_id is not null
                  and c.night between :first and :last
                  and not exists (select 1 from price p where p.rate_plan_id = r.parent_id
                                  and p.unit_type_id = c.unit_type_id and p.night = c.night and p.occupancy = c.occupancy)
                """)
                .bind("plans", plans)
                .bind("first", nights.first())
                .bind("last", nights.last())
                .execute();
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
        return PriceReading.prices(handle, wanted);
    }

    /** A restriction found. */
    public record Restricted(int wanted, LocalDate night, Restriction restriction) {}

    /** Every restriction of the products in their dates, in one statement; nights without a row have none. */
    public List<Restricted> restrictions(Handle handle, List<Wanted> wanted) {
        return PriceReading.restrictions(handle, wanted);
    }

    /** True when the plan's prices (or restrictions) follow from another plan's and cannot be typed. */
    public boolean isDerived(Handle handle, UUID ratePlanId, boolean restrictions) {
        return PriceReading.derived(handle, new UUID[] {ratePlanId}, restrictions)
                .contains(ratePlanId);
    }

    /** Those of the plans whose prices (or restrictions) follow from another plan's. */
    Set<UUID> derived(Handle handle, UUID[] ratePlanIds, boolean restrictions) {
        return PriceReading.derived(handle, ratePlanIds, restrictions);
    }

    /**
     * The organisation's property that sells this product; its rules stand still until the transaction ends, so that no plan
     * becomes a derived one meanwhile. Empty when unit type and rate plan are not of one such property.
     */
    public Optional<UUID> findProperty(Handle handle, UUID organisationId, Product product) {
        return PriceReading.findProperty(handle, organisationId, product);
    }
}
