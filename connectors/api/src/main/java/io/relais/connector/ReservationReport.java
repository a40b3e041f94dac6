package io.relais.connector;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.util.Optional;

/** What a property tells a partner about one of its reservations. */
public sealed interface ReservationReport {
    /** The partner's number of the reservation. */
    String externalId();

    /**
     * Nobody came.
     *
     * @param roomId the partner's number of the one room line; empty = the whole reservation
     * @param feesWaived whether the guest owes nothing
     */
    record NoShow(String externalId, Optional<String> roomId, boolean feesWaived) implements ReservationReport {}

    /** The card cannot be charged; the partner asks the guest for another one. */
    record InvalidCard(String externalId) implements ReservationReport {}

    /** Cancels because no valid card was given in time. */
    record CancelledForCard(String externalId) implements ReservationReport {}

    /**
     * The guest stays other nights than booked.
     *
     * @param roomId the partner's number of the room line
     * @param total what the line costs now
     */
    record StayChanged(String externalId, String roomId, StayDates dates, Money total) implements ReservationReport {}
}
