package io.relais.core.guest;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * E-mail addresses of the house itself, which say nothing about a guest: those of its people and a list per property, where an
 * entry as {@code @hotel.example} stands for a whole domain. Owner of table {@code own_address}.
 */
@Singleton
public final class OwnAddresses {
    private static final int LENGTH_MAX = 200;
    private static final int LIST_MAX = 100;
    private static final Pattern FORM = Pattern.compile("[^@\\s]*@[^@\\s]+\\.[^@\\s]+");

    private final Database database;
    private final Properties properties;

    @Inject
    public OwnAddresses(Database database, Properties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** The property's list, in alphabetical order. */
    public List<String> list(Principal principal, UUID propertyId) {
        properties.get(principal, propertyId);
        return database.read(handle -> handle.createQuery(
                        "select address from own_address where property_id = :property order by address")
                .bind("property", propertyId)
                .mapTo(String.class)
                .list());
    }

    /**
     * Replaces the property's list.
     *
     * @throws Problem VALUE_INVALID for what is neither an address nor a domain with @ before it; NUMBER_INVALID beyond 100
     */
    public void save(Principal principal, UUID propertyId, List<String> addresses) {
        principal.need(Permission.SETTINGS_WRITE);
        properties.get(principal, propertyId);
        List<String> kept = addresses.stream()
                .map(address -> Limits.text("addresses", address, LENGTH_MAX).toLowerCase(Locale.ROOT))
                .filter(address -> !address.isEmpty())
                .distinct()
                .toList();
        Limits.within("addresses", kept.size(), 0, LIST_MAX);
        if (!kept.stream().allMatch(address -> FORM.matcher(address).matches())) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "addresses", "info@hotel.example, @hotel.example");
        }
        database.write(handle -> {
            handle.createUpdate("delete from own_address where property_id = :property")
                    .bind("property", propertyId)
                    .execute();
            return handle.createUpdate(
                            "insert into own_address (property_id, address) select :property, unnest(:addresses)")
                    .bind("property", propertyId)
                    .bind("addresses", kept.toArray(String[]::new))
                    .execute();
        });
    }

    /** Addresses and domains of some organisations. */
    Map<UUID, Set<String>> of(Handle handle, Collection<UUID> organisationIds) {
        Map<UUID, Set<String>> own = new HashMap<>();
        handle.createQuery("""
                select organisation_id, email from person where organisation_id = any(:organisations)
                union select p.organisation_id, a.address from own_address a join property p on p.id = a.property_id
                      where p.organisation_id = any(:organisations)
                """)
                .bind("organisations", organisationIds.toArray(UUID[]::new))
                .map((r, c) -> Map.entry(r.getObject(1, UUID.class), r.getString(2)))
                .forEach(entry -> own.computeIfAbsent(entry.getKey(), id -> new HashSet<>())
                        .add(entry.getValue()));
        return own;
    }

    /** True when the address, in lower case, is one of them or of a domain among them. */
    static boolean holds(Set<String> own, String address) {
        return own.contains(address) || own.contains(address.substring(Math.max(0, address.indexOf('@'))));
    }
}
