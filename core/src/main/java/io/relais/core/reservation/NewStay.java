package io.relais.core.reservation;

import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.UUID;

/**
 * One stay of a sale of our own.
 *
 * @param party by the property's age categories where known; else {@link Party#NONE} and the occupancy counts
 * @param guestName who sleeps there; empty for the one who books
 */
public record NewStay(
        UUID unitTypeId,
        UUID ratePlanId,
        StayDates dates,
        Occupancy occupancy,
        Party party,
        List<OptionChoice> options,
        String guestName) {
    public NewStay {
        options = List.copyOf(options);
    }

    /** A stay of people counted as adults and children, without options, for the one who books. */
    public static NewStay of(UUID unitTypeId, UUID ratePlanId, StayDates dates, Occupancy occupancy) {
        return new NewStay(unitTypeId, ratePlanId, dates, occupancy, Party.NONE, List.of(), "");
    }
}
