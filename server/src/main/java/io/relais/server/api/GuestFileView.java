package io.relais.server.api;

import io.relais.core.event.OrganisationEvent;
import io.relais.core.message.ConversationSheet;
import io.relais.core.reservation.GuestErasure;
import io.relais.core.reservation.GuestExport;
import io.relais.core.reservation.GuestStay;
import io.relais.core.reservation.GuestStays;
import io.relais.core.reservation.Retention;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "GuestFile", description = "All that is kept of one person.")
record GuestFileView(
        @Schema(description = "The guest and those merged into it")
        List<GuestView> guests,

        @Schema(description = "Every reservation with its contact, what the desk wrote beside it, money and history")
        List<BookingView> reservations,

        @Schema(description = "What happened to the guest") List<GuestEventView> history,

        List<GuestMergeView> merges,

        @Schema(description = "What the person and the house wrote to each other through channels")
        List<ConversationView.Sheet> messages,

        @Schema(description = "What would stay after an erasure: figures, takings, invoices, erasure, answers")
        List<String> retained) {
    @Schema(name = "GuestFileReservation", description = "One reservation of the person.")
    record BookingView(
            ReservationView reservation,

            @Schema(description = Wire.DATE + "; as told for this reservation, else null") @Nullable
            LocalDate birthDate,

            @Schema(description = "Money received and given back")
            List<TakingView> takings,

            List<HistoryView.EventView> history,
            List<ReservationGuestView.ProposalView> proposals) {}

    @Schema(name = "GuestEvent", description = "Something that happened to a guest.")
    record GuestEventView(
            @Schema(description = Wire.INSTANT) Instant at,
            @Schema(examples = "guest-merged") String type,
            HistoryView.ActorView actor,
            List<HistoryView.ChangeView> changes) {
        static GuestEventView of(OrganisationEvent event) {
            return new GuestEventView(
                    event.at(),
                    event.type().code(),
                    new HistoryView.ActorView(
                            event.actor().kind().name().toLowerCase(Locale.ROOT),
                            event.actor().name()),
                    event.changes().stream()
                            .map(change -> new HistoryView.ChangeView(
                                    change.field(), Wire.text(change.before()), Wire.text(change.after())))
                            .toList());
        }
    }

    @Schema(name = "GuestStays", description = "A guest's reservations, the last made first, and what they come to.")
    record StaysView(
            List<StayLine> items,

            @Schema(description = "Reservations that count: not cancelled, no no-shows", examples = "4")
            int stays,

            @Schema(examples = "12") int nights,
            @Schema(description = "One amount per currency") List<MoneyView> totals,

            @Schema(description = "Send it as cursor for the next page; null on the last. Opaque") @Nullable
            String nextCursor) {
        static StaysView of(GuestStays.Page page) {
            return new StaysView(
                    page.rows().stream().map(StayLine::of).toList(),
                    page.stays(),
                    page.nights(),
                    page.totals().stream().map(MoneyView::of).toList(),
                    Wire.text(page.nextCursor()));
        }
    }

    @Schema(name = "GuestStay", description = "One reservation of a guest.")
    record StayLine(
            UUID reservationId,
            @Schema(examples = "K7PX3M") String confirmationNumber,
            @Schema(examples = "Hôtel du Lac") String propertyName,
            @Schema(examples = "desk") String source,
            @Schema(examples = "confirmed") String status,
            @Schema(description = Wire.DATE) @Nullable LocalDate arrival,
            @Schema(description = Wire.DATE) @Nullable LocalDate departure,
            @Schema(examples = "3") int nights,
            MoneyView total) {
        static StayLine of(GuestStay stay) {
            return new StayLine(
                    stay.reservationId(),
                    stay.confirmationNumber(),
                    stay.propertyName(),
                    stay.source().code(),
                    stay.status().code(),
                    stay.arrival(),
                    stay.departure(),
                    stay.nights(),
                    MoneyView.of(stay.total()));
        }
    }

    @Schema(name = "GuestErasure", description = "What an erasure did, and what stays.")
    record ErasedView(
            UUID id,
            @Schema(examples = "G1042") String number,

            @Schema(description = "Reservations whose contact was erased", examples = "3")
            int reservations,

            @Schema(description = "Deliveries of partners whose content was erased", examples = "3")
            int messages,

            @Schema(
                    description =
                            "figures: dates and amounts of the books; takings: the ledger with references and notes, in which nothing may be changed; invoices: as long as the law wants them; erasure: that it was done; answers: to repeated requests, for a day",
                    examples = "[\"figures\", \"takings\", \"invoices\", \"erasure\", \"answers\"]")
            List<String> kept) {
        static ErasedView of(GuestErasure.Done done) {
            return new ErasedView(
                    done.guestId(),
                    done.number(),
                    done.reservations(),
                    done.messages(),
                    done.kept().stream().map(Retention::code).toList());
        }
    }

    static GuestFileView of(GuestExport.Whole whole, List<ConversationSheet> conversations) {
        return new GuestFileView(
                whole.person().family().stream().map(GuestView::of).toList(),
                whole.bookings().stream()
                        .map(booking -> new BookingView(
                                ReservationView.of(booking.sheet()),
                                booking.birthDate(),
                                booking.takings().stream().map(TakingView::of).toList(),
                                booking.history().stream()
                                        .map(HistoryView.EventView::of)
                                        .toList(),
                                booking.proposals().stream()
                                        .map(ReservationGuestView.ProposalView::of)
                                        .toList()))
                        .toList(),
                whole.person().history().stream().map(GuestEventView::of).toList(),
                whole.merges().stream().map(GuestMergeView::of).toList(),
                conversations.stream().map(ConversationView.Sheet::of).toList(),
                Arrays.stream(Retention.values()).map(Retention::code).toList());
    }
}
