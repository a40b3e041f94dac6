package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.guest.Guest;
import io.relais.core.guest.GuestField;
import io.relais.core.guest.GuestProposal;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.GuestCard;
import io.relais.core.reservation.ReservationGuests;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The card of a reservation's sheet that says whose it is. */
@Singleton
@Named("guestCards")
public final class GuestCards {
    private final ReservationGuests guests;
    private final Pages pages;

    @Inject
    GuestCards(ReservationGuests guests, Pages pages) {
        this.guests = guests;
        this.pages = pages;
    }

    /**
     * The card as it is read.
     *
     * @param how how the guest was recognised, in a sentence
     * @param blocked one sentence for each who is not welcome
     */
    public record Card(
            @Nullable Linked guest,
            String how,
            int version,
            List<Proposed> proposals,
            List<String> blocked,
            boolean visible,
            boolean mayWrite) {}

    /** The linked guest. */
    public record Linked(String id, String name, String number, String detail) {}

    /** Somebody it may be. */
    public record Proposed(String id, Linked guest, int score, String reasons) {}

    /** The card of one reservation. */
    public Card card(String reservationId) {
        Visit visit = pages.visit();
        if (!visit.principal().may(Permission.GUESTS_READ)) {
            return new Card(null, "", 0, List.of(), List.of(), false, false);
        }
        Texts texts = visit.texts();
        GuestCard card = guests.get(visit.principal(), Ids.get(reservationId, ProblemCode.RESERVATION_UNKNOWN));
        Guest guest = card.guest();
        var how = card.how();
        boolean mayWrite = visit.principal().may(Permission.GUESTS_WRITE)
                && visit.principal().may(Permission.RESERVATIONS_WRITE);
        return new Card(
                guest == null ? null : linked(guest, texts),
                how == null ? "" : texts.of("guests.how." + how.code()),
                card.version(),
                card.proposals().stream()
                        .filter(proposal -> proposal.state() == GuestProposal.State.OPEN)
                        .filter(proposal ->
                                guest == null || !proposal.guest().id().equals(guest.id()))
                        .map(proposal -> proposed(proposal, texts))
                        .toList(),
                card.blocked().stream()
                        .map(one -> texts.of(
                                "guests.blocked.warning",
                                GuestViews.name(one, texts) + " " + one.number(),
                                one.details().get(GuestField.BLOCKED)))
                        .toList(),
                true,
                mayWrite);
    }

    private static Linked linked(Guest guest, Texts texts) {
        List<String> emails = guest.details().list(GuestField.EMAILS);
        List<String> phones = guest.details().list(GuestField.PHONES);
        String detail = !emails.isEmpty() ? emails.getFirst() : phones.isEmpty() ? "" : phones.getFirst();
        return new Linked(guest.id().toString(), GuestViews.name(guest, texts), guest.number(), detail);
    }

    private static Proposed proposed(GuestProposal proposal, Texts texts) {
        List<String> reasons = proposal.reasons().stream()
                .map(reason -> texts.orElse("guests.reason." + reason, reason))
                .toList();
        return new Proposed(
                proposal.id().toString(),
                linked(proposal.guest(), texts),
                proposal.score(),
                String.join(", ", reasons));
    }
}
