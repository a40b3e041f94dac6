package io.relais.connector;

/**
 * What a partner sells: one of its rooms under one of its rates. Names are the partner's own and only for people.
 *
 * @param maxOccupancy how many people the room takes; 0 = not told
 * @param currency ISO 4217 of its prices; empty = not told
 * @param pricing how the partner counts its prices
 */
public record RemoteProduct(
        String roomId,
        String roomName,
        int maxOccupancy,
        String rateId,
        String rateName,
        String currency,
        Pricing pricing) {
    /** The ways in which partners count prices. */
    public enum Pricing {
        /** Not told. */
        UNKNOWN,
        /** One price of the night whatever the number of people (Booking.com: standard). */
        ROOM,
        /** A price for each number of people. */
        OCCUPANCY,
        /** The partner derives it from another number of people or another rate; what we send for it is ignored. */
        DERIVED,
        /** A price for each length of stay. */
        LENGTH_OF_STAY
    }
}
