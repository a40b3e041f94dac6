package io.relais.core.quote;

/** VAT rates; owner of table {@code vat_group}. */
final class VatGroups {
    static final RuleTable<VatGroup> TABLE = new RuleTable<>(
            VatGroup.class,
            """
            insert into vat_group (property_id, code, name, percent, included)
            values (:property, :code, :name, :percent, :included)
            on conflict (property_id, code) do update set name = excluded.name, percent = excluded.percent,
                included = excluded.included
            """,
            """
            delete from vat_group where property_id = :property and code = :code
            """,
            """
            select * from vat_group where property_id = any(:properties) order by code
            """,
            (r, c) -> new VatGroup(
                    r.getString("code"), r.getString("name"), r.getInt("percent"), r.getBoolean("included")),
            (update, v) -> update.bind("percent", v.percent()).bind("included", v.included()));

    private VatGroups() {}
}
