package io.relais.core.reservation;

import io.relais.connector.Extra;
import io.relais.core.inventory.NightKey;
import io.relais.core.property.Party;
import io.relais.vocabulary.Occupancy;
import io.relais.vocabulary.StayDates;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of table {@code stay}.
 *
 * @param vatRate basis points of VAT included in the nightly prices, null when not known
 */
record StayRow(
        UUID id,
        UUID reservationId,
        String line,
        int position,
        @Nullable UUID unitTypeId,
        @Nullable UUID ratePlanId,
        @Nullable UUID unitId,
        String remoteRoomId,
        String remoteRateId,
        StayDates dates,
        Occupancy occupancy,
        List<Long> nightAmounts,
        List<String> nightRateIds,
        long total,
        String guestName,
        String mealPlan,
        String remarks,
        List<Extra> extras,
        Party party,
        @Nullable Integer vatRate,
        boolean holding,
        boolean overbooked) {

    /** The nights it takes from stock; none while it does not hold or its room is not mapped. */
    Stream<NightKey> nights() {
        UUID type = unitTypeId;
        return holding && type != null ? dates.dates().map(night -> new NightKey(type, night)) : Stream.empty();
    }

    StayRow with(boolean nowHolding, boolean nowOverbooked, @Nullable UUID nowUnit) {
        return new StayRow(
                id,
                reservationId,
                line,
                position,
                unitTypeId,
                ratePlanId,
                nowUnit,
                remoteRoomId,
                remoteRateId,
                dates,
                occupancy,
                nightAmounts,
                nightRateIds,
                total,
                guestName,
                mealPlan,
                remarks,
                extras,
                party,
                vatRate,
                nowHolding,
                nowOverbooked);
    }

    StayRow withProduct(@Nullable UUID nowUnitType, @Nullable UUID nowRatePlan) {
        return new StayRow(
                id,
                reservationId,
                line,
                position,
                nowUnitType,
                nowRatePlan,
                unitId,
                remoteRoomId,
                remoteRateId,
                dates,
                occupancy,
                nightAmounts,
                nightRateIds,
                total,
                guestName,
                mealPlan,
                remarks,
                extras,
                party,
                vatRate,
                holding,
                overbooked);
    }
}
