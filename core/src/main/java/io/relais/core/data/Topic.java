package io.relais.core.data;

/** What a commit may wake. Only a hint: whoever is woken asks the database what there is to do. */
public enum Topic {
    /** An account is to be asked for reservations at once. */
    PULL,
    /** Messages wait in the inbox. */
    INBOX,
    /** Nights are marked for the courier. */
    NIGHTS,
    /** A reservation changed; open pages refresh. */
    REGISTER,
    /** A connection's state or exchanges changed; open pages refresh. */
    CHANNELS,
    /** Guests' messages are to be fetched or sent. */
    MESSAGES
}
