package io.relais.core.reservation;

import io.relais.core.data.Moment;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Lifts the overbooked mark of stays for which there is room again, oldest first: a mark may go when on every night of the stay
 * more stays are marked than units are overbooked.
 */
@Singleton
final class Flags {
    private final Nights nights;
    private final Stays stays;
    private final ReservationRows reservations;
    private final Moment moment;

    @Inject
    Flags(Nights nights, Stays stays, ReservationRows reservations, Moment moment) {
        this.nights = nights;
        this.stays = stays;
        this.reservations = reservations;
        this.moment = moment;
    }

    /** Looks at the unit types of nights that were given back; returns the events of what was lifted. */
    List<Event> lift(Handle handle, Set<NightKey> freed) {
        if (freed.isEmpty()) {
            return List.of();
        }
        Set<UUID> types = freed.stream().map(NightKey::unitTypeId).collect(Collectors.toSet());
        List<StayRow> marked = stays.listOverbooked(handle, types);
        if (marked.stream().noneMatch(stay -> stay.nights().anyMatch(freed::contains))) {
            return List.of();
        }
        List<StayRow> lifted = liftable(handle, marked, freed);
        stays.clearOverbooked(handle, lifted);
        return resolve(handle, lifted);
    }

    /** Looks everywhere, as after a capacity was raised; returns the events of what was lifted. */
    List<Event> liftWherePossible(Handle handle) {
        Set<NightKey> room = stays.listNightsWithRoom(handle);
        // Locked before the stays are read, so that nobody moves one of them meanwhile.
        nights.lock(handle, room);
        return lift(handle, room);
    }

    private List<StayRow> liftable(Handle handle, List<StayRow> marked, Set<NightKey> freed) {
        Set<NightKey> all = marked.stream().flatMap(StayRow::nights).collect(Collectors.toSet());
        Map<NightKey, Integer> excess = new HashMap<>();
        for (NightState state : nights.lock(handle, all)) {
            excess.put(new NightKey(state.unitTypeId(), state.night()), state.overbooked());
        }
        Map<NightKey, Integer> marks = new HashMap<>();
        marked.forEach(stay -> stay.nights().forEach(night -> marks.merge(night, 1, Integer::sum)));
        List<StayRow> lifted = new ArrayList<>();
        for (StayRow stay : marked) {
            boolean touched = stay.nights().anyMatch(freed::contains);
            if (touched && stay.nights().allMatch(n -> marks.getOrDefault(n, 0) > excess.getOrDefault(n, 0))) {
                stay.nights().forEach(night -> marks.merge(night, -1, Integer::sum));
                lifted.add(stay.with(true, false, stay.unitId()));
            }
        }
        return lifted;
    }

    private List<Event> resolve(Handle handle, List<StayRow> lifted) {
        Collection<UUID> ids =
                lifted.stream().map(StayRow::reservationId).collect(Collectors.toCollection(LinkedHashSet::new));
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<StayRow>> current = stays.byReservation(handle, ids);
        List<ReservationRow> changed = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (ReservationRow row : reservations.lockAll(handle, new HashSet<>(ids))) {
            Entry entry = new Entry(row, current.getOrDefault(row.id(), List.of())).withConflict();
            if (entry.row().conflict() != row.conflict()) {
                changed.add(entry.row());
                events.add(new Event(
                        moment.ids().next(),
                        row.propertyId(),
                        row.id(),
                        moment.now(),
                        EventType.CONFLICT_RESOLVED,
                        Actor.SYSTEM,
                        List.of(new Event.Change(
                                "conflict",
                                row.conflict().code(),
                                entry.row().conflict().code())),
                        ""));
            }
        }
        reservations.update(handle, changed, moment.now());
        return events;
    }
}
