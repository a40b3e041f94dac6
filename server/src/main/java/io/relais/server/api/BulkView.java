package io.relais.server.api;

import io.relais.core.delivery.ChannelRule;
import io.relais.core.inventory.BulkDone;
import io.relais.core.inventory.BulkPreview;
import io.relais.core.inventory.BulkUndone;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Restriction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "BulkChangeDone", description = "A change that was made.")
record BulkView(
        UUID id,
        Instant at,
        String actor,
        @Schema(description = "What was asked for") String asked,
        LocalDate from,
        LocalDate to,
        int valuesChanged,

        @Schema(description = "Rules of channels that it made; 0 for a change of the calendar")
        int rules,

        @Schema(description = "null while it holds") @Nullable
        Instant undoneAt) {
    @Schema(name = "BulkChangeList")
    record Items(List<BulkView> items) {}

    @Schema(name = "BulkPreview", description = "What a change would do.")
    record Preview(
            @Schema(description = "To be sent with the change; 412 `bulk-stale` when something is another by then")
            String token,

            int valuesChanged,

            @Schema(description = "The first 40 of `linesInAll`")
            List<Line> lines,

            int linesInAll,

            @Schema(description = "Rules that the named connections would get")
            List<PlannedRule> rules,

            List<MappingView.EffectView> channels) {
        static Preview of(BulkPreview preview, String currency) {
            return new Preview(
                    preview.token(),
                    preview.valuesChanged(),
                    preview.lines().stream()
                            .map(line -> Line.of(line, currency))
                            .toList(),
                    preview.linesInAll(),
                    preview.rules().stream().map(PlannedRule::of).toList(),
                    preview.channels().stream().map(MappingView.EffectView::of).toList());
        }
    }

    @Schema(name = "BulkPlannedRule", description = "A rule that a connection would get.")
    record PlannedRule(
            UUID connectionId,
            String channel,

            @Schema(description = "stop-sell, closed, min-stay, markup")
            String kind,

            @Schema(description = "Nights of a least stay") @Nullable
            Integer nights,

            @Schema(description = "Basis points of a markup") @Nullable
            Integer basisPoints,

            @Schema(description = "Minor units of a markup") @Nullable
            Long amount) {
        static PlannedRule of(BulkPreview.PlannedRule rule) {
            boolean markup = rule.kind() == ChannelRule.Kind.MARKUP;
            return new PlannedRule(
                    rule.connectionId(),
                    rule.channelName(),
                    rule.kind().code(),
                    rule.kind() == ChannelRule.Kind.MIN_STAY ? rule.values().count() : null,
                    markup ? rule.values().percent() : null,
                    markup ? rule.values().amount() : null);
        }
    }

    @Schema(name = "BulkLine", description = "Nights of one product that change alike; a price or a restriction.")
    record Line(
            UUID unitTypeId,
            UUID ratePlanId,
            LocalDate from,
            LocalDate to,

            @Schema(description = "Nights between that really change")
            int nights,

            @Schema(description = "Of a price; 0 = whatever the number") @Nullable
            Integer occupancy,

            @Nullable MoneyView priceBefore,
            @Nullable MoneyView priceAfter,
            @Nullable Demand restrictionBefore,
            @Nullable Demand restrictionAfter) {
        static Line of(BulkPreview.Line line, String currency) {
            boolean demand = line.isRestriction();
            Long before = line.before();
            return new Line(
                    line.product().unitTypeId(),
                    line.product().ratePlanId(),
                    line.first(),
                    line.last(),
                    line.nights(),
                    demand ? null : line.people(),
                    demand || before == null ? null : MoneyView.of(new Money(before, currency)),
                    demand ? null : MoneyView.of(new Money(line.after(), currency)),
                    demand ? Demand.of(line.demandedBefore()) : null,
                    demand ? Demand.of(line.demandedAfter()) : null);
        }
    }

    @Schema(name = "Demand", description = "What a night demands.")
    record Demand(
            int minStayArrival,
            int minStayThrough,
            int maxStay,
            boolean closed,
            boolean closedToArrival,
            boolean closedToDeparture) {
        static Demand of(Restriction r) {
            return new Demand(
                    r.minStayArrival(),
                    r.minStayThrough(),
                    r.maxStay(),
                    r.closed(),
                    r.closedToArrival(),
                    r.closedToDeparture());
        }
    }

    @Schema(name = "BulkUndone", description = "What undoing did.")
    record Undone(
            @Schema(description = "Values that are again what they were")
            int restored,

            @Schema(description = "Values that somebody changed since, left alone")
            int conflicts,

            @Schema(description = "The first 100 of them") List<Conflict> items,

            @Schema(description = "Rules of channels that are gone again")
            int rulesRemoved,

            @Schema(description = "Those that somebody changed since, left alone")
            int rulesLeft) {
        static Undone of(BulkUndone undone) {
            return new Undone(
                    undone.restored(),
                    undone.conflictsInAll(),
                    undone.conflicts().stream()
                            .map(c -> new Conflict(
                                    c.product().unitTypeId(), c.product().ratePlanId(), c.night(), c.people() >= 0))
                            .toList(),
                    undone.rulesRemoved(),
                    undone.rulesLeft());
        }
    }

    @Schema(name = "BulkConflict")
    record Conflict(
            UUID unitTypeId,
            UUID ratePlanId,
            LocalDate night,

            @Schema(description = "A price; false: a restriction")
            boolean price) {}

    static BulkView of(BulkDone done) {
        return new BulkView(
                done.id(),
                done.at(),
                done.actorName(),
                done.asked(),
                done.range().first(),
                done.range().last(),
                done.valuesChanged(),
                done.rules(),
                done.undoneAt());
    }
}
