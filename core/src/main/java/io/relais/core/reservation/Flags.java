package io.relais.core.reservation;

import io.relais.core.data.Moment;
import io.relais.core.data.Writes;
import io.relais.core.event.Actor;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.inventory.NightKey;
import io.relais.core.inventory.NightState;
import io.relais.core.inventory.Nights;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Lifts the overbooked mark of stays for which there is room again, oldest first: a mark may go when on every night of the stay
 * more stays are marked than units are overbooked. Whoever lifts holds nights already and must not wait for more, or two of
 * them would wait for each other: what somebody else has locked keeps its mark until {@link #liftWherePossible} comes by.
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

    /** Looks at nights that were given back, which the caller has locked; returns the events of what was lifted. */
    List<Event> lift(Handle handle, Set<NightKey> freed) {
        if (freed.isEmpty()) {
            return List.of();
        }
        Set<UUID> types = freed.stream().map(NightKey::unitTypeId).collect(Collectors.toSet());
        List<StayRow> candidates = stays.listOverbooked(handle, types).stream()
                .filter(stay -> stay.nights().anyMatch(freed::contains))
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        Map<UUID, ReservationRow> owners =
                reservations
                        .lockFree(
                                handle,
                                candidates.stream().map(StayRow::reservationId).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(ReservationRow::id, row -> row));
        List<NightState> locked = nights.lockFree(
                handle, candidates.stream().flatMap(StayRow::nights).collect(Collectors.toSet()));
        // Read again under the locks: somebody may have lifted a mark on one of these nights just before.
        List<StayRow> lifted = liftable(
                stays.listOverbooked(handle, types),
                locked,
                stay -> owners.containsKey(stay.reservationId())
                        && stay.nights().anyMatch(freed::contains));
        stays.clearOverbooked(handle, lifted);
        return resolve(handle, lifted, owners);
    }

    /** Looks everywhere, as after a capacity was raised; returns the events of what was lifted. */
    List<Event> liftWherePossible(Handle handle) {
        Set<NightKey> room = stays.listNightsWithRoom(handle);
        // Locked before the stays are read, so that nobody moves one of them meanwhile.
        nights.lock(handle, room);
        return lift(handle, room);
    }

    private static List<StayRow> liftable(
            List<StayRow> marked, List<NightState> locked, Predicate<StayRow> isCandidate) {
        Map<NightKey, Integer> excess = new HashMap<>();
        locked.forEach(state -> excess.put(new NightKey(state.unitTypeId(), state.night()), state.overbooked()));
        Map<NightKey, Integer> marks = new HashMap<>();
        marked.forEach(stay -> stay.nights().forEach(night -> marks.merge(night, 1, Integer::sum)));
        List<StayRow> lifted = new ArrayList<>();
        for (StayRow stay : marked) {
            // A night that is not ours to lock counts as full.
            if (isCandidate.test(stay)
                    && stay.nights()
                            .allMatch(n -> marks.getOrDefault(n, 0) > excess.getOrDefault(n, Integer.MAX_VALUE))) {
                stay.nights().forEach(night -> marks.merge(night, -1, Integer::sum));
                lifted.add(stay);
            }
        }
        return lifted;
    }

    private List<Event> resolve(Handle handle, List<StayRow> lifted, Map<UUID, ReservationRow> owners) {
        Set<UUID> ids = lifted.stream().map(StayRow::reservationId).collect(Collectors.toSet());
        Map<UUID, List<StayRow>> current = stays.byReservation(handle, ids);
        List<ReservationRow> changed = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        for (ReservationRow row : owners.values()) {
            if (!ids.contains(row.id())) {
                continue;
            }
            Entry entry = new Entry(row, current.getOrDefault(row.id(), List.of())).withConflict();
            if (entry.row().conflict() != row.conflict()) {
                changed.add(entry.row());
                events.add(resolved(row, entry.row().conflict()));
            }
        }
        Writes writes = new Writes(handle);
        reservations.update(writes, changed, moment.now());
        writes.send();
        return events;
    }

    private Event resolved(ReservationRow row, Conflict now) {
        return new Event(
                moment.ids().next(),
                row.propertyId(),
                row.id(),
                moment.now(),
                EventType.CONFLICT_RESOLVED,
                Actor.SYSTEM,
                List.of(new Event.Change("conflict", row.conflict().code(), now.code())),
                "");
    }
}
