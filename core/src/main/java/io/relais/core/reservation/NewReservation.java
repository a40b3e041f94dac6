package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.UUID;

/** A sale of our own: one stay, priced by our rate plan. */
public record NewReservation(
        UUID propertyId,
        Source source,
        UUID unitTypeId,
        UUID ratePlanId,
        StayDates dates,
        Occupancy occupancy,
        ContactDetails contact,
        String remarks) {
    public NewReservation {
        if (source == Source.CHANNEL) {
            throw new IllegalArgumentException("a channel's sale comes through the inbox");
        }
    }
}
