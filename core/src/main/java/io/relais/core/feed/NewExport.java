package io.relais.core.feed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar to be published.
 *
 * @param unitId of occupancy; null for the others, which are of the whole property
 * @param feedId the partner's own calendar here, so that it does not get back what came from itself; null for none
 * @param name whom it is for
 * @param withNames with guests' names: for the owner's own calendar only, never for a partner's
 */
public record NewExport(
        UUID propertyId,
        ExportKind kind,
        @Nullable UUID unitId,
        @Nullable UUID feedId,
        String name,
        boolean withNames) {}
