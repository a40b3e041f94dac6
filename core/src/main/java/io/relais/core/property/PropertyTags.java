package io.relais.core.property;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Limits;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The tags that a property's people are offered; owner of table {@code property_tag}. */
@Singleton
public final class PropertyTags {
    /** Letters of one tag. */
    public static final int NAME_MAX = 40;

    private static final int LIST_MAX = 500;

    private final Database database;
    private final Properties properties;

    @Inject
    public PropertyTags(Database database, Properties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** The property's tags by name, at most 500. */
    public List<String> list(Principal principal, UUID propertyId) {
        principal.need(Permission.RESERVATIONS_READ);
        properties.get(principal, propertyId);
        return database.read(handle -> handle.createQuery(
                        "select name from property_tag where property_id = :property order by lower(name), name limit :max")
                .bind("property", propertyId)
                .bind("max", LIST_MAX)
                .mapTo(String.class)
                .list());
    }

    /** Offers one more. */
    public void add(Principal principal, UUID propertyId, String name) {
        principal.need(Permission.SETTINGS_WRITE);
        properties.get(principal, propertyId);
        String clean = Limits.required("name", name, NAME_MAX);
        database.write(handle -> {
            offer(handle, propertyId, List.of(clean));
            return true;
        });
    }

    /** No longer offers it; reservations that have it keep it. */
    public void remove(Principal principal, UUID propertyId, String name) {
        principal.need(Permission.SETTINGS_WRITE);
        properties.get(principal, propertyId);
        database.write(
                handle -> handle.createUpdate("delete from property_tag where property_id = :property and name = :name")
                        .bind("property", propertyId)
                        .bind("name", name.replace("\u0000", ""))
                        .execute());
    }

    /** Offers what somebody just used, within the caller's transaction. */
    public void offer(Handle handle, UUID propertyId, Collection<String> names) {
        handle.createUpdate("""
                        insert into property_tag (property_id, name)
                        select :property, name from unnest(:names) as n(name) on conflict do nothing
                        """)
                .bind("property", propertyId)
                .bind("names", names.toArray(String[]::new))
                .execute();
    }
}
