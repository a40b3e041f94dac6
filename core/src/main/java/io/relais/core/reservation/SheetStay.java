package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.core.property.Party;
import io.relais.vocabulary.Money;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a reservation with the names a person reads.
 *
 * @param unitType its name, empty while the partner's room is not mapped
 * @param ratePlan its name, empty while the partner's rate is not mapped
 * @param unit its name, empty while no unit is assigned
 * @param party who comes by the property's age categories, where that is known
 * @param nightAmounts one price per night in order, empty when only the total is known
 * @param holding true while the reservation is in force; it takes nights once its unit type is known
 */
public record SheetStay(
        UUID id,
        @Nullable UUID unitTypeId,
        String unitType,
        @Nullable UUID ratePlanId,
        String ratePlan,
        @Nullable UUID unitId,
        String unit,
        String remoteRoomId,
        String remoteRateId,
        StayDates dates,
        Occupancy occupancy,
        Party party,
        List<Money> nightAmounts,
        Money total,
        String guestName,
        String mealPlan,
        String remarks,
        List<Extra> extras,
        boolean holding,
        boolean overbooked) {
    public SheetStay {
        nightAmounts = List.copyOf(nightAmounts);
        extras = List.copyOf(extras);
    }
}
