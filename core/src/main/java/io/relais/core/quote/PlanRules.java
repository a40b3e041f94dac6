package io.relais.core.quote;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** How plans follow from others, and their policy and VAT; owner of table {@code rate_plan_rule}. */
final class PlanRules {
    private PlanRules() {}

    static void save(Handle handle, PlanRule rule) {
        handle.createUpdate("""
                insert into rate_plan_rule (rate_plan_id, parent_id, percent, amount, round_to, inherits_restrictions,
                                            cancellation, vat)
                values (:ratePlanId, :parentId, :percent, :amount, :roundTo, :inheritsRestrictions, :cancellation, :vat)
                on conflict (rate_plan_id) do update set parent_id = excluded.parent_id, percent = excluded.percent,
                    amount = excluded.amount, round_to = excluded.round_to,
                    inherits_restrictions = excluded.inherits_restrictions, cancellation = excluded.cancellation,
                    vat = excluded.vat
                """).bindMethods(rule).execute();
    }

    static List<PlanRule> list(Handle handle, Collection<UUID> propertyIds) {
        return handle.createQuery("""
                select r.* from rate_plan_rule r join rate_plan p on p.id = r.rate_plan_id
                where p.property_id = any(:properties)
                """)
                .bind("properties", propertyIds.toArray(UUID[]::new))
                .map((r, c) -> new PlanRule(
                        r.getObject("rate_plan_id", UUID.class),
                        r.getObject("parent_id", UUID.class),
                        r.getInt("percent"),
                        r.getLong("amount"),
                        r.getLong("round_to"),
                        r.getBoolean("inherits_restrictions"),
                        r.getString("cancellation"),
                        r.getString("vat")))
                .list();
    }
}
