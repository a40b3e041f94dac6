package io.relais.core.event;

/**
 * Who did it.
 *
 * @param kind person, agent (an AI assistant), connection (a partner through us) or system
 * @param id stable id of the actor within its kind
 * @param name as shown to people
 */
public record Actor(Kind kind, String id, String name) {
    /** The house itself: timers, recovery, seeding. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "relais", "Relais");

    /** Kinds of actor, stored in lower case. */
    public enum Kind {
        PERSON,
        AGENT,
        CONNECTION,
        SYSTEM
    }
}
