package io.relais.core.reservation;

import java.util.Optional;
import java.util.UUID;

/**
 * What the register is asked for.
 *
 * @param text what stands in the search box, as {@link SearchText} reads it; empty for all
 * @param propertyId only this property
 * @param conflictsOnly only what needs a person
 * @param cursor from the page before, empty for the first
 * @param limit rows, 1 to 200
 */
public record RegisterQuery(
        String text, Optional<UUID> propertyId, boolean conflictsOnly, String cursor, int limit, RegisterSort sort) {
    public static final int LIMIT_MAX = 200;

    /** Newest first. */
    public RegisterQuery(String text, Optional<UUID> propertyId, boolean conflictsOnly, String cursor, int limit) {
        this(text, propertyId, conflictsOnly, cursor, limit, RegisterSort.NEWEST);
    }

    public static RegisterQuery first(String text, int limit) {
        return new RegisterQuery(text, Optional.empty(), false, "", limit);
    }

    RegisterQuery from(String nextCursor, int rows) {
        return new RegisterQuery(text, propertyId, conflictsOnly, nextCursor, rows, sort);
    }
}
