package io.relais.core.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, with who did it and what changed.
 *
 * @param reservationId the reservation it belongs to, null when it is about the property
 * @param trace the trace id from message to delivery
 */
public record Event(
        UUID id,
        UUID propertyId,
        @Nullable UUID reservationId,
        Instant at,
        EventType type,
        Actor actor,
        List<Change> changes,
        String trace) {
    public Event {
        changes = List.copyOf(changes);
    }

    /** The same at another time. */
    public Event at(Instant other) {
        return new Event(id, propertyId, reservationId, other, type, actor, changes, trace);
    }

    /** One field before and after; empty text where there was nothing. Never a card or a secret. */
    public record Change(String field, String before, String after) {}
}
