package io.relais.sandbox.world;

import io.relais.sandbox.world.BookedRoom.BookedNight;
import io.relais.sandbox.world.Outcome.Refused;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the partner's own calendar allows a stay, and what it costs there. */
final class SalesRules {
    private final Stock stock;

    SalesRules(Stock stock) {
        this.stock = stock;
    }

    Optional<Refused> refusal(Room room, BookedRoom stay) {
        if (stay.guests() > room.maxOccupancy()) {
            return Optional.of(new Refused("too-many-guests", room.name() + " takes " + room.maxOccupancy()));
        }
        int nights = stay.range().nights();
        for (LocalDate date : stay.range().dates().toList()) {
            RateNight rate = stock.rate(room.id(), stay.rateId(), date);
            if (rate.closed() || stock.room(room.id(), date).closed()) {
                return Optional.of(new Refused("closed", room.name() + " on " + date));
            }
            if (nights < rate.minStayThrough()) {
                return Optional.of(new Refused("min-stay", rate.minStayThrough() + " nights over " + date));
            }
        }
        return edges(room, stay, nights);
    }

    private Optional<Refused> edges(Room room, BookedRoom stay, int nights) {
        RateNight arrival = stock.rate(room.id(), stay.rateId(), stay.arrival());
        if (arrival.closedToArrival()) {
            return Optional.of(new Refused("closed-to-arrival", "no arrival on " + stay.arrival()));
        }
        if (stock.rate(room.id(), stay.rateId(), stay.departure()).closedToDeparture()) {
            return Optional.of(new Refused("closed-to-departure", "no departure on " + stay.departure()));
        }
        if (nights < arrival.minStayArrival()) {
            return Optional.of(new Refused("min-stay", arrival.minStayArrival() + " nights from " + stay.arrival()));
        }
        if (!arrival.stays().isEmpty()
                && arrival.findStay(stay.guests(), nights).isEmpty()) {
            return Optional.of(new Refused("no-such-stay", nights + " nights from " + stay.arrival()));
        }
        if (arrival.maxStay() > 0 && nights > arrival.maxStay()) {
            return Optional.of(new Refused("max-stay", arrival.maxStay() + " nights from " + stay.arrival()));
        }
        return Optional.empty();
    }

    /** How many more of each room and night the new state needs; negative where it gives back. */
    static Map<Night, Integer> difference(List<BookedRoom> before, List<BookedRoom> after) {
        var needed = new TreeMap<Night, Integer>();
        before.forEach(room -> count(needed, room, -1));
        after.forEach(room -> count(needed, room, 1));
        needed.values().removeIf(change -> change == 0);
        return needed;
    }

    Optional<Refused> soldOut(Map<Night, Integer> needed) {
        return needed.entrySet().stream()
                .filter(one -> one.getValue()
                        > stock.room(one.getKey().roomId(), one.getKey().date()).count())
                .filter(one -> one.getValue() > 0)
                .findFirst()
                .map(one -> new Refused(
                        "sold-out", "nothing left on " + one.getKey().date()));
    }

    /** Prices every night; a night already sold at that rate to as many guests keeps its price. */
    List<BookedNight> price(Room room, RateOf rate, Range range, int guests, List<BookedNight> sold) {
        Optional<Long> total =
                stock.rate(rate.roomId(), rate.rateId(), range.first()).findStay(guests, range.nights());
        if (total.isPresent()) {
            return divided(rate, range, total.get());
        }
        return range.dates()
                .map(date -> sold.stream()
                        .filter(night ->
                                night.date().equals(date) && night.rateId().equals(rate.rateId()))
                        .findFirst()
                        .orElseGet(() -> new BookedNight(date, rate.rateId(), price(room, rate, date, guests))))
                .toList();
    }

    /** A stay's total by its nights, the rest of the division on the first. */
    private static List<BookedNight> divided(RateOf rate, Range range, long total) {
        long each = total / range.nights();
        return range.dates()
                .map(date -> new BookedNight(
                        date, rate.rateId(), date.equals(range.first()) ? total - each * (range.nights() - 1) : each))
                .toList();
    }

    boolean priced(RateOf rate, Range range, int guests) {
        if (stock.rate(rate.roomId(), rate.rateId(), range.first())
                .findStay(guests, range.nights())
                .isPresent()) {
            return true;
        }
        return range.dates()
                .allMatch(date -> stock.rate(rate.roomId(), rate.rateId(), date)
                        .findPrice(guests)
                        .isPresent());
    }

    private long price(Room room, RateOf rate, LocalDate date, int guests) {
        return stock.rate(rate.roomId(), rate.rateId(), date).findPrice(guests).orElse(room.defaultPrice());
    }

    private static void count(Map<Night, Integer> needed, BookedRoom room, int change) {
        room.range().dates().forEach(date -> needed.merge(new Night(room.roomId(), date), change, Integer::sum));
    }

    /** One room kind on one date. */
    record Night(String roomId, LocalDate date) implements Comparable<Night> {
        @Override
        public int compareTo(Night other) {
            int byRoom = roomId.compareTo(other.roomId);
            return byRoom != 0 ? byRoom : date.compareTo(other.date);
        }
    }
}
