package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.core.event.Actor;
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
 */
record Change(
        @Nullable Entry before,
        Entry after,
        @Nullable ContactDetails contact,
        @Nullable UUID soldBy,
        Actor actor,
        List<EventType> notes,
        String trace) {
    Change {
        notes = List.copyOf(notes);
    }

    Change withAfter(Entry other) {
        return new Change(before, other, contact, soldBy, actor, notes, trace);
    }

    List<StayRow> staysBefore() {
        return before == null ? List.of() : before.stays();
    }
}
