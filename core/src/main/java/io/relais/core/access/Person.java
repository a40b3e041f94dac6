package io.relais.core.access;

import io.relais.core.event.Actor;
import java.util.List;
import java.util.UUID;

/** Somebody who signs in. */
public record Person(UUID id, UUID organisationId, String email, String name, Role role, String language) {
    /** What this person may see and do. */
    public Principal principal() {
        return new Principal(
                organisationId,
                List.of(),
                role.permissions(),
                new Actor(Actor.Kind.PERSON, id.toString(), name),
                language);
    }
}
