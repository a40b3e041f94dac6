package io.relais.core.property;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Properties with their unit types, units and rate plans; owner of those tables. */
@Singleton
public final class Properties {
    private static final int LIST_MAX = 1_000;
    private static final RowMapper<Property> PROPERTY = (r, c) -> new Property(
            r.getObject("id", UUID.class),
            r.getObject("organisation_id", UUID.class),
            r.getString("code"),
            r.getString("name"),
            ZoneId.of(r.getString("time_zone")),
            r.getString("currency"),
            List.of((String[]) r.getArray("languages").getArray()));
    private static final RowMapper<UnitType> UNIT_TYPE = (r, c) -> new UnitType(
            r.getObject("id", UUID.class),
            r.getObject("property_id", UUID.class),
            r.getString("code"),
            r.getString("name"),
            r.getInt("max_occupancy"),
            r.getInt("position"));
    private static final RowMapper<Unit> UNIT = (r, c) ->
            new Unit(r.getObject("id", UUID.class), r.getObject("unit_type_id", UUID.class), r.getString("name"));
    private static final RowMapper<RatePlan> RATE_PLAN = (r, c) -> new RatePlan(
            r.getObject("id", UUID.class),
            r.getObject("property_id", UUID.class),
            r.getString("code"),
            r.getString("name"),
            r.getString("meal_plan"),
            r.getInt("position"));

    private final Database database;

    @Inject
    public Properties(Database database) {
        this.database = database;
    }

    /** Adds a property or updates the one with the same id. */
    public void save(Property property) {
        database.write(handle -> handle.createUpdate("""
                        insert into property (id, organisation_id, code, name, time_zone, currency, languages)
                        values (:id, :organisation, :code, :name, :timeZone, :currency, :languages)
                        on conflict (id) do update set code = excluded.code, name = excluded.name,
                            time_zone = excluded.time_zone, languages = excluded.languages,
                            tariff_version = property.tariff_version + 1
                        """)
                .bind("id", property.id())
                .bind("organisation", property.organisationId())
                .bind("code", property.code())
                .bind("name", property.name())
                .bind("timeZone", property.timeZone().getId())
                .bind("currency", property.currency())
                .bind("languages", property.languages().toArray(String[]::new))
                .execute());
    }

    /** Adds a unit type or updates the one with the same id. */
    public void save(UnitType type) {
        database.write(handle -> {
            raiseTariff(handle, type.propertyId());
            return handle.createUpdate("""
                    insert into unit_type (id, property_id, code, name, max_occupancy, position)
                    values (:id, :propertyId, :code, :name, :maxOccupancy, :position)
                    on conflict (id) do update set code = excluded.code, name = excluded.name,
                        max_occupancy = excluded.max_occupancy, position = excluded.position
                    """).bindMethods(type).execute();
        });
    }

    /** Adds a unit or renames the one with the same id. */
    public void save(Unit unit) {
        database.write(handle -> handle.createUpdate("""
                        insert into unit (id, unit_type_id, name) values (:id, :unitTypeId, :name)
                        on conflict (id) do update set name = excluded.name
                        """).bindMethods(unit).execute());
    }

    /** Adds a rate plan or updates the one with the same id. */
    public void save(RatePlan plan) {
        database.write(handle -> {
            save(handle, plan);
            return plan;
        });
    }

    /** The same within the caller's transaction. */
    public void save(Handle handle, RatePlan plan) {
        raiseTariff(handle, plan.propertyId());
        handle.createUpdate("""
                insert into rate_plan (id, property_id, code, name, meal_plan, position)
                values (:id, :propertyId, :code, :name, :mealPlan, :position)
                on conflict (id) do update set code = excluded.code, name = excluded.name,
                    meal_plan = excluded.meal_plan, position = excluded.position
                """).bindMethods(plan).execute();
    }

