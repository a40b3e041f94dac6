package io.relais.core.quote;

/** What stays must be like; owner of table {@code stay_condition}. */
final class Conditions {
    static final RuleTable<Condition> TABLE = new RuleTable<>(
            Condition.class,
            """
            insert into stay_condition (property_id, code, name, rate_plan_ids, unit_type_ids, first, last,
                arrival_days, departure_days, min_nights, max_nights, max_adults, max_children)
            values (:property, :code, :name, :ratePlans, :unitTypes, :first, :last, :arrivalDays, :departureDays,
                    :minNights, :maxNights, :maxAdults, :maxChildren)
            on conflict (property_id, code) do update set name = excluded.name,
                rate_plan_ids = excluded.rate_plan_ids, unit_type_ids = excluded.unit_type_ids,
                first = excluded.first, last = excluded.last, arrival_days = excluded.arrival_days,
                departure_days = excluded.departure_days, min_nights = excluded.min_nights,
                max_nights = excluded.max_nights, max_adults = excluded.max_adults,
                max_children = excluded.max_children
            """,
            """
            delete from stay_condition where property_id = :property and code = :code
            """,
            """
            select * from stay_condition where property_id = any(:properties) order by code
            """,
            (r, c) -> new Condition(
                    r.getString("code"),
                    r.getString("name"),
                    RuleTable.scope(r),
                    new Weekdays(r.getInt("arrival_days")),
                    new Weekdays(r.getInt("departure_days")),
                    r.getInt("min_nights"),
                    r.getInt("max_nights"),
                    r.getInt("max_adults"),
                    r.getInt("max_children")),
            (update, s) -> {
                RuleTable.bind(update, s.scope());
                update.bind("arrivalDays", s.arrivalDays().bits())
                        .bind("departureDays", s.departureDays().bits())
                        .bind("minNights", s.minNights())
                        .bind("maxNights", s.maxNights())
                        .bind("maxAdults", s.maxAdults())
                        .bind("maxChildren", s.maxChildren());
            });

    private Conditions() {}
}
