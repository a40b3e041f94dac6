package io.relais.core.reservation;

import io.relais.core.property.Party;
import io.relais.core.quote.OptionChoice;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one stay is to become; null for what stays as it is.
 *
 * @param unitId a unit of the type; null keeps the one it has while it is free and of the type
 * @param party by age category; {@link Party#NONE} to count adults and children only
 * @param options all options that are wanted
 * @param mealPlan another than the rate plan's; changes no price
 */
public record StayChange(
        UUID stayId,
        @Nullable StayDates dates,
        @Nullable UUID unitTypeId,
        @Nullable UUID unitId,
        @Nullable UUID ratePlanId,
        @Nullable Occupancy occupancy,
        @Nullable Party party,
        @Nullable List<OptionChoice> options,
        @Nullable String mealPlan) {
    /** Other dates and nothing else. */
    public static StayChange dates(UUID stayId, StayDates dates) {
        return new StayChange(stayId, dates, null, null, null, null, null, null, null);
    }

    StayChange withOccupancy(Occupancy other) {
        return new StayChange(stayId, dates, unitTypeId, unitId, ratePlanId, other, party, options, mealPlan);
    }

    /** Another unit type and nothing else. */
    public static StayChange unitType(UUID stayId, UUID unitTypeId) {
        return new StayChange(stayId, null, unitTypeId, null, null, null, null, null, null);
    }
}
