package io.relais.server.api;

import io.relais.core.guest.GuestMerge;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "GuestMerge", description = "Two guests that were one person.")
record GuestMergeView(
        UUID id,
        GuestView kept,
        GuestView absorbed,

        @Schema(description = "What the kept guest took over")
        List<HistoryView.ChangeView> changes,

        @Schema(description = Wire.INSTANT, examples = "2026-05-02T09:15:00Z")
        Instant at,

        @Schema(description = "Who merged them", examples = "Élise Martin")
        String by,

        @Schema(description = "Taken back since") boolean undone) {
    @Schema(name = "GuestMergeList", description = "Merges of one guest, newest first.")
    record ListView(List<GuestMergeView> items) {}

    static GuestMergeView of(GuestMerge merge) {
        return new GuestMergeView(
                merge.id(),
                GuestView.of(merge.kept()),
                GuestView.of(merge.absorbed()),
                merge.changes().stream()
                        .map(change -> new HistoryView.ChangeView(
                                change.field(), Wire.text(change.before()), Wire.text(change.after())))
                        .toList(),
                merge.at(),
                merge.by(),
                merge.undone());
    }
}
