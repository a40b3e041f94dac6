package io.relais.vocabulary;

/**
 * What a rate plan demands of one night. Minimum stay has two meanings and both are kept: counted on the arrival night
 * only, or on every night the stay passes through.
 *
 * @param minStayArrival least nights when arriving on this night; 1 = none
 * @param minStayThrough least nights of any stay that includes this night; 1 = none
 * @param maxStay most nights when arriving on this night; 0 = none
 * @param closed not for sale on this night
 * @param closedToArrival no arrival on this date
 * @param closedToDeparture no departure on this date
 */
public record Restriction(
        int minStayArrival,
        int minStayThrough,
        int maxStay,
        boolean closed,
        boolean closedToArrival,
        boolean closedToDeparture) {
    /** No rule at all: open, any length. */
    public static final Restriction NONE = new Restriction(1, 1, 0, false, false, false);

    public Restriction {
        if (minStayArrival < 1 || minStayThrough < 1 || maxStay < 0) {
            throw new IllegalArgumentException(
                    "stay lengths out of range: " + minStayArrival + ", " + minStayThrough + ", " + maxStay);
        }
    }
}
