package io.relais.core.feed;

import io.relais.connector.CalendarEntry;
import io.relais.connector.CalendarEntry.Kind;
import io.relais.connector.testkit.calendar.CalendarYear.Fault;
import io.relais.connector.testkit.calendar.CalendarYear.Poll;
import io.relais.connector.testkit.calendar.CalendarYear.Room;
import io.relais.connector.testkit.calendar.CalendarYear.Shape;
import io.relais.core.inventory.Horizon;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One room's polls through the pure rules, with what is counted on the way. */
final class Replay {
    private final Room room;
    private final Counts counts = new Counts();
    private final Map<LocalDate, Integer> shownFree = new HashMap<>();
    private final Map<String, Set<UUID>> staysOfGuest = new HashMap<>();
    private List<StayChanges.Known> stays = new ArrayList<>();
    private FeedState state = FeedState.EMPTY;
    private @Nullable FeedEdge edge;
    private @Nullable FeedSight lastSight;
    private @Nullable List<CalendarEntry> lastShown;
    private @Nullable LocalDate lastDay;
    private @Nullable List<CalendarEntry> last;

    private Replay(Room room) {
        this.room = room;
    }

    /** What came of it. */
    static final class Counts {
        int polls;
        int good;
        int misleading;
        int quarantined;
        int nightsTaken;
        int nightsFreed;
        int falseReleases;
        /** Good polls between the first that showed a night free and the one that gave it back, at most. */
        int delayMax;

        int notHeld;
        int stays;
        int duplicates;

        Counts plus(Counts other) {
            polls += other.polls;
            good += other.good;
            misleading += other.misleading;
            quarantined += other.quarantined;
            nightsTaken += other.nightsTaken;
            nightsFreed += other.nightsFreed;
            falseReleases += other.falseReleases;
            delayMax = Math.max(delayMax, other.delayMax);
            notHeld += other.notHeld;
            stays += other.stays;
            duplicates += other.duplicates;
            return this;
        }

        @Override
        public String toString() {
            return polls + " polls, " + good + " good, " + misleading + " misleading, " + quarantined
                    + " in quarantine, " + nightsTaken + " nights taken, " + nightsFreed + " given back, "
                    + falseReleases + " falsely, delay at most " + delayMax + " polls, " + notHeld
                    + " shown but not held, " + stays + " stays, " + duplicates + " duplicates";
        }
    }

    static Counts of(Room room, Stream<Poll> polls) {
        Replay replay = new Replay(room);
        polls.forEach(replay::poll);
        replay.staysOfGuest.values().forEach(ids -> replay.counts.duplicates += ids.size() - 1);
        return replay.counts;
    }

    private void poll(Poll poll) {
        counts.polls++;
        if (!poll.isGood()) {
            return;
        }
        counts.good++;
        FeedSight sight = seen(poll);
        edge = sight.edge().orElse(null);
        FeedDecision decision = FeedDecision.of(state, sight.nights(), poll.today(), poll.at());
        count(poll, sight, decision);
        state = decision.after();
        if (!sight.entries().equals(last)) {
            follow(poll, sight);
            last = sight.entries();
        }
    }

    /** The same calendar on the same day means the same. */
    private FeedSight seen(Poll poll) {
        FeedSight known = lastSight;
        FeedSight sight =
                known != null && poll.shown().equals(lastShown) && poll.today().equals(lastDay)
                        ? known
                        : sight(poll, poll.shown());
        lastSight = sight;
        lastShown = poll.shown();
        lastDay = poll.today();
        return sight;
    }

    private void count(Poll poll, FeedSight sight, FeedDecision decision) {
        Map<LocalDate, Kind> right = poll.fault() == Fault.NONE
                ? sight.nights()
                : sight(poll, poll.right()).nights();
        counts.misleading += poll.misleads() ? 1 : 0;
        counts.quarantined += decision.after().quarantinedAt() == null ? 0 : 1;
        counts.nightsTaken += decision.added().size();
        counts.nightsFreed += decision.freed().size();
        counts.falseReleases +=
                (int) decision.freed().stream().filter(right::containsKey).count();
        counts.notHeld += (int) right.keySet().stream()
                .filter(night -> poll.fault() == Fault.NONE)
                .filter(night -> !decision.after().nights().containsKey(night))
                .count();
        state.nights().keySet().stream()
                .filter(night ->
                        !night.isBefore(poll.today()) && !sight.nights().containsKey(night))
                .forEach(night -> shownFree.merge(night, 1, Integer::sum));
        sight.nights().keySet().forEach(shownFree::remove);
        decision.freed()
                .forEach(night -> counts.delayMax =
                        Math.max(counts.delayMax, Objects.requireNonNull(shownFree.remove(night)) - 1));
    }

    private FeedSight sight(Poll poll, List<CalendarEntry> entries) {
        LocalDate today = poll.today();
        return FeedSight.of(
                entries,
                new FeedSight.Lens(
                        today,
                        today.plusMonths(FeedFetching.MONTHS),
                        today.plusDays(Horizon.NIGHTS),
                        SoftPolicy.BLOCK,
                        new Echoes("nobody.relais", List.of(), today),
                        edge));
    }

    /** Keeps who has the nights, as the table does. */
    private void follow(Poll poll, FeedSight sight) {
        StayChanges changes = StayChanges.of(
                stays,
                sight.entries(),
                state.nights().keySet(),
                new StayChanges.Frame(new UUID(0, room.number()), poll.today(), poll.at(), UUID::randomUUID));
        Map<UUID, StayChanges.Known> next = new HashMap<>();
        stays.forEach(known -> next.put(known.stay().id(), known));
        for (FeedStay saved : changes.saved()) {
            if (next.put(saved.id(), new StayChanges.Known(saved, false)) == null) {
                counts.stays++;
                String guest = room.shape() == Shape.AIRBNB ? saved.code() : saved.guestName();
                if (!guest.isEmpty()) {
                    staysOfGuest.computeIfAbsent(guest, g -> new HashSet<>()).add(saved.id());
                }
            }
        }
        changes.gone().forEach(gone -> next.put(gone.id(), new StayChanges.Known(gone, true)));
        stays = next.values().stream()
                .filter(known -> known.stay().dates().departure().isAfter(poll.today()))
                .sorted(java.util.Comparator.comparing(
                        known -> known.stay().dates().arrival()))
                .toList();
        counts.duplicates += twice();
    }

    /** Stays that the calendar shows with the same dates and the same sort of guest. */
    private int twice() {
        Set<String> seen = new HashSet<>();
        return (int) stays.stream()
                .filter(known -> !known.gone())
                .filter(known ->
                        !seen.add(known.stay().dates() + " " + known.stay().kind()))
                .count();
    }
}
