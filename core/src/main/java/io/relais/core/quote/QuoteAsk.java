package io.relais.core.quote;

import io.relais.core.property.Party;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One stay whose price is asked.
 *
 * @param party by age category where known; else {@link Party#NONE} and the occupancy counts
 * @param promotionCode empty for none
 * @param bookedOn the property's date on which it is sold: early-bird and last-minute count from it
 */
public record QuoteAsk(
        UUID propertyId,
        UUID unitTypeId,
        UUID ratePlanId,
        StayDates dates,
        Occupancy occupancy,
        Party party,
        List<OptionChoice> options,
        String promotionCode,
        LocalDate bookedOn) {
    public QuoteAsk {
        options = List.copyOf(options);
    }
}
