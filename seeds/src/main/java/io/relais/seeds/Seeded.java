package io.relais.seeds;

import java.util.Optional;
import java.util.UUID;

/**
 * What the seeding did. Password and key are known only at the start that made them; printing the record shows neither.
 *
 * @param ownerEmail with which the owner signs in
 * @param password the owner's, random
 * @param apiKey a key with every scope
 */
public record Seeded(UUID organisationId, String ownerEmail, Optional<String> password, Optional<String> apiKey) {
    @Override
    public String toString() {
        return "Seeded(organisation " + organisationId + ")";
    }
}
