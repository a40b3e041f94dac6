package io.relais.core.quote;

import java.util.Locale;

/** Age tables; owner of table {@code age_category}. */
final class AgeCategories {
    static final RuleTable<AgeCategory> TABLE = new RuleTable<>(
            AgeCategory.class,
            """
            insert into age_category (property_id, code, name, position, from_age, to_age, kind, counted, adult,
                maximum)
            values (:property, :code, :name, :position, :fromAge, :toAge, :sort, :counted, :adult, :maximum)
            on conflict (property_id, code) do update set name = excluded.name, position = excluded.position,
                from_age = excluded.from_age, to_age = excluded.to_age, kind = excluded.kind,
                counted = excluded.counted, adult = excluded.adult, maximum = excluded.maximum
            """,
            """
            delete from age_category where property_id = :property and code = :code
            """,
            """
            select * from age_category where property_id = any(:properties) order by position, code
            """,
            (r, c) -> new AgeCategory(
                    r.getString("code"),
                    r.getString("name"),
                    r.getInt("position"),
                    r.getInt("from_age"),
                    r.getInt("to_age"),
                    AgeCategory.Sort.valueOf(r.getString("kind").toUpperCase(Locale.ROOT)),
                    r.getBoolean("counted"),
                    r.getBoolean("adult"),
                    r.getInt("maximum")),
            (update, age) -> update.bind("position", age.position())
                    .bind("fromAge", age.fromAge())
                    .bind("toAge", age.toAge())
                    .bind("sort", age.sort().code())
                    .bind("counted", age.counted())
                    .bind("adult", age.adult())
                    .bind("maximum", age.maximum()));

    private AgeCategories() {}
}
