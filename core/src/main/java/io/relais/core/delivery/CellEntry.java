package io.relais.core.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of what happened to a cell.
 *
 * @param value as in {@link CellAsk}: a count, minor units, or a packed restriction
 * @param desiredAt since when a sent value was desired
 * @param causes the events for which it was sent
 * @param reference the delivery that carried it or the exchange in which it was seen
 * @param note the partner's words when it refused
 * @param advice code of {@link Advice} when it refused, else empty
 */
public record CellEntry(
        CellState state,
        long value,
        Instant at,
        @Nullable Instant desiredAt,
        List<UUID> causes,
        @Nullable UUID reference,
        String note,
        String advice) {
    public CellEntry {
        causes = List.copyOf(causes);
    }
}
