package io.relais.core.inventory;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Nightly prices and restrictions of rate plans; owner of tables {@code price} and {@code restriction}. */
@Singleton
public final class Prices {
    /**
     * Sets one price for a run of nights.
     *
     * @param occupancy number of people, 0 = whatever the number
     * @return how many nights really changed
     */
    public int set(Handle handle, Product product, NightRange nights, int occupancy, Money price) {
        return handle.createUpdate("""
                insert into price (rate_plan_id, unit_type_id, night, occupancy, amount, currency)
                select :ratePlan, :unitType, d::date, :occupancy, :amount, :currency
                from generate_series(:first::date, :last::date, interval '1 day') d
                on conflict (unit_type_id, rate_plan_id, night, occupancy)
                do update set amount = excluded.amount, currency = excluded.currency
                where (price.amount, price.currency) is distinct from (excluded.amount, excluded.currency)
                """)
                .bind("ratePlan", product.ratePlanId())
                .bind("unitType", product.unitTypeId())
                .bind("first", nights.first())
                .bind("last", nights.last())
                .bind("occupancy", occupancy)
                .bind("amount", price.minor())
                .bind("currency", price.currency())
                .execute();
    }

    /** Sets one restriction for a run of nights; returns how many nights really changed. */
    public int restrict(Handle handle, Product product, NightRange nights, Restriction restriction) {
        return handle.createUpdate("""
                insert into restriction (rate_plan_id, unit_type_id, night, min_stay_arrival, min_stay_through, max_stay,
                                         closed, closed_to_arrival, closed_to_departure)
                select :ratePlan, :unitType, d::date, :minStayArrival, :minStayThrough, :maxStay,
                       :closed, :closedToArrival, :closedToDeparture
                from generate_series(:first::date, :last::date, interval '1 day') d
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
                .bind("first", nights.first())
                .bind("last", nights.last())
                .bindMethods(restriction)
                .execute();
    }

    /**
     * The price of each night of a stay for a number of people: that of exactly this number where there is one, else the
     * price whatever the number. Nights without a price are missing from the map.
     */
    public Map<LocalDate, Money> nightly(Handle handle, Product product, StayDates dates, int people) {
        Map<LocalDate, Money> prices = new TreeMap<>();
        handle.createQuery("""
                select distinct on (night) night, amount, currency from price
                where unit_type_id = :unitType and rate_plan_id = :ratePlan
                  and night >= :arrival and night < :departure and occupancy in (0, :people)
                order by night, occupancy desc
                """)
                .bind("unitType", product.unitTypeId())
                .bind("ratePlan", product.ratePlanId())
                .bind("arrival", dates.arrival())
                .bind("departure", dates.departure())
                .bind("people", people)
                .map((r, c) -> Map.entry(
                        r.getObject("night", LocalDate.class), new Money(r.getLong("amount"), r.getString("currency"))))
                .forEach(e -> prices.put(e.getKey(), e.getValue()));
        return prices;
    }

    /** The restrictions of a run of nights; nights without a row have none. */
    public Map<LocalDate, Restriction> restrictions(Handle handle, Product product, NightRange nights) {
        Map<LocalDate, Restriction> restrictions = new TreeMap<>();
        handle.createQuery("""
                select * from restriction
                where unit_type_id = :unitType and rate_plan_id = :ratePlan and night between :first and :last
                """)
                .bind("unitType", product.unitTypeId())
                .bind("ratePlan", product.ratePlanId())
                .bind("first", nights.first())
                .bind("last", nights.last())
                .map((r, c) -> Map.entry(
                        r.getObject("night", LocalDate.class),
                        new Restriction(
                                r.getInt("min_stay_arrival"),
                                r.getInt("min_stay_through"),
                                r.getInt("max_stay"),
                                r.getBoolean("closed"),
                                r.getBoolean("closed_to_arrival"),
                                r.getBoolean("closed_to_departure"))))
                .forEach(e -> restrictions.put(e.getKey(), e.getValue()));
        return restrictions;
    }

    /** The organisation's property that sells this product, empty when unit type and rate plan are not of one such property. */
    public Optional<UUID> findProperty(Handle handle, UUID organisationId, Product product) {
        List<UUID> found = handle.createQuery("""
                select p.id from property p
                join unit_type t on t.property_id = p.id join rate_plan r on r.property_id = p.id
                where t.id = :unitType and r.id = :ratePlan and p.organisation_id = :organisation
                """)
                .bind("organisation", organisationId)
                .bind("unitType", product.unitTypeId())
                .bind("ratePlan", product.ratePlanId())
                .mapTo(UUID.class)
                .list();
        return found.stream().findFirst();
    }
}
