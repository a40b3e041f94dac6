package io.relais.core.quote;

import io.relais.core.quote.CancellationPolicy.Fee;
import io.relais.core.quote.CancellationPolicy.Sort;
import io.relais.core.quote.CancellationPolicy.Tier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.Update;

/** Cancellation policies; owner of table {@code cancellation_policy}. */
final class PolicyTable {
    private static final int NO_SHOW = -1;

    static final RuleTable<CancellationPolicy> TABLE =
            new RuleTable<>(CancellationPolicy.class, """
            insert into cancellation_policy (property_id, code, name, tier_days, tier_kinds, tier_values)
            values (:property, :code, :name, :days, :sorts, :values)
            on conflict (property_id, code) do update set name = excluded.name, tier_days = excluded.tier_days,
                tier_kinds = excluded.tier_kinds, tier_values = excluded.tier_values
            """, """
            delete from cancellation_policy where property_id = :property and code = :code
            """, """
            select * from cancellation_policy where property_id = any(:properties) order by code
            """, (r, c) -> read(r), PolicyTable::bind);

    private PolicyTable() {}

    private static void bind(Update update, CancellationPolicy policy) {
        List<Tier> tiers = Stream.concat(policy.tiers().stream(), Stream.of(new Tier(NO_SHOW, policy.noShow())))
                .toList();
        update.bind("days", tiers.stream().map(Tier::days).toArray(Integer[]::new))
                .bind(
                        "sorts",
                        tiers.stream().map(tier -> tier.fee().sort().code()).toArray(String[]::new))
                .bind("values", tiers.stream().map(tier -> tier.fee().value()).toArray(Long[]::new));
    }

    private static CancellationPolicy read(ResultSet r) throws SQLException {
        Integer[] days = (Integer[]) r.getArray("tier_days").getArray();
        String[] sorts = (String[]) r.getArray("tier_kinds").getArray();
        Long[] values = (Long[]) r.getArray("tier_values").getArray();
        List<Tier> tiers = new ArrayList<>();
        Fee noShow = new Fee(Sort.AMOUNT, 0);
        for (int i = 0; i < days.length; i++) {
            Fee fee = new Fee(Sort.valueOf(sorts[i].toUpperCase(Locale.ROOT)), values[i]);
            if (days[i] == NO_SHOW) {
                noShow = fee;
            } else {
                tiers.add(new Tier(days[i], fee));
            }
        }
        return new CancellationPolicy(r.getString("code"), r.getString("name"), tiers, noShow);
    }
}
