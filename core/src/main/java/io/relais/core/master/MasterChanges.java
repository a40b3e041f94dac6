package io.relais.core.master;

import io.relais.connector.MasterAnswer.Applied;
import io.relais.connector.MasterAnswer.Catalogue;
import io.relais.connector.MasterAnswer.Rate;
import io.relais.connector.MasterAnswer.Refusal;
import io.relais.connector.MasterAnswer.Room;
import io.relais.connector.MasterCall;
import io.relais.connector.MasterChange;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Topic;
import io.relais.core.data.Trace;
import io.relais.core.event.Actor;
import io.relais.core.inventory.Calendar;
import io.relais.core.problem.Problem;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Puts a master's changes into the calendar. Each is one use case of its own with its event; one that is refused does not stop the
 * others, and the same call again ends in the same state.
 */
@Singleton
final class MasterChanges {
    /** Changes in one call: two years of nights for a hundred products. */
    private static final int CHANGES_MAX = 75_000;

    private static final int COUNT_MAX = 10_000;

    /** Nights further away are a typing error. */
    private static final int AHEAD_MAX = 1_100;

    private final Database database;
    private final Calendar calendar;
    private final MasterCatalogue catalogue;
    private final MasterRates rates;
    private final Doorway doorway;

    @Inject
    MasterChanges(Database database, Calendar calendar, MasterCatalogue catalogue, MasterRates rates, Doorway doorway) {
        this.database = database;
        this.calendar = calendar;
        this.catalogue = catalogue;
        this.rates = rates;
        this.doorway = doorway;
    }

