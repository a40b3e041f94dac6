package io.relais.core.inventory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What undoing a change did.
 *
 * @param restored values that are again what they were
 * @param conflicts values that somebody changed since and that were left alone, the first of {@code conflictsInAll}
 * @param rulesRemoved rules of channels that the change had made and that are gone now
 * @param rulesLeft those that somebody changed since and that were left alone
 */
public record BulkUndone(int restored, int conflictsInAll, List<Conflict> conflicts, int rulesRemoved, int rulesLeft) {
    /** Conflicts that are listed. */
    public static final int CONFLICTS_MAX = 100;

    public BulkUndone {
        conflicts = List.copyOf(conflicts);
    }

    /**
     * One value that is neither as the change made it nor as it was before.
     *
     * @param people of a price, 0 = whatever the number; -1 for a restriction
     * @param before what undoing would have written, null for no price
     * @param now what is there, null for no price
     */
    public record Conflict(
            Product product,
            int people,
            LocalDate night,
            @Nullable Long before,
            @Nullable Long now) {}
}
