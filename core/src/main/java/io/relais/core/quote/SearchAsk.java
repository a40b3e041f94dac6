package io.relais.core.quote;

import io.relais.core.property.Party;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.UUID;

/**
 * What somebody looks for.
 *
 * @param propertyIds empty = every property that the principal may see
 * @param promotionCode empty for none
 */
public record SearchAsk(
        List<UUID> propertyIds,
        StayDates dates,
        Occupancy occupancy,
        Party party,
        List<OptionChoice> options,
        String promotionCode) {
    public SearchAsk {
        propertyIds = List.copyOf(propertyIds);
        options = List.copyOf(options);
    }
}
