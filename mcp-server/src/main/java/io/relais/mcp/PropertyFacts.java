package io.relais.mcp;

import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import java.util.List;

/** The properties that the caller may see, with what they sell. */
public record PropertyFacts(List<Item> properties) {
    /** One property; its dates are in {@code timeZone}, its prices in {@code currency}. */
    public record Item(
            String id,
            String code,
            String name,
            String timeZone,
            String currency,
            List<Sold> unitTypes,
            List<Sold> ratePlans) {
        static Item of(Property property, Properties properties) {
            return new Item(
                    property.id().toString(),
                    property.code(),
                    property.name(),
                    property.timeZone().getId(),
                    property.currency(),
                    properties.listUnitTypes(property.id()).stream()
                            .map(type -> new Sold(type.id().toString(), type.code(), type.name()))
                            .toList(),
                    properties.listRatePlans(property.id()).stream()
                            .map(plan -> new Sold(plan.id().toString(), plan.code(), plan.name()))
                            .toList());
        }
    }

    /** A unit type or rate plan. */
    public record Sold(String id, String code, String name) {}
}
