package io.relais.connector;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import java.util.List;
import java.util.Optional;

/** One change of a property's calendar by its master. */
public sealed interface MasterChange {
    /**
     * So many units are free. A count under a rate is the most that may be sold under it.
     *
     * @param rateId empty = for the room whatever the rate
     */
    record Free(String roomId, String rateId, NightRange nights, int count) implements MasterChange {}

    /**
     * Prices and rules of a rate. What is not told stays as it is.
     *
     * @param prices at most one for each number of people
     */
    record Rate(String roomId, String rateId, NightRange nights, List<OccupancyPrice> prices, Rules rules)
            implements MasterChange {
        public Rate {
            prices = List.copyOf(prices);
        }
    }

    /**
     * A change that cannot be read.
     *
     * @param reason names the field, never its content
     */
    record Unreadable(String reason) implements MasterChange {}

    /**
     * A price.
     *
     * @param occupancy for how many people; 0 = whatever the number
     */
    record OccupancyPrice(int occupancy, Money price) {}

    /** The rules that are told. */
    record Rules(
            Optional<Integer> minStayArrival,
            Optional<Integer> minStayThrough,
            Optional<Integer> maxStay,
            Optional<Boolean> closed,
            Optional<Boolean> closedToArrival,
            Optional<Boolean> closedToDeparture) {
        /** Nothing told. */
        public static final Rules NONE = new Rules(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
