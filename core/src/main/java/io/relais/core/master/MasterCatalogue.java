package io.relais.core.master;

import io.relais.connector.MasterAnswer;
import io.relais.connector.MasterAnswer.Catalogue;
import io.relais.core.data.Database;
import io.relais.core.property.Properties;
import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a property sells, as its master sees it: every unit type under every rate plan. */
@Singleton
final class MasterCatalogue {
    private final Database database;
    private final Properties properties;

    @Inject
    MasterCatalogue(Database database, Properties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Unit types are rooms, rate plans are rates; their ids are the codes. */
    Catalogue of(MasterDoor door) {
        UUID property = door.of().propertyId();
        List<RatePlan> plans = properties.listRatePlans(property);
        Set<UUID> derived = derived(property);
        Set<String> perOccupancy = perOccupancy(property);
        return new Catalogue(properties.listUnitTypes(property).stream()
                .map(type -> new MasterAnswer.Room(
                        type.id().toString(),
                        type.name(),
                        type.maxOccupancy(),
                        plans.stream()
                                .map(plan -> new MasterAnswer.Rate(
                                        plan.id().toString(),
                                        plan.name(),
                                        perOccupancy.contains(product(type, plan)),
                                        door.of().currency(),
                                        derived.contains(plan.id())))
                                .toList()))
                .toList());
    }

    private static String product(UnitType type, RatePlan plan) {
        return type.id() + " " + plan.id();
    }

    private Set<UUID> derived(UUID propertyId) {
        return database.read(handle -> new HashSet<>(handle.createQuery("""
                        select r.rate_plan_id from rate_plan_rule r join rate_plan p on p.id = r.rate_plan_id
                        where p.property_id = :property and r.parent_id is not null
                        """)
                .bind("property", propertyId)
                .mapTo(UUID.class)
                .list()));
    }

    /** Products that have a price for a number of people; all others are priced by the room. */
    private Set<String> perOccupancy(UUID propertyId) {
        return database.read(handle -> new HashSet<>(handle.createQuery("""
                        select t.id || ' ' || r.id from unit_type t join rate_plan r on r.property_id = t.property_id
                        where t.property_id = :property
                          and exists (select from price p where p.unit_type_id = t.id and p.rate_plan_id = r.id
                                      and p.occupancy > 0)
                        """)
                .bind("property", propertyId)
                .mapTo(String.class)
                .list()));
    }
}
