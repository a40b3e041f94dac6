package io.relais.sandbox.world;

/** An extra sold with a room. {@code type} is Booking.com's add-on number (1 = breakfast); amounts in minor units. */
public record AddOn(int type, String name, int priceMode, long pricePerUnit, int persons, int nights) {

    public long total() {
        return pricePerUnit * persons * nights;
    }
}
