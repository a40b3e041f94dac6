package io.relais.core.delivery;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Products that a partner says it does not have; owner of table {@code product_pause}. The rest of the connection goes on. A pause
 * ends when a person resumes the product, or by itself when the partner's room is mapped to another unit type.
 */
@Singleton
public final class ProductPauses {
    private static final int HORIZON_DAYS = 800;

    private final Database database;
    private final Channels channels;
    private final ChannelPages pages;
    private final DirtyNights dirty;
    private final Notes notes;

    @Inject
    ProductPauses(Database database, Channels channels, ChannelPages pages, DirtyNights dirty, Notes notes) {
        this.database = database;
        this.channels = channels;
        this.pages = pages;
        this.dirty = dirty;
        this.notes = notes;
    }

    /** The paused products of a connection, oldest first. */
    public List<ProductPause> list(Principal principal, UUID connectionId) {
        principal.need(Permission.SYNC_READ);
        channels.get(principal, connectionId);
        return database.read(handle -> handle.createQuery("""
                        select x.* from product_pause x
                        where x.connection_id = :connection
                          and exists (select from mapping m
                                      where m.connection_id = x.connection_id and m.remote_room_id = x.remote_room_id
                                        and x.remote_rate_id in ('', m.remote_rate_id)
                                        and m.unit_type_id = x.unit_type_id)
                        order by x.paused_at, x.remote_room_id, x.remote_rate_id
                        """)
                .bind("connection", connectionId)
                .map((r, c) -> new ProductPause(
                        r.getObject("connection_id", UUID.class),
                        r.getString("remote_room_id"),
                        r.getString("remote_rate_id"),
                        r.getString("reason"),
                        r.getTimestamp("paused_at").toInstant(),
                        r.getObject("delivery_id", UUID.class)))
                .list());
    }

    /**
     * Tells the partner about a product again, from now on and all that was missed.
     *
     * @param rateId empty when the whole room was paused
     * @throws Problem CONNECTION_UNKNOWN, PRODUCT_NOT_PAUSED
     */
    public void resume(Principal principal, UUID connectionId, String roomId, String rateId) {
        principal.need(Permission.SYNC_WRITE);
        UUID property = channels.get(principal, connectionId).propertyId();
        database.write(handle -> {
            pages.hold(handle, connectionId);
            List<UUID> types = delete(handle, connectionId, roomId, rateId);
            if (types.isEmpty()) {
                throw Problem.of(ProblemCode.PRODUCT_NOT_PAUSED, roomId + " " + rateId);
            }
            forgive(handle, connectionId, roomId, rateId);
            UUID event = notes.write(
                    handle, property, EventType.PRODUCT_RESUMED, principal.actor(), told(roomId, rateId, ""));
            LocalDate today =
                    LocalDate.ofInstant(notes.moment.now(), ZoneOffset.UTC).minusDays(1);
            NightRange ahead = new NightRange(today, today.plusDays(HORIZON_DAYS));
            dirty.markFor(
                    handle,
                    connectionId,
                    List.of(new DirtyNights.Mark(types.getFirst(), ahead, DirtyNights.ALL, null, event)),
                    "");
            return true;
        });
        notes.moment.wakeups().wake(Topic.NIGHTS, Topic.CHANNELS);
    }

    private void forgive(Handle handle, UUID connectionId, String roomId, String rateId) {
        Map<PageKey, Page> refused =
                pages.load(handle, connectionId, pages.rejectedOf(handle, connectionId, roomId, rateId));
        refused.values().forEach(page -> page.forgive(-1));
        pages.store(handle, connectionId, refused);
    }

    private static List<UUID> delete(Handle handle, UUID connectionId, String roomId, String rateId) {
        return handle.createQuery("""
                delete from product_pause
                where connection_id = :connection and remote_room_id = :room and remote_rate_id = :rate
                returning unit_type_id
                """)
                .bind("connection", connectionId)
                .bind("room", roomId)
                .bind("rate", rateId)
                .mapTo(UUID.class)
                .list();
    }

    /** Pauses what the partner does not know, within the transaction that keeps its answer. */
    void pause(Handle handle, ProductPause pause) {
        List<UUID> properties = handle.createQuery("""
                with paused as (
                    insert into product_pause (connection_id, remote_room_id, remote_rate_id, unit_type_id, reason, paused_at,
                                               delivery_id)
                    select distinct m.connection_id, m.remote_room_id, :rate, m.unit_type_id, :reason,
                           cast(:at as timestamptz), cast(:delivery as uuid)
                    from mapping m
                    where m.connection_id = :connection and m.remote_room_id = :room
                    on conflict (connection_id, remote_room_id, remote_rate_id) do update
                    set unit_type_id = excluded.unit_type_id, reason = excluded.reason, paused_at = excluded.paused_at,
                        delivery_id = excluded.delivery_id
                    returning connection_id)
                select c.property_id from paused join connection c on c.id = paused.connection_id
                """)
                .bind("connection", pause.connectionId())
                .bind("room", pause.roomId())
                .bind("rate", pause.rateId())
                .bind("reason", pause.reason())
                .bind("at", Timestamp.from(pause.pausedAt()))
                .bindByType("delivery", pause.deliveryId(), UUID.class)
                .mapTo(UUID.class)
                .list();
        properties.forEach(property -> notes.write(
                handle,
                property,
                EventType.PRODUCT_PAUSED,
                Actor.SYSTEM,
                told(pause.roomId(), pause.rateId(), pause.reason())));
    }

    private static List<Event.Change> told(String roomId, String rateId, String reason) {
        Event.Change product = new Event.Change("product", "", (roomId + " " + rateId).strip());
        return reason.isEmpty() ? List.of(product) : List.of(product, new Event.Change("reason", "", reason));
    }

    /** Writes events about one connection. */
    @Singleton
    static final class Notes {
        private final Events events;
        private final Moment moment;

        @Inject
        Notes(Events events, Moment moment) {
            this.events = events;
            this.moment = moment;
        }

        Moment moment() {
            return moment;
        }

        UUID write(Handle handle, UUID property, EventType type, Actor actor, List<Event.Change> changes) {
            UUID id = moment.ids().next();
            Instant now = moment.now();
            events.append(handle, List.of(new Event(id, property, null, now, type, actor, changes, "")));
            return id;
        }
    }
}
