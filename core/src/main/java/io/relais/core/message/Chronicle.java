package io.relais.core.message;

import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Tells the history that something was said: who and when, never what. */
@Singleton
final class Chronicle {
    private final Events events;
    private final Moment moment;

    @Inject
    Chronicle(Events events, Moment moment) {
        this.events = events;
        this.moment = moment;
    }

    private record About(UUID propertyId, @Nullable UUID reservationId, UUID connectionId, String channel) {}

    Moment moment() {
        return moment;
    }

    /** The partner or the house itself did it. */
    void tell(Handle handle, UUID conversationId, EventType type) {
        About about = about(handle, conversationId);
        tell(
                handle,
                about,
                type,
                type == EventType.GUEST_WROTE
                        ? new Actor(Actor.Kind.CONNECTION, about.connectionId().toString(), about.channel())
                        : Actor.SYSTEM);
    }

    /** A person did it. */
    void tell(Handle handle, UUID conversationId, EventType type, Actor actor) {
        tell(handle, about(handle, conversationId), type, actor);
    }

    private void tell(Handle handle, About about, EventType type, Actor actor) {
        events.append(
                handle,
                List.of(new Event(
                        moment.ids().next(),
                        about.propertyId(),
                        about.reservationId(),
                        moment.now(),
                        type,
                        actor,
                        List.of(new Event.Change("connection", "", about.channel())),
                        Trace.current())));
    }

    private static About about(Handle handle, UUID conversationId) {
        return handle.createQuery("""
                        select c.property_id, c.reservation_id, c.connection_id,
                               case when c.channel_name = '' then a.channel else c.channel_name end as channel
                        from conversation c join connection n on n.id = c.connection_id join account a on a.id = n.account_id
                        where c.id = :id
                        """)
                .bind("id", conversationId)
                .map((r, c) -> new About(
                        r.getObject(1, UUID.class),
                        r.getObject(2, UUID.class),
                        r.getObject(3, UUID.class),
                        r.getString(4)))
                .one();
    }
}
