package io.relais.core.inventory;

import io.relais.vocabulary.NightRange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of many nights that was made.
 *
 * @param actorName who made it
 * @param asked what was asked for
 * @param rules of channels that it made, 0 for a change of the property's own calendar
 * @param undoneAt null while it holds
 */
public record BulkDone(
        UUID id,
        Instant at,
        String actorName,
        String asked,
        NightRange range,
        int valuesChanged,
        int rules,
        @Nullable Instant undoneAt) {}
