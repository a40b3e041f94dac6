package io.relais.server.api;

import io.relais.core.delivery.Belief;
import io.relais.core.delivery.CellAsk;
import io.relais.core.delivery.CellEntry;
import io.relais.core.delivery.CellState;
import io.relais.core.delivery.ChannelCalendar;
import io.relais.core.delivery.Explanation;
import io.relais.core.inventory.BulkPreview;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Values at channels as they are written: a count of units, minor units of a price, or a restriction. */
final class ChannelCellView {
    private static final String RESTRICTION = "restriction";

    private ChannelCellView() {}

    @Schema(
            name = "CellValue",
            description =
                    "One of the two: a number (units, minor units of a price, or the number of a list of totals), or what is demanded.")
    record Value(@Nullable Long number, BulkView.@Nullable Demand demand) {
        static @Nullable Value of(String facet, @Nullable Long value) {
            if (value == null) {
                return null;
            }
            return facet.equals(RESTRICTION)
                    ? new Value(null, BulkView.Demand.of(BulkPreview.restriction(value)))
                    : new Value(value, null);
        }
    }

    @Schema(name = "ChannelMonth")
    record MonthView(
            @Schema(description = "ISO 4217 code of the prices")
            String currency,

            List<RowView> items,

            @Schema(description = "What the numbers of stays stand for")
            List<TotalsView> totals) {
        static MonthView of(ChannelCalendar.Month month) {
            return new MonthView(
                    month.currency(), month.rows().stream().map(RowView::of).toList(), TotalsView.of(month.totals()));
        }
    }

    @Schema(name = "StayTotals", description = "What stays cost that begin on the night.")
    record TotalsView(
            long number,

            @Schema(
                    description =
                            "Minor units for one night, two nights, ...; 0: no such stay, and none longer than the list")
            List<Long> totals) {
        static List<TotalsView> of(Map<Long, List<Long>> totals) {
            return totals.entrySet().stream()
                    .map(entry -> new TotalsView(entry.getKey(), entry.getValue()))
                    .toList();
        }
    }

    @Schema(name = "ChannelRow", description = "One kind of value of one product.")
    record RowView(
            String roomId,

            @Schema(description = "null for availability, which belongs to the room") @Nullable
            String rateId,

            @Schema(description = "availability, restriction, price:<number of people> or stays:<number of people>")
            String facet,

            List<NightView> nights) {
        static RowView of(ChannelCalendar.Row row) {
            return new RowView(
                    row.roomId(),
                    Wire.text(row.rateId()),
                    row.facet(),
                    row.nights().stream()
                            .map(night -> new NightView(
                                    night.night(),
                                    Value.of(row.facet(), night.desired()),
                                    Value.of(row.facet(), night.acknowledged()),
                                    Value.of(row.facet(), night.observed()),
                                    code(night.standing())))
                            .toList());
        }
    }

    @Schema(name = "ChannelNight")
    record NightView(
            LocalDate night,
            @Nullable Value desired,
            @Nullable Value acknowledged,
            @Nullable Value observed,
            @Schema(examples = "same") String standing) {}

    @Schema(name = "RefusedCellList")
    record RefusedList(List<Refused> items) {}

    @Schema(name = "RefusedCell")
    record Refused(
            String roomId,
            @Nullable String rateId,
            String facet,
            LocalDate night,
            @Nullable Value value,

            @Schema(description = "The channel's words") @Nullable
            String words,

            @Schema(description = "check-value, map-again, wait") @Nullable
            String advice) {
        static Refused of(CellAsk cell, @Nullable CellEntry last) {
            return new Refused(
                    cell.roomId(),
                    Wire.text(cell.rateId()),
                    cell.facet(),
                    cell.night(),
                    last == null ? null : Value.of(cell.facet(), last.value()),
                    last == null ? null : Wire.text(last.note()),
                    last == null ? null : Wire.text(last.advice()));
        }
    }

    @Schema(name = "CellsRetried")
    record Retried(int values) {}

    @Schema(name = "CellExplanation")
    record ExplanationView(
            String channel,
            String currency,
            List<StepView> steps,

            @Schema(description = "Why nobody can book the night there as far as this value decides it")
            List<String> closed,

            @Nullable Value sent,
            @Nullable Value acknowledged,
            @Nullable Value rejected,
            @Nullable Value observed,
            @Nullable Instant observedAt,

            @Schema(description = "What happened at the channel, newest first")
            List<EntryView> history,

            @Schema(description = "What the numbers of stays stand for")
            List<TotalsView> totals) {
        static ExplanationView of(Explanation e) {
            String facet = e.cell().facet();
            Explanation.Held held = e.held();
            return new ExplanationView(
                    e.channel(),
                    e.currency(),
                    e.steps().stream().map(step -> StepView.of(step, facet)).toList(),
                    e.closed().stream().map(closed -> code(closed.reason())).toList(),
                    Value.of(facet, held.sent()),
                    Value.of(facet, held.acknowledged()),
                    Value.of(facet, held.rejected()),
                    Value.of(facet, held.observed()),
                    held.observedAt(),
                    e.history().stream()
                            .map(entry -> EntryView.of(entry, facet))
                            .toList(),
                    TotalsView.of(e.totals()));
        }
    }

    @Schema(name = "ExplanationStep", description = "What one step does, and the value after it.")
    record StepView(
            @Schema(examples = "markup") String code,
            List<Long> operands,
            @Nullable String text,
            @Nullable Value after,

            @Schema(description = "The channel rule behind it") @Nullable
            UUID ruleId,

            @Nullable String by,
            @Nullable Instant at,

            @Schema(description = "Somebody did it before what the log keeps began, and is not named there")
            boolean beforeLog) {
        static StepView of(Explanation.Step step, String facet) {
            Explanation.By by = step.by();
            return new StepView(
                    ChannelCellView.code(step.code()),
                    step.operands(),
                    Wire.text(step.text()),
                    Value.of(facet, step.after()),
                    step.ruleId(),
                    by == null ? null : by.actor().name(),
                    by == null ? null : by.at(),
                    step.isBeforeLog());
        }
    }

    @Schema(name = "CellEntry")
    record EntryView(
            @Schema(description = "sent, acknowledged, rejected, observed")
            String state,

            @Nullable Value value,
            Instant at,
            List<UUID> causes,

            @Schema(description = "The delivery or exchange") @Nullable
            UUID reference,

            @Nullable String words,
            @Nullable String advice) {
        static EntryView of(CellEntry entry, String facet) {
            return new EntryView(
                    entry.state().code(),
                    Value.of(facet, entry.value()),
                    entry.at(),
                    entry.causes(),
                    entry.reference(),
                    Wire.text(entry.note()),
                    Wire.text(entry.advice()));
        }
    }

    @Schema(name = "CellBelief", description = "What a channel believed.")
    record BeliefView(
            @Nullable Value value,

            @Schema(description = "What had last happened; null: nothing yet") @Nullable
            String state,

            @Nullable Instant since,
            @Nullable UUID reference,

            @Schema(description = "What the number of stays stands for") @Nullable
            List<Long> totals) {
        static BeliefView of(Belief belief, CellAsk ask, @Nullable List<Long> totals) {
            CellState state = belief.state();
            return new BeliefView(
                    Value.of(ask.facet(), belief.value()),
                    state == null ? null : state.code(),
                    belief.since(),
                    belief.reference(),
                    totals);
        }
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
