package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.guest.GuestFiles;
import io.relais.core.guest.GuestMerge;
import io.relais.core.guest.GuestMerges;
import io.relais.core.guest.GuestProposal;
import io.relais.core.payment.Ledger;
import io.relais.core.payment.Taking;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands over all that is kept of one person. */
@Singleton
public final class GuestExport {
    private final Database database;
    private final GuestFiles files;
    private final GuestMerges merges;
    private final Bookings bookings;

    @Inject
    GuestExport(Database database, GuestFiles files, GuestMerges merges, Bookings bookings) {
        this.database = database;
        this.files = files;
        this.merges = merges;
        this.bookings = bookings;
    }

    /**
     * One reservation with its contact, what the desk wrote beside it, money received, history, and who it was thought to be.
     *
     * @param birthDate as told for this reservation, null when it was not
     */
    public record Booking(
            ReservationSheet sheet,
            @Nullable LocalDate birthDate,
            List<Taking> takings,
            List<Event> history,
            List<GuestProposal> proposals) {
        public Booking {
            takings = List.copyOf(takings);
            history = List.copyOf(history);
            proposals = List.copyOf(proposals);
        }
    }

    /** All of it. */
    public record Whole(GuestFiles.Person person, List<GuestMerge> merges, List<Booking> bookings) {
        public Whole {
            merges = List.copyOf(merges);
            bookings = List.copyOf(bookings);
        }
    }

    /**
     * Reads everything.
     *
     * @throws Problem GUEST_UNKNOWN, NOT_ALLOWED; GUEST_ELSEWHERE when a reservation is of a property that the principal may not see,
     *     since half a copy would pass for a whole one
     */
    public Whole read(Principal principal, UUID guestId) {
        principal.need(Permission.GUESTS_READ);
        principal.need(Permission.RESERVATIONS_READ);
        principal.need(Permission.MONEY_READ);
        GuestFiles.Person person = database.read(handle -> files.get(handle, principal, guestId));
        List<Booking> all = new ArrayList<>();
        for (UUID id : person.reservationIds()) {
            all.add(booking(principal, id));
        }
        return new Whole(person, merges.list(principal, person.guest().id()), all);
    }

    private Booking booking(Principal principal, UUID id) {
        try {
            return bookings.read(principal, id);
        } catch (Problem problem) {
            throw problem.code() == ProblemCode.RESERVATION_UNKNOWN ? Problem.of(ProblemCode.GUEST_ELSEWHERE) : problem;
        }
    }

    /** Reads single reservations from all that is kept of them. */
    @Singleton
    static final class Bookings {
        private final Database database;
        private final Reservations reservations;
        private final ReservationGuests guests;
        private final Ledger ledger;

        @Inject
        Bookings(Database database, Reservations reservations, ReservationGuests guests, Ledger ledger) {
            this.database = database;
            this.reservations = reservations;
            this.guests = guests;
            this.ledger = ledger;
        }

        private Booking read(Principal principal, UUID id) {
            ReservationSheet sheet = reservations.get(principal, id);
            GuestCard card = guests.get(principal, id);
            return new Booking(
                    sheet,
                    card.birthDate(),
                    database.read(handle -> ledger.list(handle, id)),
                    reservations.history(principal, id),
                    card.proposals());
        }
    }
}
