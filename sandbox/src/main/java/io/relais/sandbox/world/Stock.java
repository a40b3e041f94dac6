package io.relais.sandbox.world;

import io.relais.sandbox.wire.Learning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** One partner's own calendar: counts per room and night, prices and restrictions per rate and night. Guard it with the partner's lock. */
public final class Stock {
    private final Map<String, TreeMap<LocalDate, RoomNight>> rooms = new HashMap<>();
    private final Map<RateOf, TreeMap<LocalDate, RateNight>> rates = new HashMap<>();

    public RoomNight room(String roomId, LocalDate date) {
        var nights = rooms.get(roomId);
        return nights == null ? RoomNight.UNKNOWN : nights.getOrDefault(date, RoomNight.UNKNOWN);
    }

    public RateNight rate(String roomId, String rateId, LocalDate date) {
        var nights = rates.get(new RateOf(roomId, rateId));
        return nights == null ? RateNight.UNKNOWN : nights.getOrDefault(date, RateNight.UNKNOWN);
    }

    /** Changes the room's nights of a range. */
    public void changeRoom(String roomId, Range range, UnaryOperator<RoomNight> change) {
        var nights = rooms.computeIfAbsent(roomId, key -> new TreeMap<>());
        range.dates().forEach(date -> {
            RoomNight before = nights.getOrDefault(date, RoomNight.UNKNOWN);
            RoomNight after = change.apply(before);
            nights.put(date, after);
            if (!after.saysSameAs(before)) {
                Learning.learned();
            }
        });
    }

    /** Sets how many are left to sell. {@code atNanos}: epoch nanoseconds of the change. */
    public void setCount(String roomId, Range range, int count, long atNanos) {
        changeRoom(roomId, range, night -> night.withCount(count, atNanos));
    }

    /** Adds to what is left (negative takes); never below zero, because a partner has no negative count. */
    void add(String roomId, Range range, int change, long atNanos) {
        changeRoom(roomId, range, night -> night.withCount(Math.max(0, night.count() + change), atNanos));
    }

    /** Changes price or restrictions of one rate over a range. {@code atNanos}: epoch nanoseconds of the change. */
    public void changeRate(RateOf rate, Range range, long atNanos, UnaryOperator<RateNight> change) {
        var nights = rates.computeIfAbsent(rate, key -> new TreeMap<>());
        range.dates().forEach(date -> {
            RateNight before = nights.getOrDefault(date, RateNight.UNKNOWN);
            RateNight after = change.apply(before).at(atNanos);
            nights.put(date, after);
            if (!after.saysSameAs(before)) {
                Learning.learned();
            }
        });
    }

    void clear() {
        rooms.clear();
        rates.clear();
    }

    List<RoomCell> roomCells() {
        var cells = new ArrayList<RoomCell>();
        rooms.forEach((room, nights) -> nights.forEach((date, night) -> cells.add(new RoomCell(room, date, night))));
        return cells;
    }

    List<RateCell> rateCells() {
        var cells = new ArrayList<RateCell>();
        rates.forEach((key, nights) ->
                nights.forEach((date, night) -> cells.add(new RateCell(key.roomId(), key.rateId(), date, night))));
        return cells;
    }

    void restore(List<RoomCell> roomCells, List<RateCell> rateCells) {
        clear();
        for (RoomCell cell : roomCells) {
            rooms.computeIfAbsent(cell.roomId(), key -> new TreeMap<>()).put(cell.date(), cell.night());
        }
        for (RateCell cell : rateCells) {
            rates.computeIfAbsent(new RateOf(cell.roomId(), cell.rateId()), key -> new TreeMap<>())
                    .put(cell.date(), cell.night());
        }
    }

    /** One room and night, as kept in the state file. */
    public record RoomCell(String roomId, LocalDate date, RoomNight night) {}

    /** One rate and night, as kept in the state file. */
    public record RateCell(String roomId, String rateId, LocalDate date, RateNight night) {}
}
