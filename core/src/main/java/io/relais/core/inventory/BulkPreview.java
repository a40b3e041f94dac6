package io.relais.core.inventory;

import io.relais.core.delivery.ChannelRule;
import io.relais.core.delivery.PackedRestriction;
import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a change of many nights would do.
 *
 * @param token proves that a change is applied as it was previewed
 * @param valuesChanged prices and restrictions that would be others, those that follow in derived plans not counted
 * @param lines old and new, runs of equal nights, the first of {@code linesInAll}
 * @param rules of channels that would be made, where the change is about some channels only
 * @param channels what each connection would be told, those that would hear nothing too
 */
public record BulkPreview(
        String token,
        int valuesChanged,
        List<Line> lines,
        int linesInAll,
        List<PlannedRule> rules,
        List<Channel> channels) {
    /** A rule that one channel would get. */
    public record PlannedRule(
            UUID connectionId, String channelName, ChannelRule.Kind kind, ChannelRule.Values values) {}

    /** True when it would do something. */
    public boolean changes() {
        return valuesChanged > 0 || !rules.isEmpty();
    }

    /** What one connection would be told. */
    public record Channel(UUID connectionId, String channelName, int cells, int messages) {}

    /** Lines that are shown. */
    public static final int LINES_MAX = 40;

    /** A packed restriction as it is read. */
    public static Restriction restriction(long packed) {
        return PackedRestriction.unpack(packed);
    }

    /**
     * Nights of one product that change alike; those between first and last that do not change are left out of {@code nights}.
     *
     * @param people of a price, 0 = whatever the number; -1 for a restriction
     * @param before minor units or a packed restriction, null when there was none
     */
    public record Line(
            Product product,
            int people,
            LocalDate first,
            LocalDate last,
            int nights,
            @Nullable Long before,
            long after) {
        /** True when it is about what is demanded and not about a price. */
        public boolean isRestriction() {
            return people == Series.RESTRICTION;
        }

        /** What was demanded. */
        public Restriction demandedBefore() {
            return before == null ? Restriction.NONE : PackedRestriction.unpack(before);
        }

        /** What will be. */
        public Restriction demandedAfter() {
            return PackedRestriction.unpack(after);
        }
    }
}
