package io.relais.core.quote;

/** What more people cost; owner of table {@code supplement}. */
final class Supplements {
    static final RuleTable<Supplement> TABLE = new RuleTable<>(
            Supplement.class,
            """
            insert into supplement (property_id, code, name, rate_plan_ids, unit_type_ids, first, last, category,
                amount, included)
            values (:property, :code, :name, :ratePlans, :unitTypes, :first, :last, :category, :amount, :included)
            on conflict (property_id, code) do update set name = excluded.name,
                rate_plan_ids = excluded.rate_plan_ids, unit_type_ids = excluded.unit_type_ids,
                first = excluded.first, last = excluded.last, category = excluded.category,
                amount = excluded.amount, included = excluded.included
            """,
            """
            delete from supplement where property_id = :property and code = :code
            """,
            """
            select * from supplement where property_id = any(:properties) order by code
            """,
            (r, c) -> new Supplement(
                    r.getString("code"),
                    r.getString("name"),
                    RuleTable.scope(r),
                    r.getString("category"),
                    r.getLong("amount"),
                    r.getInt("included")),
            (update, s) -> {
                RuleTable.bind(update, s.scope());
                update.bind("category", s.category()).bind("amount", s.amount()).bind("included", s.included());
            });

    private Supplements() {}
}
