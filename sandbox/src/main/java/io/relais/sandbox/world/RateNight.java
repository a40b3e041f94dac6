package io.relais.sandbox.world;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Price and restrictions of one rate of one room on one night. Stays of 0 mean no rule. Prices are minor units by number of guests; 0 guests is
 * the price of the room whatever the number. {@code changedAtNanos}: epoch nanoseconds, 0 = never set.
 */
public record RateNight(
        boolean closed,
        boolean closedToArrival,
        boolean closedToDeparture,
        int minStayArrival,
        int minStayThrough,
        int maxStay,
        Map<Integer, Long> prices,
        long changedAtNanos) {
    static final RateNight UNKNOWN = new RateNight(false, false, false, 0, 0, 0, Map.of(), 0);

    public RateNight {
        prices = Map.copyOf(prices);
    }

    public RateNight withClosed(boolean value) {
        return new RateNight(
                value, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, maxStay, prices, 0);
    }

    public RateNight withClosedToArrival(boolean value) {
        return new RateNight(closed, value, closedToDeparture, minStayArrival, minStayThrough, maxStay, prices, 0);
    }

    public RateNight withClosedToDeparture(boolean value) {
        return new RateNight(closed, closedToArrival, value, minStayArrival, minStayThrough, maxStay, prices, 0);
    }

    public RateNight withMinStayArrival(int nights) {
        return new RateNight(closed, closedToArrival, closedToDeparture, nights, minStayThrough, maxStay, prices, 0);
    }

    public RateNight withMinStayThrough(int nights) {
        return new RateNight(closed, closedToArrival, closedToDeparture, minStayArrival, nights, maxStay, prices, 0);
    }

    public RateNight withMaxStay(int nights) {
        return new RateNight(
                closed, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, nights, prices, 0);
    }

    /** The price for a number of guests, 0 for the whole room. */
    public RateNight withPrice(int guests, long minor) {
        var changed = new TreeMap<>(prices);
        changed.put(guests, minor);
        return new RateNight(
                closed, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, maxStay, changed, 0);
    }

    boolean saysSameAs(RateNight other) {
        return at(0).equals(other.at(0));
    }

    RateNight at(long nanos) {
        return new RateNight(
                closed, closedToArrival, closedToDeparture, minStayArrival, minStayThrough, maxStay, prices, nanos);
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
