package io.relais.core.reservation;

import io.relais.connector.Inbound;
import io.relais.connector.SummarisesReservations;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connection;
import io.relais.core.connection.Preparation;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.delivery.DirtyNights;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Begins to use a connection, in the one order that oversells nothing: map, take what the partner has sold already, and only then
 * send. Until it is activated a connection is being prepared: its reservations come in, and nothing goes out.
 */
@Singleton
public final class Activation {
    private final Database database;
    private final Asking asking;
    private final Inbox inbox;
    private final DirtyNights dirty;
    private final Chronicle chronicle;

    @Inject
    public Activation(Database database, Asking asking, Inbox inbox, DirtyNights dirty, Chronicle chronicle) {
        this.database = database;
        this.asking = asking;
        this.inbox = inbox;
        this.dirty = dirty;
        this.chronicle = chronicle;
    }

    /**
     * What an import brought.
     *
     * @param told reservations that the partner told
     * @param fresh those that had not come before
     */
    public record Imported(int told, int fresh) {}

    /**
     * How far the connection is.
     *
     * @throws Problem CONNECTION_UNKNOWN
     */
    public Preparation look(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        Connection connection = asking.visible(principal, connectionId);
        return database.read(handle ->
                asking.connections().preparation(handle, connection.id()).orElseThrow());
    }

    /**
     * Takes the reservations that the partner has already into the inbox, from where they reach the register like all others. May be
     * repeated: what came before is recognised. A channel that tells none has nothing to import.
     *
     * @throws Problem CONNECTION_UNKNOWN, PARTNER_UNANSWERED, PARTNER_REFUSED
     */
    public Imported importExisting(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        Connection connection = asking.visible(principal, connectionId);
        boolean tells =
                asking.find(connection.channel(), SummarisesReservations.class).isPresent();
        String trace = Trace.next();
        List<Inbound> told = tells
                ? Trace.during(
                        trace,
                        () -> asking.askNow(
                                connection,
                                SummarisesReservations.class,
                                (connector, session) -> connector.summary(session, connection.remotePropertyId())))
                : List.of();
        int fresh = inbox.store(connection.accountId(), told, trace);
        database.write(handle -> {
            asking.connections().imported(handle, connectionId, told.size());
            chronicle.tell(
                    handle,
                    principal,
                    connection.propertyId(),
                    EventType.CONNECTION_IMPORTED,
                    List.of(
                            new Event.Change("connection", "", asking.name(connection.channel())),
                            new Event.Change("reservations", "", Integer.toString(told.size()))));
            return true;
        });
        chronicle.moment.wakeups().wake(Topic.INBOX, Topic.CHANNELS);
        return new Imported(told.size(), fresh);
    }

    /**
     * Lets the connection begin; the whole horizon is looked at once. One that has begun already stays as it is.
     *
     * @throws Problem CONNECTION_UNKNOWN, NOTHING_MAPPED, IMPORT_FIRST, IMPORT_UNFINISHED
     */
    public void activate(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        Connection connection = asking.visible(principal, connectionId);
        database.write(handle -> {
            Preparation state =
                    asking.connections().preparation(handle, connectionId).orElseThrow();
            if (state.preparing()) {
                check(handle, connection, state);
                begin(handle, principal, connection);
            }
            return true;
        });
        chronicle.moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
    }

    private void check(Handle handle, Connection connection, Preparation state) {
        String channel = asking.name(connection.channel());
        if (state.mapped() == 0) {
            throw Problem.of(ProblemCode.NOTHING_MAPPED, channel);
        }
        if (state.importedAt() == null
                && asking.find(connection.channel(), SummarisesReservations.class)
                        .isPresent()) {
            throw Problem.of(ProblemCode.IMPORT_FIRST, channel);
        }
        int waiting = inbox.countWaiting(handle, connection.accountId());
        if (waiting > 0) {
            throw Problem.of(ProblemCode.IMPORT_UNFINISHED, waiting);
        }
    }

    private void begin(Handle handle, Principal principal, Connection connection) {
        if (asking.connections().activate(handle, connection.id())) {
            LocalDate today = LocalDate.now(chronicle
                    .moment
                    .clock()
                    .withZone(asking.property(connection).timeZone()));
            int nights = Math.max(1, asking.horizonNights(connection.channel()));
            dirty.markAll(handle, connection.id(), new NightRange(today, today.plusDays(nights - 1L)), false);
            chronicle.tell(
                    handle,
                    principal,
                    connection.propertyId(),
                    EventType.CONNECTION_ACTIVATED,
                    List.of(new Event.Change("connection", "", asking.name(connection.channel()))));
        }
    }

    /** Writes what people did to a connection. */
    @Singleton
    public static final class Chronicle {
        private final Events events;
        private final Moment moment;

        @Inject
        public Chronicle(Events events, Moment moment) {
            this.events = events;
            this.moment = moment;
        }

        private void tell(
                Handle handle, Principal principal, UUID propertyId, EventType type, List<Event.Change> changes) {
            events.append(
                    handle,
                    List.of(new Event(
                            moment.ids().next(),
                            propertyId,
                            null,
                            moment.now(),
                            type,
                            principal.actor(),
                            changes,
                            Trace.current())));
        }
    }
}
