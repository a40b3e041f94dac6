package io.relais.core.reservation;

import java.util.Collection;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** A part of the house that keeps something of guests beside their reservations, and forgets it with them. */
@FunctionalInterface
public interface ForgetsGuests {
    /** Forgets, within the transaction that erases the guests of these reservations or the reservations themselves. */
    void forget(Handle handle, Collection<UUID> reservationIds);
}
