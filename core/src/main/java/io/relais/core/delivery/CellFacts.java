package io.relais.core.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads what one cell is made of, for its explanation. */
final class CellFacts {
    /** The stock of one night. */
    record Stock(long capacity, long sold, long blocked) {}

    Optional<Stock> stock(Handle handle, UUID unitTypeId, LocalDate night) {
        return handle.createQuery(
                        "select capacity, sold, blocked from night where unit_type_id = :unitType and night = :night")
                .bind("unitType", unitTypeId)
                .bind("night", night)
                .map((r, c) -> new Stock(r.getLong(1), r.getLong(2), r.getLong(3)))
                .findOne();
    }

    /**
     * A price and how the plan follows from its parent.
     *
     * @param derived false for the plan in which it was typed
     */
    record PlanPrice(String plan, long amount, boolean derived, long percent, long added, long roundTo) {}

    /**
     * The price of a plan with those of the plans it follows, the typed one first. For a partner with one price per room, of the
     * occupancy whose price that is.
     */
    List<PlanPrice> prices(Handle handle, Supply.Product product, LocalDate night, int occupancy, boolean byOccupancy) {
        return handle.createQuery("""
                with recursive chosen as (
                    select occupancy from price
                    where unit_type_id = :unitType and rate_plan_id = :plan and night = :night
                      and (not :byOccupancy or occupancy = :occupancy)
                    order by (occupancy = 0) desc, occupancy desc limit 1),
                chain as (
                    select r.rate_plan_id, r.parent_id, r.percent, r.amount, r.round_to, 1 as depth
                    from (select cast(:plan as uuid) as id) s left join rate_plan_rule r on r.rate_plan_id = s.id
                    union all
                    select r.rate_plan_id, r.parent_id, r.percent, r.amount, r.round_to, c.depth + 1
                    from chain c join rate_plan_rule r on r.rate_plan_id = c.parent_id
                    where c.depth < 6),
                plans as (
                    select cast(:plan as uuid) as id, 1 as depth
                    union select parent_id, depth + 1 from chain where parent_id is not null)
                select t.name, p.amount, c.parent_id is not null as derived, coalesce(c.percent, 0) as percent,
                       coalesce(c.amount, 0) as added, coalesce(c.round_to, 1) as round_to
                from plans s
                join rate_plan t on t.id = s.id
                join price p on p.unit_type_id = :unitType and p.rate_plan_id = s.id and p.night = :night
                            and p.occupancy = (select occupancy from chosen)
                left join chain c on c.rate_plan_id = s.id
                order by s.depth desc
                """)
                .bind("unitType", product.unitTypeId())
                .bind("plan", product.ratePlanId())
                .bind("night", night)
                .bind("occupancy", occupancy)
                .bind("byOccupancy", byOccupancy)
                .map((r, c) -> new PlanPrice(
                        r.getString("name"),
                        r.getLong("amount"),
                        r.getBoolean("derived"),
                        r.getLong("percent"),
                        r.getLong("added"),
                        r.getLong("round_to")))
                .list();
    }
}
