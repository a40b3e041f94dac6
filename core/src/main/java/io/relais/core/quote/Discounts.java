package io.relais.core.quote;

import java.time.LocalDate;
import java.util.Locale;

/** What is taken off; owner of table {@code discount}. */
final class Discounts {
    static final RuleTable<Discount> TABLE = new RuleTable<>(
            Discount.class,
            """
            insert into discount (property_id, code, name, rate_plan_ids, unit_type_ids, first, last, kind, percent,
                amount, per, min_nights, max_nights, min_days, max_days, book_first, book_last, weekdays, combinable)
            values (:property, :code, :name, :ratePlans, :unitTypes, :first, :last, :sort, :percent, :amount, :per,
                    :minNights, :maxNights, :minDays, :maxDays, :bookFirst, :bookLast, :weekdays, :combinable)
            on conflict (property_id, code) do update set name = excluded.name,
                rate_plan_ids = excluded.rate_plan_ids, unit_type_ids = excluded.unit_type_ids,
                first = excluded.first, last = excluded.last, kind = excluded.kind, percent = excluded.percent,
                amount = excluded.amount, per = excluded.per, min_nights = excluded.min_nights,
                max_nights = excluded.max_nights, min_days = excluded.min_days, max_days = excluded.max_days,
                book_first = excluded.book_first, book_last = excluded.book_last, weekdays = excluded.weekdays,
                combinable = excluded.combinable
            """,
            """
            delete from discount where property_id = :property and code = :code
            """,
            """
            select * from discount where property_id = any(:properties) order by code
            """,
            (r, c) -> new Discount(
                    r.getString("code"),
                    r.getString("name"),
                    RuleTable.scope(r),
                    Discount.Sort.valueOf(
                            r.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_')),
                    r.getInt("percent"),
                    r.getLong("amount"),
                    r.getString("per").equals("stay"),
                    r.getInt("min_nights"),
                    r.getInt("max_nights"),
                    r.getInt("min_days"),
                    r.getInt("max_days"),
                    r.getObject("book_first", LocalDate.class),
                    r.getObject("book_last", LocalDate.class),
                    new Weekdays(r.getInt("weekdays")),
                    r.getBoolean("combinable")),
            (update, d) -> {
                RuleTable.bind(update, d.scope());
                update.bind("sort", d.sort().code())
                        .bind("percent", d.percent())
                        .bind("amount", d.amount())
                        .bind("per", d.perStay() ? "stay" : "night")
                        .bind("minNights", d.minNights())
                        .bind("maxNights", d.maxNights())
                        .bind("minDays", d.minDays())
                        .bind("maxDays", d.maxDays())
                        .bindByType("bookFirst", d.bookFirst(), LocalDate.class)
                        .bindByType("bookLast", d.bookLast(), LocalDate.class)
                        .bind("weekdays", d.weekdays().bits())
                        .bind("combinable", d.combinable());
            });

    private Discounts() {}
}
