package io.relais.core.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a partner believed of a cell at a moment.
 *
 * @param value null when it was not known: never told, under way, or refused
 * @param state what last happened to the cell, null when nothing had yet
 * @param since when that was
 * @param reference the delivery or exchange in which it happened
 */
public record Belief(
        @Nullable Long value,
        @Nullable CellState state,
        @Nullable Instant since,
        @Nullable UUID reference) {
    /** Nothing had happened yet. */
    static final Belief NOTHING = new Belief(null, null, null, null);
}
