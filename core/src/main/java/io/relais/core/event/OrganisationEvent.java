package io.relais.core.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that happened to a guest or a person, who belong to no property.
 *
 * @param subjectId the guest or person it is about
 */
public record OrganisationEvent(
        UUID id,
        UUID organisationId,
        UUID subjectId,
        Instant at,
        EventType type,
        Actor actor,
        List<Event.Change> changes) {
    public OrganisationEvent {
        changes = List.copyOf(changes);
    }
}
