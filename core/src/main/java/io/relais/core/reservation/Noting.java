package io.relais.core.reservation;

import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Changes what the desk keeps beside what was booked: one reservation, locked, of the version that the person has seen, with a
 * line in its history. Nights and prices are not touched.
 */
@Singleton
final class Noting {
    private final Database database;
    private final Register register;
    private final ReservationRows reservations;
    private final Bookkeeping bookkeeping;
    private final Moment moment;

    @Inject
    Noting(Database database, Register register, ReservationRows reservations, Bookkeeping bookkeeping, Moment moment) {
        this.database = database;
        this.register = register;
        this.reservations = reservations;
        this.bookkeeping = bookkeeping;
        this.moment = moment;
    }

    /** A reservation locked for a change. */
    record Noted(Handle handle, Principal principal, ReservationRow row) {
        UUID id() {
            return row.id();
        }
    }

    /**
     * Runs one change in one transaction.
     *
     * @param seen gets the version that is about to be changed, and throws when it is not the one that was seen
     * @throws Problem RESERVATION_UNKNOWN when there is none that the principal may see
     */
    <T> T change(Principal principal, UUID id, IntConsumer seen, Function<Noted, T> work) {
        T done = database.write(handle -> {
            ReservationRow row = register.find(handle, principal, id)
                    .flatMap(found -> reservations.lock(handle, id))
                    .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, id));
            seen.accept(version(handle, id));
            return work.apply(new Noted(handle, principal, row));
        });
        moment.wakeups().wake(Topic.REGISTER);
        return done;
    }

    /** The same for a change made of what somebody saw; VERSION_STALE when it is another by now. */
    <T> T change(Principal principal, Seen seen, Function<Noted, T> work) {
        return change(principal, seen.id(), version -> check(seen, version), work);
    }

    /** Throws VERSION_STALE when the reservation is not as it was seen any more. */
    void check(Noted noted, Seen seen) {
        check(seen, version(noted.handle(), noted.id()));
    }

    private static void check(Seen seen, int version) {
        Integer known = seen.version();
        if (known != null && known != version) {
            throw Problem.of(ProblemCode.VERSION_STALE, version, known);
        }
    }

    /** Writes the row as it is now, raises its version and tells what happened. */
    void keep(Noted noted, ReservationRow after, EventType type, List<Event.Change> changes) {
        bookkeeping.keepNoted(noted.handle(), List.of(after), List.of(event(noted.principal(), after, type, changes)));
    }

    Event event(Principal principal, ReservationRow row, EventType type, List<Event.Change> changes) {
        return new Event(
                moment.ids().next(),
                row.propertyId(),
                row.id(),
                moment.now(),
                type,
                principal.actor(),
                changes,
                Trace.current());
    }

    Moment moment() {
        return moment;
    }

    private static int version(Handle handle, UUID id) {
        return handle.createQuery("select version from reservation where id = :id")
                .bind("id", id)
                .mapTo(Integer.class)
                .one();
    }
}
