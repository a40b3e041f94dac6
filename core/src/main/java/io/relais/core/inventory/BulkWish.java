package io.relais.core.inventory;

import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Restriction;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of many nights as a person describes it.
 *
 * @param connectionIds none: the property's own calendar, and every channel with it; else what becomes different for these channels
 *     alone, as rules of theirs
 * @param unitTypeIds none: all of the property
 * @param ratePlanIds none: all that do not follow another plan
 * @param price what becomes of prices, null: nothing
 * @param restriction what becomes of restrictions, null: nothing
 */
public record BulkWish(
        List<UUID> connectionIds,
        List<UUID> unitTypeIds,
        List<UUID> ratePlanIds,
        Days days,
        @Nullable PriceStep price,
        @Nullable RestrictionStep restriction) {
    private static final int BASIS_POINTS = 10_000;

    /** A change of the property's own calendar. */
    public BulkWish(
            List<UUID> unitTypeIds,
            List<UUID> ratePlanIds,
            Days days,
            @Nullable PriceStep price,
            @Nullable RestrictionStep restriction) {
        this(List.of(), unitTypeIds, ratePlanIds, days, price, restriction);
    }

    public BulkWish {
        connectionIds = connectionIds.stream().distinct().toList();
        unitTypeIds = unitTypeIds.stream().distinct().toList();
        ratePlanIds = ratePlanIds.stream().distinct().toList();
    }

    /** How a price is changed. */
    public enum Mode {
        /** It becomes so many minor units. */
        SET,
        /** So many minor units more, or less. */
        ADD,
        /** So many basis points more, or less. */
        PERCENT
    }

    /**
     * A change of prices.
     *
     * @param people the price for so many, 0 = whatever the number; {@link #EVERY}: each price there is (not when it is set)
     * @param roundTo minor units to a multiple of which the result is rounded half up; 1 = none
     */
    public record PriceStep(Mode mode, long value, int people, long roundTo) {
        /** Whatever prices there are. */
        public static final int EVERY = -1;

        /** The price after it, PRICE_BELOW_ZERO or NUMBER_INVALID when it cannot be one. */
        long after(long before, LocalDate night) {
            BigInteger exact = switch (mode) {
                case SET -> BigInteger.valueOf(value);
                case ADD -> BigInteger.valueOf(before).add(BigInteger.valueOf(value));
                case PERCENT ->
                    half(
                            BigInteger.valueOf(before)
                                    .multiply(BigInteger.valueOf(BASIS_POINTS).add(BigInteger.valueOf(value))),
                            BASIS_POINTS);
            };
            BigInteger rounded = half(exact, roundTo).multiply(BigInteger.valueOf(roundTo));
            if (rounded.signum() < 0) {
                throw Problem.of(ProblemCode.PRICE_BELOW_ZERO, night, rounded);
            }
            return Limits.amount(
                    "price", rounded.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
        }

        /** Divided, half up. */
        private static BigInteger half(BigInteger amount, long by) {
            BigInteger doubled = amount.shiftLeft(1).add(BigInteger.valueOf(by));
            BigInteger[] parts =
                    doubled.divideAndRemainder(BigInteger.valueOf(by).shiftLeft(1));
            return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        }
    }

    /** A change of restrictions; what is null stays as it is. */
    public record RestrictionStep(
            @Nullable Integer minStayArrival,
            @Nullable Integer minStayThrough,
            @Nullable Integer maxStay,
            @Nullable Boolean closed,
            @Nullable Boolean closedToArrival,
            @Nullable Boolean closedToDeparture) {
        /** True when it changes nothing. */
        public boolean isEmpty() {
            return minStayArrival == null
                    && minStayThrough == null
                    && maxStay == null
                    && closed == null
                    && closedToArrival == null
                    && closedToDeparture == null;
        }

        Restriction after(Restriction before) {
            return new Restriction(
                    minStayArrival == null ? before.minStayArrival() : minStayArrival,
                    minStayThrough == null ? before.minStayThrough() : minStayThrough,
                    maxStay == null ? before.maxStay() : maxStay,
                    closed == null ? before.closed() : closed,
                    closedToArrival == null ? before.closedToArrival() : closedToArrival,
                    closedToDeparture == null ? before.closedToDeparture() : closedToDeparture);
        }
    }

    /** True when it is about some channels and not about the calendar. */
    public boolean isForChannels() {
        return !connectionIds.isEmpty();
    }

    /** True when it says nothing. */
    boolean isEmpty() {
        return price == null && (restriction == null || restriction.isEmpty());
    }
}
