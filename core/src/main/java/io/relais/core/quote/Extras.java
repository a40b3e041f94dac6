package io.relais.core.quote;

import java.util.Locale;

/** Options and extras; owner of table {@code extra_option}. */
final class Extras {
    static final RuleTable<Extra> TABLE = new RuleTable<>(
            Extra.class,
            """
            insert into extra_option (property_id, code, name, rate_plan_ids, unit_type_ids, first, last, amount,
                per, mandatory, max_quantity, vat)
            values (:property, :code, :name, :ratePlans, :unitTypes, :first, :last, :amount, :per, :mandatory,
                    :maxQuantity, :vat)
            on conflict (property_id, code) do update set name = excluded.name,
                rate_plan_ids = excluded.rate_plan_ids, unit_type_ids = excluded.unit_type_ids,
                first = excluded.first, last = excluded.last, amount = excluded.amount, per = excluded.per,
                mandatory = excluded.mandatory, max_quantity = excluded.max_quantity, vat = excluded.vat
            """,
            """
            delete from extra_option where property_id = :property and code = :code
            """,
            """
            select * from extra_option where property_id = any(:properties) order by code
            """,
            (r, c) -> new Extra(
                    r.getString("code"),
                    r.getString("name"),
                    RuleTable.scope(r),
                    r.getLong("amount"),
                    Extra.Per.valueOf(
                            r.getString("per").toUpperCase(Locale.ROOT).replace('-', '_')),
                    r.getBoolean("mandatory"),
                    r.getInt("max_quantity"),
                    r.getString("vat")),
            (update, e) -> {
                RuleTable.bind(update, e.scope());
                update.bind("amount", e.amount())
                        .bind("per", e.per().code())
                        .bind("mandatory", e.mandatory())
                        .bind("maxQuantity", e.maxQuantity())
                        .bind("vat", e.vat());
            });

    private Extras() {}
}
