package io.relais.core.quote;

import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rules of properties, kept in memory. Their version is asked of the database each time, in one statement for any number of
 * properties, so that several servers see a change as soon as it is committed. Not for a transaction that changes rules itself.
 */
final class Tariffs {
    /** More properties than one server prices in a day; beyond it the memory is begun anew. */
    private static final int KEPT_MAX = 20_000;

    private static final int TRIES_MAX = 5;

    private final Properties properties;
    private final Map<UUID, Tariff> kept = new ConcurrentHashMap<>();

    Tariffs(Properties properties) {
        this.properties = properties;
    }

    /** The tariffs as they are now; a property that does not exist is missing. */
    Map<UUID, Tariff> get(Handle handle, Collection<UUID> propertyIds) {
        Set<UUID> ids = new LinkedHashSet<>(propertyIds);
        for (int attempt = 1; ; attempt++) {
            Map<UUID, Long> versions = properties.tariffVersions(handle, ids);
            Map<UUID, Tariff> found = new HashMap<>();
            Map<UUID, Long> missing = new HashMap<>();
            versions.forEach((id, version) -> {
                Tariff tariff = kept.get(id);
                if (tariff != null && tariff.version() == version) {
                    found.put(id, tariff);
                } else {
                    missing.put(id, version);
                }
            });
            if (missing.isEmpty() || attempt == TRIES_MAX) {
                missing.keySet().forEach(id -> {
                    Tariff nearly = kept.get(id);
                    if (nearly != null) {
                        found.put(id, nearly);
                    }
                });
                return found;
            }
            // Rules are read in several statements; that none changed meanwhile is seen by asking for the version
            // again.
            load(handle, missing);
        }
    }

    private void load(Handle handle, Map<UUID, Long> versions) {
        Set<UUID> ids = versions.keySet();
        Properties.Sold sold = properties.sold(handle, ids);
        Map<RuleKind, Map<UUID, List<Rule>>> rules = new EnumMap<>(RuleKind.class);
        for (RuleKind kind : RuleKind.values()) {
            rules.put(kind, Map.copyOf(list(kind.table(), handle, ids)));
        }
        Map<UUID, PlanRule> plans =
                PlanRules.list(handle, ids).stream().collect(Collectors.toMap(PlanRule::ratePlanId, rule -> rule));
        if (kept.size() > KEPT_MAX) {
            kept.clear();
        }
        for (Property property : sold.properties()) {
            kept.put(property.id(), tariff(property, versions.getOrDefault(property.id(), 0L), sold, plans, rules));
        }
    }

    private static <R extends Rule> Map<UUID, List<Rule>> list(RuleTable<R> table, Handle handle, Set<UUID> ids) {
        return table.list(handle, ids).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.copyOf(e.getValue())));
    }

    private static Tariff tariff(
            Property property,
            long version,
            Properties.Sold sold,
            Map<UUID, PlanRule> plans,
            Map<RuleKind, Map<UUID, List<Rule>>> rules) {
        Map<RuleKind, List<Rule>> own = new EnumMap<>(RuleKind.class);
        rules.forEach((kind, byProperty) -> own.put(kind, byProperty.getOrDefault(property.id(), List.of())));
        var ratePlans = sold.ratePlans().stream()
                .filter(plan -> plan.propertyId().equals(property.id()))
                .toList();
        Map<UUID, PlanRule> ownPlans = new HashMap<>();
        ratePlans.forEach(plan -> {
            PlanRule rule = plans.get(plan.id());
            if (rule != null) {
                ownPlans.put(plan.id(), rule);
            }
        });
        return new Tariff(
                property,
                version,
                sold.unitTypes().stream()
                        .filter(type -> type.propertyId().equals(property.id()))
                        .toList(),
                ratePlans,
                ownPlans,
                own);
    }
}