    /**
     * Tells every server that what this property sells, or under which rules, is another from this commit on. Whoever changes a
     * rule calls it first: the row it locks puts changes of one property in a row.
     *
     * @return the new version
     */
    public long raiseTariff(Handle handle, UUID propertyId) {
        return handle.createQuery("""
                update property set tariff_version = tariff_version + 1 where id = :id returning tariff_version
                """)
                .bind("id", propertyId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /** The tariff versions of properties; those that do not exist are missing. */
    public Map<UUID, Long> tariffVersions(Handle handle, Collection<UUID> propertyIds) {
        Map<UUID, Long> versions = new HashMap<>();
        handle.createQuery("select id, tariff_version from property where id = any(:ids)")
                .bind("ids", propertyIds.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getLong(2)))
                .forEach(e -> versions.put(e.getKey(), e.getValue()));
        return versions;
    }

    /** Several properties at once, with all they sell, whoever owns them: callers check their scope. */
    public Sold sold(Handle handle, Collection<UUID> propertyIds) {
        UUID[] ids = propertyIds.toArray(UUID[]::new);
        return new Sold(
                handle.createQuery("select * from property where id = any(:ids)")
                        .bind("ids", ids)
                        .map(PROPERTY)
                        .list(),
                handle.createQuery("select * from unit_type where property_id = any(:ids) order by position, name")
                        .bind("ids", ids)
                        .map(UNIT_TYPE)
                        .list(),
                handle.createQuery("select * from rate_plan where property_id = any(:ids) order by position, name")
                        .bind("ids", ids)
                        .map(RATE_PLAN)
                        .list());
    }

    /** The property that a rate plan belongs to. */
    public Optional<UUID> findByRatePlan(Handle handle, UUID ratePlanId) {
        return handle.createQuery("select property_id from rate_plan where id = :plan")
                .bind("plan", ratePlanId)
                .mapTo(UUID.class)
                .findOne();
    }

    /** Properties with what they sell, each list in its own order. */
    public record Sold(List<Property> properties, List<UnitType> unitTypes, List<RatePlan> ratePlans) {}

    /**
     * A property that the principal may see.
     *
     * @throws Problem PROPERTY_UNKNOWN when there is none or it is somebody else's
     */
    public Property get(Principal principal, UUID id) {
        return find(id).filter(property -> property.organisationId().equals(principal.organisationId()))
                .filter(property -> principal.sees(property.id()))
                .orElseThrow(() -> Problem.of(ProblemCode.PROPERTY_UNKNOWN, id));
    }

    /** The properties that the principal may see, by name. */
    public List<Property> list(Principal principal) {
        return list(principal.organisationId()).stream()
                .filter(property -> principal.sees(property.id()))
                .toList();
    }

    /** The property with that id, whoever owns it: callers check their scope. */
    public Optional<Property> find(UUID id) {
        return database.read(handle -> handle.createQuery("select * from property where id = :id")
                .bind("id", id)
                .map(PROPERTY)
                .findOne());
    }

    /** The organisation's properties by name, at most 1,000. */
    public List<Property> list(UUID organisationId) {
        return database.read(handle -> handle.createQuery("""
                        select * from property where organisation_id = :organisation order by name limit :max
                        """)
                .bind("organisation", organisationId)
                .bind("max", LIST_MAX)
                .map(PROPERTY)
                .list());
    }

    /** What the property sells, in its own order. */
    public List<UnitType> listUnitTypes(UUID propertyId) {
        return database.read(handle -> handle.createQuery("""
                        select * from unit_type where property_id = :property order by position, name limit :max
                        """)
                .bind("property", propertyId)
                .bind("max", LIST_MAX)
                .map(UNIT_TYPE)
                .list());
    }

    /** The units of a type by name. */
    public List<Unit> listUnits(UUID unitTypeId) {
        return database.read(handle -> handle.createQuery("""
                        select * from unit where unit_type_id = :type order by length(name), name limit :max
                        """)
                .bind("type", unitTypeId)
                .bind("max", LIST_MAX)
                .map(UNIT)
                .list());
    }

    /** The property's rate plans, in its own order. */
    public List<RatePlan> listRatePlans(UUID propertyId) {
        return database.read(handle -> handle.createQuery("""
                        select * from rate_plan where property_id = :property order by position, name limit :max
                        """)
                .bind("property", propertyId)
                .bind("max", LIST_MAX)
                .map(RATE_PLAN)
                .list());
    }
}
