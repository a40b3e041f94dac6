package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.data.Trace;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reservation before and after.
 *
 * @param before null when it is new
 * @param contact the contact to keep, null to leave it as it is
 * @param soldBy the connection whose partner decided it, null for our own
 * @param notes events beyond what the difference itself tells
 * @param told what the event says beside the difference: a reason, another reservation's number
 */
record Change(
        @Nullable Entry before,
        Entry after,
        @Nullable ContactDetails contact,
        @Nullable UUID soldBy,
        Actor actor,
        List<EventType> notes,
        String trace,
        List<Event.Change> told) {
    Change {
        notes = List.copyOf(notes);
        told = List.copyOf(told);
    }

    Change(
            @Nullable Entry before,
            Entry after,
            @Nullable ContactDetails contact,
            @Nullable UUID soldBy,
            Actor actor,
            List<EventType> notes,
            String trace) {
        this(before, after, contact, soldBy, actor, notes, trace, List.of());
    }

    /** Our own, by somebody at the desk. */
    static Change byDesk(@Nullable Entry before, Entry after, Actor actor, List<Event.Change> told) {
        return new Change(before, after, null, null, actor, List.of(), Trace.current(), told);
    }

    Change withContact(@Nullable ContactDetails other) {
        return new Change(before, after, other, soldBy, actor, notes, trace, told);
    }

    Change withAfter(Entry other) {
        return new Change(before, other, contact, soldBy, actor, notes, trace, told);
    }

    List<StayRow> staysBefore() {
        return before == null ? List.of() : before.stays();
    }
}
