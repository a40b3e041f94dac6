package io.relais.core.guest;

import java.util.UUID;

/** A person known to the organisation, with an id that never changes. */
public record Guest(
        UUID id, UUID organisationId, String firstName, String lastName, String email, String phone, String language) {
    @Override
    public String toString() {
        return "Guest " + id;
    }
}
