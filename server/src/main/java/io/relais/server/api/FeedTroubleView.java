package io.relais.server.api;

import io.relais.core.feed.FeedConflict;
import io.relais.core.feed.FeedQuarantine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What of feeds a person has to decide. */
final class FeedTroubleView {
    private FeedTroubleView() {}

    @Schema(name = "FeedQuarantine", description = "What would change if the calendar were believed now")
    record Quarantine(
            @Schema(description = Wire.INSTANT) Instant since,

            @Schema(description = "Nights that would be given back")
            List<FeedView.Run> freed,

            @Schema(description = "Nights held now") int held,

            @Schema(description = "Stays that the calendar no longer shows")
            List<FeedView.Stay> gone,

            @Schema(description = "How many entries it shows")
            int shown) {
        static Quarantine of(FeedQuarantine quarantine) {
            return new Quarantine(
                    quarantine.since(),
                    quarantine.freed().stream().map(FeedView.Run::of).toList(),
                    quarantine.held(),
                    quarantine.gone().stream().map(FeedView.Stay::of).toList(),
                    quarantine.shown());
        }
    }

    @Schema(name = "FeedConflict", description = "Nights that two have; nothing is dropped")
    record Conflict(
            @Schema(enumeration = {"two-feeds", "own-stay", "overbooked", "probably-echo"})
            String kind,

            @Schema(description = "The unit, or the unit type")
            String what,

            @Schema(description = Wire.DATE) LocalDate arrival,

            @Schema(description = Wire.DATE) LocalDate departure,
            String feedId,
            @Nullable String otherFeedId,
            @Nullable String otherReservationId) {
        static Conflict of(FeedConflict conflict) {
            FeedConflict.Other other = conflict.other();
            return new Conflict(
                    FeedView.words(conflict.kind()),
                    conflict.what(),
                    conflict.dates().arrival(),
                    conflict.dates().departure(),
                    conflict.feedId().toString(),
                    other.feedId() == null ? null : other.feedId().toString(),
                    other.reservationId() == null ? null : other.reservationId().toString());
        }
    }

    @Schema(name = "FeedConflictList")
    record Conflicts(List<Conflict> items) {}
}
