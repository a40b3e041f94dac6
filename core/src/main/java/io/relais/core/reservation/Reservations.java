package io.relais.core.reservation;

import io.relais.core.access.Idempotency;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** What people, programs and assistants do with reservations. Partners' messages come through {@link Intake}. */
@Singleton
public final class Reservations {
    private final Database database;
    private final Sheets sheets;
    private final Selling selling;
    private final Desk desk;
    private final Log log;

    @Inject
    public Reservations(Database database, Sheets sheets, Selling selling, Desk desk, Log log) {
        this.database = database;
        this.sheets = sheets;
        this.selling = selling;
        this.desk = desk;
        this.log = log;
    }

    /**
     * One reservation.
     *
     * @throws Problem RESERVATION_UNKNOWN when there is none that the principal may see
     */
    public ReservationSheet get(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_READ);
        return database.read(handle -> sheets.find(handle, principal, id))
                .orElseThrow(() -> Problem.of(ProblemCode.RESERVATION_UNKNOWN, id));
    }

    /** What happened to it, oldest first. */
    public List<Event> history(Principal principal, UUID id) {
        get(principal, id);
        return log.events.history(id);
    }

    /**
     * Sells stays of our own, all or none. The nights are taken under the database's own constraint: of two that want the last unit,
     * one gets it, whoever they are.
     *
     * @throws Problem NO_ROOM, NO_PRICE, NIGHT_CLOSED, MIN_STAY, … naming the rule and the date
     */
    public ReservationSheet book(Principal principal, NewReservation wanted) {
        principal.need(Permission.RESERVATIONS_WRITE);
        return switch (selling.sell(new Order(principal, wanted, Trace.current(), Optional.empty()))) {
            case Outcome.Sold sold -> sold.sheet();
            case Outcome.Repeated repeated -> throw new IllegalStateException("a sale without a key is never repeated");
            case Outcome.Refused refused -> throw refused.problem();
            case Outcome.Failed failed -> throw failed.failure();
        };
    }

    /**
     * What a sale under a key was answered.
     *
     * @param repeated true when the sale had been made before
     */
    public record Booked(Idempotency.Answer answer, boolean repeated) {}

    /**
     * Like {@link #book}, once per key: the answer is kept in the sale's own transaction, so that a repetition gets it again and sells
     * nothing, also when the process died in between.
     *
     * @param telling makes the answer
     * @throws Problem also IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_BUSY
     */
    public Booked bookOnce(
            Idempotency.Write write, NewReservation wanted, Function<ReservationSheet, Idempotency.Answer> telling) {
        write.principal().need(Permission.RESERVATIONS_WRITE);
        Order.Once once = new Order.Once(write, telling);
        return switch (selling.sell(new Order(write.principal(), wanted, Trace.current(), Optional.of(once)))) {
            case Outcome.Sold sold -> new Booked(sold.answer().orElseThrow(), false);
            case Outcome.Repeated repeated -> new Booked(repeated.answer(), true);
            case Outcome.Refused refused -> throw refused.problem();
            case Outcome.Failed failed -> throw failed.failure();
        };
    }

    /**
     * Cancels a reservation of our own for the fee that its policy asks; its nights are free at once, the record stays.
     *
     * @throws Problem ALREADY_CANCELLED; CHANNEL_OWNS_RESERVATION for a channel's, which must be cancelled there
     */
    public ReservationSheet cancel(Principal principal, UUID id) {
        principal.need(Permission.RESERVATIONS_WRITE);
        return desk.cancel(principal, id);
    }

    /**
     * Gives a stay a unit, or takes it away when empty.
     *
     * @throws Problem UNIT_TAKEN, UNIT_UNKNOWN
     */
    public ReservationSheet assignUnit(Principal principal, UUID id, UUID stayId, Optional<UUID> unitId) {
        return assignUnit(principal, Seen.any(id), stayId, unitId);
    }

    /**
     * The same for a reservation as it was seen.
     *
     * @throws Problem VERSION_STALE, UNIT_TAKEN, UNIT_UNKNOWN
     */
    public ReservationSheet assignUnit(Principal principal, Seen seen, UUID stayId, Optional<UUID> unitId) {
        principal.need(Permission.RESERVATIONS_WRITE);
        desk.assign(principal, seen, stayId, unitId);
        log.moment.wakeups().wake(Topic.REGISTER);
        return get(principal, seen.id());
    }

    /** What happened, and who is told. */
    @Singleton
    public static final class Log {
        private final Events events;
        private final Moment moment;

        @Inject
        public Log(Events events, Moment moment) {
            this.events = events;
            this.moment = moment;
        }

        void append(Handle handle, Event event) {
            events.append(handle, List.of(event));
        }

        Moment moment() {
            return moment;
        }
    }
}
