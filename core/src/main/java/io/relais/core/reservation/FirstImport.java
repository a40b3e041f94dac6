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
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Takes what a partner has sold already, before it is told anything. Until it is activated ({@link FirstActivation}) a connection is
 * being prepared: its reservations come in, and nothing goes out.
 */
@Singleton
public final class FirstImport {
    private final Database database;
    private final Asking asking;
    private final Inbox inbox;
    private final Chronicle chronicle;

    @Inject
    public FirstImport(Database database, Asking asking, Inbox inbox, Chronicle chronicle) {
        this.database = database;
        this.asking = asking;
        this.inbox = inbox;
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
