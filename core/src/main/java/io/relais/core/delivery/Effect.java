package io.relais.core.delivery;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do at one connection.
 *
 * @param cells how many values would differ
 * @param messages how many messages it would take
 * @param sample the first of the cells, at most 50
 * @param currency in which its prices are
 */
public record Effect(
        UUID connectionId, String channel, int cells, int messages, List<CellChange> sample, String currency) {
    public Effect {
        sample = List.copyOf(sample);
    }

    /**
     * One value before and after, as in {@link CellAsk}.
     *
     * @param before null when nothing was to be told
     * @param after null when nothing would be to be told any more: the partner keeps what it has
     */
    public record CellChange(
            String roomId,
            String rateId,
            String facet,
            LocalDate night,
            @Nullable Long before,
            @Nullable Long after) {}
}
