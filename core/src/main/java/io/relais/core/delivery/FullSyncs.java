package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Connectors;
import io.relais.core.connection.Manifest;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Sends everything again, known to the partner or not, when a person wishes it. Partners that count (Channex: once a day) refuse
 * to be kept in step this way, so it is refused here first; owner of table {@code full_sync}.
 */
@Singleton
public final class FullSyncs {
    private final Database database;
    private final Channels channels;
    private final DirtyNights dirty;
    private final Connectors connectors;
    private final Book book;

    @Inject
    public FullSyncs(Database database, Channels channels, DirtyNights dirty, Connectors connectors, Book book) {
        this.database = database;
        this.channels = channels;
        this.dirty = dirty;
        this.connectors = connectors;
        this.book = book;
    }

    /**
     * Marks the connection's whole horizon to be sent again.
     *
     * @throws Problem CONNECTION_UNKNOWN; FULL_SYNC_TOO_SOON naming when it may be asked for again
     */
    public void sendAll(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_WRITE);
        ConnectionHealth connection = channels.get(principal, connectionId);
        Manifest manifest = connectors.manifest(connection.channel());
        NightRange horizon = manifest.horizon(
                book.properties.get(principal, connection.propertyId()).timeZone(), book.moment.now());
        database.write(handle -> {
            Instant now = book.moment.now();
            if (!claim(handle, connectionId, now, now.minus(manifest.fullSync()))) {
                Instant again = last(handle, connectionId).orElse(now).plus(manifest.fullSync());
                throw Problem.of(ProblemCode.FULL_SYNC_TOO_SOON, connection.channelName(), again);
            }
            dirty.markAll(handle, connectionId, horizon, true);
            book.events.append(handle, List.of(event(principal, connection)));
            return true;
        });
        book.moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
    }

    /** When everything was last sent by a person's wish. */
    public Optional<Instant> last(Principal principal, UUID connectionId) {
        channels.get(principal, connectionId);
        return database.read(handle -> last(handle, connectionId));
    }

    /** Of two who ask at the same moment, one gets it: the row decides. */
    private static boolean claim(Handle handle, UUID connectionId, Instant now, Instant before) {
        return handle.createUpdate("""
                        insert into full_sync (connection_id, asked_at) values (:connection, :now)
                        on conflict (connection_id) do update set asked_at = excluded.asked_at
                        where full_sync.asked_at <= :before
                        """)
                        .bind("connection", connectionId)
                        .bind("now", Timestamp.from(now))
                        .bind("before", Timestamp.from(before))
                        .execute()
                > 0;
    }

    private static Optional<Instant> last(Handle handle, UUID connectionId) {
        return handle.createQuery("select asked_at from full_sync where connection_id = :connection")
                .bind("connection", connectionId)
                .mapTo(Instant.class)
                .findOne();
    }

    private Event event(Principal principal, ConnectionHealth connection) {
        return new Event(
                book.moment.ids().next(),
                connection.propertyId(),
                null,
                book.moment.now(),
                EventType.FULL_SYNC_ASKED,
                principal.actor(),
                List.of(new Event.Change("connection", "", connection.channelName())),
                Trace.current());
    }

    /** Where it is written down, and when. */
    @Singleton
    public static final class Book {
        private final Properties properties;
        private final Events events;
        private final Moment moment;

        @Inject
        public Book(Properties properties, Events events, Moment moment) {
            this.properties = properties;
            this.events = events;
            this.moment = moment;
        }
    }
}
