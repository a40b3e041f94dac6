package io.relais.connector;

/** Where something is said to a guest. */
public sealed interface Correspondence {
    /** The partner's number: of the thread, or of the reservation. */
    String id();

    /** A thread that there is at the partner. */
    record InThread(String id) implements Correspondence {}

    /** The reservation, while it has no thread that we know: the first word opens one. */
    record OnReservation(String id) implements Correspondence {}
}
