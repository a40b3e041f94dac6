package io.relais.core.reservation;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.event.Event;
import io.relais.core.guest.GuestFiles;
import io.relais.core.guest.GuestMerge;
import io.relais.core.guest.GuestMerges;
import io.relais.core.guest.GuestProposal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Hands over all that is kept of one person. */
@Singleton
public final class GuestExport {
    private final Database database;
    private final GuestFiles files;
    private final GuestMerges merges;
    private final Reservations reservations;
    private final ReservationGuests reservationGuests;

    @Inject
    public GuestExport(
            Database database,
            GuestFiles files,
            GuestMerges merges,
            Reservations reservations,
            ReservationGuests reservationGuests) {
        this.database = database;
        this.files = files;
        this.merges = merges;
        this.reservations = reservations;
        this.reservationGuests = reservationGuests;
    }

    /** One reservation with its contact, history, and who it was thought to be. */
    public record Booking(ReservationSheet sheet, List<Event> history, List<GuestProposal> proposals) {
        public Booking {
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
        GuestFiles.Person person = database.read(handle -> files.get(handle, principal, guestId));
        List<Booking> bookings = new ArrayList<>();
        for (UUID id : person.reservationIds()) {
            bookings.add(booking(principal, id));
        }
        return new Whole(person, merges.list(principal, person.guest().id()), bookings);
    }

    private Booking booking(Principal principal, UUID id) {
        try {
            return new Booking(
                    reservations.get(principal, id),
                    reservations.history(principal, id),
                    reservationGuests.get(principal, id).proposals());
        } catch (Problem problem) {
            throw problem.code() == ProblemCode.RESERVATION_UNKNOWN ? Problem.of(ProblemCode.GUEST_ELSEWHERE) : problem;
        }
    }
}
