package io.relais.server.api;

import io.relais.core.access.DoorClients;
import io.relais.core.connection.Noticed;
import io.relais.core.connection.Preparation;
import io.relais.core.reservation.Comparisons;
import io.relais.core.reservation.ListDifference;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What there is to say about how a connection begins and about the partner's door. */
final class PreparationViews {
    private PreparationViews() {}

    @Schema(name = "Preparation", description = "How far a connection is. Nothing is sent while it is being prepared.")
    record PreparationView(
            boolean preparing,

            @Schema(description = Wire.INSTANT) @Nullable Instant importedAt,

            @Schema(description = "Reservations the channel told at the import")
            int imported,

            @Schema(description = "Products that are mapped")
            int mapped) {
        static PreparationView of(Preparation state) {
            return new PreparationView(state.preparing(), state.importedAt(), state.imported(), state.mapped());
        }
    }

    @Schema(name = "ComparisonDates")
    record ComparisonBody(
            @Schema(required = true, description = Wire.DATE) @Nullable
            String from,

            @Schema(required = true, description = Wire.DATE) @Nullable
            String to) {}

    @Schema(name = "ReservationDifference", description = "Where the channel's list and the register disagree.")
    record DifferenceView(
            @Schema(description = "The channel's number") String externalId,

            @Schema(description = "missing, unlisted, status, dates or total", examples = "missing")
            String kind,

            @Schema(description = "Ours, null when there is none") @Nullable
            UUID reservationId,

            @Nullable String ours,
            @Nullable String theirs,
            @Schema(description = Wire.DATE) LocalDate createdOn,
            @Schema(description = Wire.INSTANT) Instant foundAt) {
        static DifferenceView of(ListDifference one) {
            return new DifferenceView(
                    one.externalId(),
                    one.kind().code(),
                    one.reservationId(),
                    Wire.text(one.ours()),
                    Wire.text(one.theirs()),
                    one.createdOn(),
                    one.foundAt());
        }
    }

    @Schema(name = "ReservationDifferences")
    record Differences(
            @Schema(description = "Reservations the channel lists; null when it was not asked now") @Nullable
            Integer listed,

            @Schema(description = "Missing ones that came with the channel's summary; null when it was not asked now")
            @Nullable
            Integer fetched,

            List<DifferenceView> items) {
        static Differences of(Comparisons.Comparison found) {
            return new Differences(
                    found.listed(),
                    found.fetched(),
                    found.differences().stream().map(DifferenceView::of).toList());
        }
    }

    @Schema(name = "DoorClient", description = "Credentials of a partner that pushes notifications to us.")
    record DoorClientView(
            UUID id,
            String clientId,
            String label,
            @Schema(description = Wire.INSTANT) Instant createdAt,

            @Schema(description = Wire.INSTANT + "; null while in force") @Nullable
            Instant revokedAt) {
        static DoorClientView of(DoorClients.DoorClient client) {
            return new DoorClientView(
                    client.id(), client.clientId(), client.label(), client.createdAt(), client.revokedAt());
        }
    }

    @Schema(name = "DoorClients")
    record DoorClientItems(List<DoorClientView> items) {}

    @Schema(name = "IssuedDoorClient", description = "The secret is shown this once.")
    record IssuedView(UUID id, String clientId, String clientSecret) {}

    @Schema(name = "NewDoorClient")
    record DoorClientBody(
            @Schema(description = "What it is for") @Nullable
            String label) {}

    @Schema(name = "Notification", description = "What a partner pushed to our door.")
    record NoticeView(
            UUID id,
            UUID accountId,

            @Schema(description = "The partner's number of it")
            String remoteId,

            String type,

            @Schema(description = "payments, messages or other")
            String about,

            @Nullable String externalId,

            @Schema(description = "received, done, kept or failed")
            String state,

            @Nullable String reason,
            @Schema(description = Wire.INSTANT) Instant receivedAt) {
        static NoticeView of(Noticed one) {
            return new NoticeView(
                    one.id(),
                    one.accountId(),
                    one.remoteId(),
                    one.type(),
                    one.about(),
                    Wire.text(one.externalId()),
                    one.state(),
                    Wire.text(one.reason()),
                    one.receivedAt());
        }
    }

    @Schema(name = "Notifications")
    record Notices(List<NoticeView> items) {}
}
