package io.relais.core.reservation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A reservation with its stays, as stored or about to be. */
record Entry(ReservationRow row, List<StayRow> stays, List<Charge> charges) {
    Entry {
        stays = List.copyOf(stays);
        charges = List.copyOf(charges);
    }

    /** Without looking at its charges, which then stay as they are. */
    Entry(ReservationRow row, List<StayRow> stays) {
        this(row, stays, List.of());
    }

    Optional<StayRow> stay(String line) {
        return stays.stream().filter(stay -> stay.line().equals(line)).findFirst();
    }

    /** What about it needs a person, from its own state. */
    Conflict conflict() {
        if (!row.status().holdsNights()) {
            return Conflict.NONE;
        }
        if (stays.isEmpty()) {
            return Conflict.NO_STAY;
        }
        if (stays.stream().anyMatch(stay -> stay.unitTypeId() == null)) {
            return Conflict.UNMAPPED_ROOM;
        }
        if (stays.stream().anyMatch(StayRow::overbooked)) {
            return Conflict.OVERBOOKED;
        }
        return stays.stream().anyMatch(stay -> stay.ratePlanId() == null) ? Conflict.UNMAPPED_RATE : Conflict.NONE;
    }

    Entry withConflict() {
        return new Entry(row.withConflict(conflict()), stays, charges);
    }

    Entry withRow(ReservationRow other) {
        return new Entry(other, stays, charges);
    }

    Entry withStays(List<StayRow> others) {
        return new Entry(row, others, charges);
    }

    Entry withCharges(List<Charge> others) {
        return new Entry(row, stays, others);
    }

    Optional<StayRow> stay(UUID id) {
        return stays.stream().filter(stay -> stay.id().equals(id)).findFirst();
    }

    /** What its charges add to the nights. */
    long chargesAdded() {
        return charges.stream().mapToLong(Charge::added).sum();
    }

    long nightsTotal() {
        return stays.stream().mapToLong(StayRow::total).sum();
    }

    /** With the total of a reservation of our own: nights and what the charges add. */
    Entry summed() {
        return dated(nightsTotal() + chargesAdded());
    }

    /** With the dates of its stays and the total given. */
    Entry dated(long total) {
        return withRow(row.withStay(
                stays.stream()
                        .map(stay -> stay.dates().arrival())
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                stays.stream()
                        .map(stay -> stay.dates().departure())
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                total));
    }
}
