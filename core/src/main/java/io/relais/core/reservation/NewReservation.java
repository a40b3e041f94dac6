package io.relais.core.reservation;

import io.relais.connector.ContactDetails;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sale of our own, priced by our rate plans. All its stays are sold or none.
 *
 * @param status pending, option or confirmed
 * @param optionExpiresAt when an option gives its nights back by itself; null unless the status is option
 * @param promotionCode empty for none
 */
public record NewReservation(
        UUID propertyId,
        Source source,
        Status status,
        @Nullable Instant optionExpiresAt,
        List<NewStay> stays,
        String promotionCode,
        ContactDetails contact,
        String remarks) {
    /** The most stays that one reservation has. */
    public static final int STAYS_MAX = 20;

    public NewReservation {
        if (source == Source.CHANNEL) {
            throw new IllegalArgumentException("a channel's sale comes through the inbox");
        }
        stays = List.copyOf(stays);
    }

    /** One confirmed stay without options. */
    public NewReservation(
            UUID propertyId,
            Source source,
            UUID unitTypeId,
            UUID ratePlanId,
            StayDates dates,
            Occupancy occupancy,
            ContactDetails contact,
            String remarks) {
        this(
                propertyId,
                source,
                Status.CONFIRMED,
                null,
                List.of(NewStay.of(unitTypeId, ratePlanId, dates, occupancy)),
                "",
                contact,
                remarks);
    }
}
