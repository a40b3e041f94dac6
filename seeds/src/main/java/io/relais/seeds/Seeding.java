package io.relais.seeds;

import java.net.URI;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is to be seeded.
 *
 * @param sandbox where the simulated partners answer
 * @param parts what beside the properties themselves, which are always seeded
 * @param reservations about how many more, over a year back and a year ahead; 0 for none
 */
public record Seeding(URI sandbox, Set<Part> parts, int reservations) {
    /** The most that there is room for. */
    public static final int RESERVATIONS_MAX = 25_000;

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
        if (reservations < 0 || reservations > RESERVATIONS_MAX) {
            throw new IllegalArgumentException("0 to " + RESERVATIONS_MAX + " reservations can be seeded");
        }
    }

    /** Without more reservations. */
    public Seeding(URI sandbox, Set<Part> parts) {
        this(sandbox, parts, 0);
    }

    /** The same with about so many more reservations. */
    public Seeding with(int more) {
        return new Seeding(sandbox, parts, more);
    }

    /** Everything there is. */
    public static Seeding all(URI sandbox) {
        return new Seeding(sandbox, EnumSet.allOf(Part.class));
    }

    boolean has(Part part) {
        return parts.contains(part);
    }
}
