package io.relais.core.guest;

import io.relais.core.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Two guests that were one person.
 *
 * @param changes what the kept guest took over, field by field
 * @param by who merged them
 * @param undone whether it was taken back
 */
public record GuestMerge(
        UUID id, Guest kept, Guest absorbed, List<Event.Change> changes, Instant at, String by, boolean undone) {
    public GuestMerge {
        changes = List.copyOf(changes);
    }
}
