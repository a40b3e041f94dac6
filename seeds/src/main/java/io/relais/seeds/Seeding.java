package io.relais.seeds;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be seeded.
 *
 * @param sandbox where the simulated partners answer
 * @param parts what beside the properties themselves, which are always seeded
 */
public record Seeding(URI sandbox, Set<Part> parts) {
    /** What may be left out, as by a test that needs only some of it. */
    public enum Part {
        /** An owner who can sign in, and an API key. */
        PEOPLE,
        /** Accounts at the simulated partners, connections and mappings. */
        CHANNELS,
        /** Sample reservations of our own. */
        RESERVATIONS
    }

    public Seeding {
        parts = Set.copyOf(parts);
    }

    /** Everything there is. */
    public static Seeding all(URI sandbox) {
        return new Seeding(sandbox, EnumSet.allOf(Part.class));
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
