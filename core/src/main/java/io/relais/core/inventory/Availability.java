package io.relais.core.inventory;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.core.property.UnitType;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What is still for sale, for those who may see it. */
@Singleton
public final class Availability {
    /** The longest range answered at once. */
    public static final int NIGHTS_MAX = 400;

    private final Database database;
    private final Properties properties;
    private final Nights nights;

    @Inject
    public Availability(Database database, Properties properties, Nights nights) {
        this.database = database;
        this.properties = properties;
        this.nights = nights;
    }

    /**
     * The nights from first to last, both included, of every unit type of the property. Nights never opened are missing.
     *
     * @throws Problem PROPERTY_UNKNOWN, NOT_ALLOWED, or VALUE_INVALID for a range that is empty or too long
     */
    public List<NightState> list(Principal principal, UUID propertyId, LocalDate first, LocalDate last) {
        principal.need(Permission.INVENTORY_READ);
        properties.get(principal, propertyId);
        if (last.isBefore(first) || first.plusDays(NIGHTS_MAX).isBefore(last)) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "to", "1 to " + NIGHTS_MAX + " nights after from");
        }
        List<UUID> types =
                properties.listUnitTypes(propertyId).stream().map(UnitType::id).toList();
        return database.read(handle -> nights.list(handle, types, new NightRange(first, last)));
    }
}
