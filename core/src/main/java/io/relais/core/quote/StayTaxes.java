package io.relais.core.quote;

import java.util.List;

/** Tourist taxes; owner of table {@code stay_tax}. */
final class StayTaxes {
    static final RuleTable<StayTax> TABLE = new RuleTable<>(
            StayTax.class,
            """
            insert into stay_tax (property_id, code, name, rate_plan_ids, unit_type_ids, first, last, categories,
                amount, percent, cap, max_nights, vat)
            values (:property, :code, :name, :ratePlans, :unitTypes, :first, :last, :categories, :amount, :percent,
                    :cap, :maxNights, :vat)
            on conflict (property_id, code) do update set name = excluded.name,
                rate_plan_ids = excluded.rate_plan_ids, unit_type_ids = excluded.unit_type_ids,
                first = excluded.first, last = excluded.last, categories = excluded.categories,
                amount = excluded.amount, percent = excluded.percent, cap = excluded.cap,
                max_nights = excluded.max_nights, vat = excluded.vat
            """,
            """
            delete from stay_tax where property_id = :property and code = :code
            """,
            """
            select * from stay_tax where property_id = any(:properties) order by code
            """,
            (r, c) -> new StayTax(
                    r.getString("code"),
                    r.getString("name"),
                    RuleTable.scope(r),
                    List.of((String[]) r.getArray("categories").getArray()),
                    r.getLong("amount"),
                    r.getInt("percent"),
                    r.getLong("cap"),
                    r.getInt("max_nights"),
                    r.getString("vat")),
            (update, t) -> {
                RuleTable.bind(update, t.scope());
                update.bind("categories", t.categories().toArray(String[]::new))
                        .bind("amount", t.amount())
                        .bind("percent", t.percent())
                        .bind("cap", t.cap())
                        .bind("maxNights", t.maxNights())
                        .bind("vat", t.vat());
            });

    private StayTaxes() {}
}
