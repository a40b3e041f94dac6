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
        return with(new Booked(dates, nowUnitType, nowRatePlan, unitId, occupancy, party, mealPlan));
    }

    /** What of a stay is chosen at the desk. */
    record Booked(
            StayDates dates,
            @Nullable UUID unitTypeId,
            @Nullable UUID ratePlanId,
            @Nullable UUID unitId,
            Occupancy occupancy,
            Party party,
            String mealPlan) {}

    Booked booked() {
        return new Booked(dates, unitTypeId, ratePlanId, unitId, occupancy, party, mealPlan);
    }

    StayRow with(Booked now) {
        return new StayRow(
                id,
                reservationId,
                line,
                position,
                now.unitTypeId(),
                now.ratePlanId(),
                now.unitId(),
                remoteRoomId,
                remoteRateId,
                now.dates(),
                now.occupancy(),
                nightAmounts,
                nightRateIds,
                total,
                guestName,
                now.mealPlan(),
                remarks,
                extras,
                now.party(),
                vatRate,
                holding,
                overbooked);
    }

    /** With other nightly prices, whose sum its total then is. */
    StayRow priced(List<Long> amounts, @Nullable Integer nowVatRate) {
        return priced(amounts, amounts.stream().mapToLong(Long::longValue).sum(), nowVatRate);
    }

    StayRow priced(List<Long> amounts, long nowTotal, @Nullable Integer nowVatRate) {
        return new StayRow(
                id,
                reservationId,
                line,
                position,
                unitTypeId,
                ratePlanId,
                unitId,
                remoteRoomId,
                remoteRateId,
                dates,
                occupancy,
                List.copyOf(amounts),
                nightRateIds.size() == amounts.size() ? nightRateIds : List.of(),
                nowTotal,
                guestName,
                mealPlan,
                remarks,
                extras,
                party,
                nowVatRate,
                holding,
                overbooked);
    }

    /** As another line, perhaps of another reservation. */
    StayRow as(UUID nowId, UUID nowReservation, String nowLine, int nowPosition) {
        return new StayRow(
                nowId,
                nowReservation,
                nowLine,
                nowPosition,
                unitTypeId,
                ratePlanId,
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

    StayRow withUnit(@Nullable UUID nowUnit) {
        return with(holding, overbooked, nowUnit);
    }
}
