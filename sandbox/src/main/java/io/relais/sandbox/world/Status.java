package io.relais.sandbox.world;

/** What a revision does to its booking. */
public enum Status {
    NEW,
    MODIFIED,
    CANCELLED
}
