package io.relais.connector;

/** The six ways a partner can fail. The kind alone decides what the hub does next. */
public enum Fault {
    /** The partner refuses our credentials: pause the connection and ask a person for new ones. */
    AUTH,
    /** A setting is wrong or missing: show the field. */
    CONFIG,
    /** The partner understood and refused this message: park it, go on with the others. */
    REJECTED,
    /** Too many calls: wait as told. */
    THROTTLED,
    /** No answer, a 5xx or a time-out: back off and try again; whether it was applied is unknown. */
    UNAVAILABLE,
    /** An answer that makes no sense: park it and tell a person; the partner changed or we are wrong. */
    PROTOCOL
}
