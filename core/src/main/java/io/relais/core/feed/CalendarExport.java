package io.relais.core.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A calendar that we publish. Its address was shown once and is not known any more.
 *
 * @param unitId null when it is of the whole property
 * @param unitName empty then
 * @param feedId the feed from which nothing goes into it; null for none
 * @param feedName empty then
 * @param fetchedAt null when it never was
 */
public record CalendarExport(
        UUID id,
        UUID propertyId,
        ExportKind kind,
        @Nullable UUID unitId,
        String unitName,
        @Nullable UUID feedId,
        String feedName,
        String name,
        boolean withNames,
        Instant issuedAt,
        @Nullable Instant fetchedAt) {}
