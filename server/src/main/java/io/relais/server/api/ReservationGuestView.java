package io.relais.server.api;

import io.relais.core.guest.GuestProposal;
import io.relais.core.reservation.GuestCard;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "ReservationGuest", description = "Whose reservation it is, and who it may be.")
record ReservationGuestView(
        @Schema(description = "Null while nobody was recognised yet") @Nullable
        GuestView guest,

        @Schema(
                description = "made: of this contact; matched: e-mail and name agreed; chosen: by a person",
                examples = "matched")
        @Nullable
        String how,

        @Schema(description = "The likeliest first; decided ones too")
        List<ProposalView> proposals,

        @Schema(description = "Guests who are not welcome and who it is or may be")
        List<GuestView> blocked,

        @Schema(description = "As told for this reservation") @Nullable
        LocalDate birthDate,

        @Schema(description = "Raised by every change of the link; the ETag", examples = "0")
        int version) {
    @Schema(name = "GuestProposal", description = "Somebody this reservation's guest may be.")
    record ProposalView(
            UUID id,
            GuestView guest,

            @Schema(description = "0 to 100, how much speaks for it", examples = "80")
            int score,

            @Schema(
                    description = "What agrees: email, phone, name, birth-date; or what does not: other-name",
                    examples = "[\"phone\", \"name\"]")
            List<String> reasons,

            @Schema(description = "open, accepted or refused", examples = "open")
            String state) {
        static ProposalView of(GuestProposal proposal) {
            return new ProposalView(
                    proposal.id(),
                    GuestView.of(proposal.guest()),
                    proposal.score(),
                    proposal.reasons(),
                    proposal.state().code());
        }
    }

    static ReservationGuestView of(GuestCard card) {
        var guest = card.guest();
        var how = card.how();
        return new ReservationGuestView(
                guest == null ? null : GuestView.of(guest),
                how == null ? null : how.code(),
                card.proposals().stream().map(ProposalView::of).toList(),
                card.blocked().stream().map(GuestView::of).toList(),
                card.birthDate(),
                card.version());
    }
}
