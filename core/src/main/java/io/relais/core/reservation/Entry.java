package io.relais.core.reservation;

import java.util.List;
import java.util.Optional;

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
}