    Applied apply(MasterDoor door, MasterCall.Changes call) {
        List<Refusal> refusals = new ArrayList<>();
        if (call.changes().size() > CHANGES_MAX) {
            refusals.add(new Refusal(
                    CHANGES_MAX,
                    call.changes().get(CHANGES_MAX),
                    "at most " + CHANGES_MAX + " changes are taken in one call; send the rest in another"));
        }
        Work work = new Work(door, catalogue.of(door), refusals);
        List<MasterChange> changes =
                call.changes().subList(0, Math.min(CHANGES_MAX, call.changes().size()));
        counts(work, changes);
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof MasterChange.Rate rate) {
                rate(work, i, rate);
            } else if (changes.get(i) instanceof MasterChange.Unreadable unreadable) {
                work.refuse(i, unreadable, unreadable.reason());
            }
        }
        String text = refusals.isEmpty() ? "" : refusals.getFirst().text();
        database.write(handle -> {
            doorway.doors.changed(handle, door.connectionId(), refusals.size(), text);
            return true;
        });
        doorway.moment.wakeups().wake(Topic.CHANNELS);
        return new Applied(Trace.current(), refusals);
    }

    /** One call under way. */
    private record Work(MasterDoor door, Catalogue catalogue, List<Refusal> refusals) {
        void refuse(int index, MasterChange change, String text) {
            refusals.add(new Refusal(index, change, text));
        }

        Optional<Room> room(String id) {
            return catalogue.rooms().stream()
                    .filter(room -> room.id().equals(id))
                    .findFirst();
        }

        Principal principal() {
            return new Principal(
                    door.organisationId(),
                    List.of(door.of().propertyId()),
                    EnumSet.of(Permission.INVENTORY_READ, Permission.INVENTORY_WRITE),
                    new Actor(Actor.Kind.CONNECTION, door.connectionId().toString(), door.channel()),
                    "en");
        }
    }

    /**
     * A count is per room and rate, our stock is per unit type. Later counts of one rate win; over the rates of a room the smallest
     * does, because a unit sold under one is not there for the others, and selling one too few is the smaller mistake.
     */
    private void counts(Work work, List<MasterChange> changes) {
        Map<String, Map<String, TreeMap<LocalDate, Integer>>> byRoom = new LinkedHashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof MasterChange.Free free) {
                Optional<String> wrong = wrong(work, free);
                if (wrong.isPresent()) {
                    work.refuse(i, free, wrong.get());
                    continue;
                }
                TreeMap<LocalDate, Integer> nights = byRoom.computeIfAbsent(free.roomId(), r -> new LinkedHashMap<>())
                        .computeIfAbsent(free.rateId(), r -> new TreeMap<>());
                future(work.door(), free.nights())
                        .ifPresent(range -> range.dates().forEach(night -> nights.put(night, free.count())));
            }
        }
        byRoom.forEach((room, byRate) -> {
            TreeMap<LocalDate, Integer> smallest = new TreeMap<>();
            byRate.values()
                    .forEach(nights -> nights.forEach((night, count) -> smallest.merge(night, count, Math::min)));
            if (!smallest.isEmpty()) {
                UUID type = UUID.fromString(room);
                UUID connection = work.door().connectionId();
                calendar.setFree(
                        work.principal(),
                        work.door().of().propertyId(),
                        type,
                        smallest,
                        handle -> doorway.sales.uncounted(handle, connection, type));
            }
        });
    }

    private Optional<String> wrong(Work work, MasterChange.Free free) {
        Optional<Room> room = work.room(free.roomId());
        if (room.isEmpty()) {
            return Optional.of("there is no room type of this id; fetch the mapping details again and map it anew");
        }
        if (!free.rateId().isEmpty() && rate(room.get(), free.rateId()).isEmpty()) {
            return Optional.of("there is no rate plan of this id; fetch the mapping details again and map it anew");
        }
        return free.count() < 0 || free.count() > COUNT_MAX
                ? Optional.of("availability must be from 0 to " + COUNT_MAX)
                : tooFar(work.door(), free.nights());
    }

    private void rate(Work work, int index, MasterChange.Rate change) {
        Optional<Room> room = work.room(change.roomId());
        Optional<Rate> rate = room.flatMap(it -> rate(it, change.rateId()));
        if (room.isEmpty() || rate.isEmpty()) {
            work.refuse(
                    index,
                    change,
                    room.isEmpty()
                            ? "there is no room type of this id; fetch the mapping details again and map it anew"
                            : "there is no rate plan of this id; fetch the mapping details again and map it anew");
            return;
        }
        Optional<String> wrong = tooFar(work.door(), change.nights()).or(() -> MasterRates.wrong(change, rate.get()));
        if (wrong.isPresent()) {
            work.refuse(index, change, wrong.get());
            return;
        }
        future(work.door(), change.nights()).ifPresent(nights -> {
            try {
                rates.apply(work.principal(), new MasterRates.Wanted(room.get(), rate.get(), nights), change);
            } catch (Problem problem) {
                work.refuse(index, change, problem.detail(Locale.ENGLISH));
            }
        });
    }

    private static Optional<Rate> rate(Room room, String id) {
        return room.rates().stream().filter(rate -> rate.id().equals(id)).findFirst();
    }

    private Optional<String> tooFar(MasterDoor door, NightRange nights) {
        return nights.last().isAfter(today(door).plusDays(AHEAD_MAX))
                ? Optional.of("dates must be at most " + AHEAD_MAX + " days ahead")
                : Optional.empty();
    }

    /** The part of the nights that is not over; what was is not changed any more. */
    private Optional<NightRange> future(MasterDoor door, NightRange nights) {
        LocalDate today = today(door);
        if (nights.last().isBefore(today)) {
            return Optional.empty();
        }
        return Optional.of(nights.first().isBefore(today) ? new NightRange(today, nights.last()) : nights);
    }

    private LocalDate today(MasterDoor door) {
        return LocalDate.ofInstant(doorway.moment.now(), door.of().timeZone());
    }

    /** What is known of the door and of what went out through it. */
    @Singleton
    static final class Doorway {
        private final MasterDoors doors;
        private final MasterSaleRows sales;
        private final Moment moment;

        @Inject
        Doorway(MasterDoors doors, MasterSaleRows sales, Moment moment) {
            this.doors = doors;
            this.sales = sales;
            this.moment = moment;
        }
    }
}
