package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.problem.Problem;
import io.relais.core.property.Properties;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * How far the partners of a property are from what they ought to believe: everything up to their horizons computed anew and
 * compared, what is for sale read once for all of them. Changes nothing.
 */
@Singleton
public final class Differences {
    private static final Causes NO_MARKS =
            new Causes(List.of(), Map.of(), new Telling(false, false, 0, NightRange.of(LocalDate.EPOCH)));

    private final Database database;
    private final Properties properties;
    private final Desired desired;
    private final Comparison comparison;
    private final DryRun.Partners partners;

    @Inject
    Differences(
            Database database,
            Properties properties,
            Desired desired,
            Comparison comparison,
            DryRun.Partners partners) {
        this.database = database;
        this.properties = properties;
        this.desired = desired;
        this.comparison = comparison;
        this.partners = partners;
    }

    /**
     * One connection.
     *
     * @param cells values that the partner ought to believe
     * @param differing those of them that it is not known to hold and has not refused
     */
    public record Standing(UUID connectionId, int cells, int differing) {}

    /**
     * Every connection of the property.
     *
     * @throws Problem PROPERTY_UNKNOWN, NOT_ALLOWED
     */
    public List<Standing> list(Principal principal, UUID propertyId) {
        principal.need(Permission.SYNC_READ);
        properties.get(principal, propertyId);
        return database.read(handle -> list(handle, propertyId));
    }

    private List<Standing> list(Handle handle, UUID propertyId) {
        List<Destination> destinations = partners.destinations(handle, propertyId);
        Map<UUID, Desired.Wanted> wanted = compute(handle, destinations);
        List<Standing> standings = new ArrayList<>();
        for (Destination destination : destinations) {
            UUID id = destination.connectionId();
            List<Series> series =
                    wanted.getOrDefault(id, Desired.Wanted.NOTHING).series();
            int cells = series.stream().mapToInt(Differences::cells).sum();
            int differing =
                    comparison.compare(handle, id, series, NO_MARKS).cells().size();
            standings.add(new Standing(id, cells, differing));
        }
        return standings;
    }

    private Map<UUID, Desired.Wanted> compute(Handle handle, List<Destination> destinations) {
        Map<NightRange, List<Desired.Target>> byHorizon = partners.targets(handle, destinations).stream()
                .collect(Collectors.groupingBy(target -> target.telling().horizon()));
        Map<UUID, Desired.Wanted> wanted = new HashMap<>();
        byHorizon.forEach((horizon, targets) -> {
            List<UUID> ids = targets.stream().map(Desired.Target::connectionId).toList();
            List<Desired.Range> ranges = desired.types(handle, ids).stream()
                    .map(type -> new Desired.Range(type, horizon, DirtyNights.ALL))
                    .toList();
            wanted.putAll(desired.compute(handle, targets, ranges));
        });
        return wanted;
    }

    private static int cells(Series series) {
        int count = 0;
        for (int day = series.asked().nextSetBit(0);
                day >= 0;
                day = series.asked().nextSetBit(day + 1)) {
            count += series.values()[day] == Page.NONE ? 0 : 1;
        }
        return count;
    }
}
