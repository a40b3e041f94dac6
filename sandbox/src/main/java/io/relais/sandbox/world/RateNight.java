package io.relais.sandbox.world;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Price and restrictions of one rate of one room on one night. Stays of 0 mean no rule. Prices are minor units by number of guests; 0 guests is
 * the price of the room whatever the number. {@code stays}: totals of stays that begin on the night, of one night, two nights, ..., by number
 * of guests; where there are any, prices of nights count no more. {@code changedAtNanos}: epoch nanoseconds, 0 = never set.
 */
public record RateNight(
        boolean closed,
        boolean closedToArrival,
        boolean closedToDeparture,
        int minStayArrival,
        int minStayThrough,
        int maxStay,
        Map<Integer, Long> prices,
        Map<Integer, List<Long>> stays,
        long changedAtNanos) {
    static final RateNight UNKNOWN = new RateNight(false, false, false, 0, 0, 0, Map.of(), Map.of(), 0);

    public RateNight {
        prices = Map.copyOf(prices);
        // Absent in state that an older sandbox wrote.
        stays = stays == null ? Map.of() : Map.copyOf(stays);
    }

    public RateNight withClosed(boolean value) {
        return new RateNight(
                value, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, maxStay, prices, stays, 0);
    }

    public RateNight withClosedToArrival(boolean value) {
        return new RateNight(
                closed, value, closedToDeparture, minStayArrival, minStayThrough, maxStay, prices, stays, 0);
    }

    public RateNight withClosedToDeparture(boolean value) {
        return new RateNight(closed, closedToArrival, value, minStayArrival, minStayThrough, maxStay, prices, stays, 0);
    }

    public RateNight withMinStayArrival(int nights) {
        return new RateNight(
                closed, closedToArrival, closedToDeparture, nights, minStayThrough, maxStay, prices, stays, 0);
    }

    public RateNight withMinStayThrough(int nights) {
        return new RateNight(
                closed, closedToArrival, closedToDeparture, minStayArrival, nights, maxStay, prices, stays, 0);
    }

    public RateNight withMaxStay(int nights) {
        return new RateNight(
                closed, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, nights, prices, stays, 0);
    }

    /** The price for a number of guests, 0 for the whole room. */
    public RateNight withPrice(int guests, long minor) {
        var changed = new TreeMap<>(prices);
        changed.put(guests, minor);
        return new RateNight(
                closed, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, maxStay, changed, stays, 0);
    }

    /** The totals of stays for a number of guests. */
    public RateNight withStays(int guests, List<Long> totals) {
        var changed = new TreeMap<>(stays);
        changed.put(guests, List.copyOf(totals));
        return new RateNight(
                closed,
                closedToArrival,
                closedToDeparture,
                minStayArrival,
                minStayThrough,
                maxStay,
                prices,
                changed,
                0);
    }

    /** The total of a stay that begins here, for that many guests or the next larger party; empty where there is no such stay. */
    Optional<Long> findStay(int guests, int nights) {
        var party = new TreeMap<>(stays).ceilingEntry(guests);
        return party == null || nights > party.getValue().size()
                ? Optional.empty()
                : Optional.of(party.getValue().get(nights - 1)).filter(total -> total > 0);
    }

    boolean saysSameAs(RateNight other) {
        return at(0).equals(other.at(0));
    }

    RateNight at(long nanos) {
        return new RateNight(
                closed,
                closedToArrival,
                closedToDeparture,
                minStayArrival,
                minStayThrough,
                maxStay,
                prices,
                stays,
                nanos);
    }

    /** The price for that many guests: their own, else the room's, else the next larger party's. */
    public Optional<Long> findPrice(int guests) {
        Long own = prices.get(guests);
        if (own != null) {
            return Optional.of(own);
        }
        Long room = prices.get(0);
        return room != null ? Optional.of(room) : nextLarger(guests);
    }

    private Optional<Long> nextLarger(int guests) {
        var larger = new TreeMap<>(prices).higherEntry(guests);
        return larger == null ? Optional.empty() : Optional.of(larger.getValue());
    }
}
