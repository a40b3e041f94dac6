package io.relais.bench.ari;

import java.time.LocalDate;

/**
 * One own sale of two nights. Sales of consecutive numbers are at different properties, and no two share a night of a unit type, so
 * that the partner's night tells when exactly this sale reached it.
 */
record Sale(int property, int room, LocalDate arrival) {
    static final int NIGHTS = 2;
    /** How many sales there are before nights come again. */
    static final int DISTINCT = Inns.PROPERTIES * Inns.ROOMS * (Inns.NIGHTS / NIGHTS);

    static Sale number(int number, LocalDate firstNight) {
        int property = number % Inns.PROPERTIES;
        int room = number / Inns.PROPERTIES % Inns.ROOMS;
        int pair = number / (Inns.PROPERTIES * Inns.ROOMS);
        if (number >= DISTINCT) {
            throw new IllegalArgumentException("only " + DISTINCT + " sales share no night");
        }
        return new Sale(property, room, firstNight.plusDays((long) pair * NIGHTS));
    }

    String json() {
        return """
                {"propertyId": "%s", "unitTypeId": "%s", "ratePlanId": "%s", "arrival": "%s", "departure": "%s", "adults": 2,
                 "contact": {"firstName": "Anna", "lastName": "Bench", "email": "anna@example.com"}}
                """.formatted(
                        Inns.property(property),
                        Inns.type(property, room),
                        Inns.plan(property),
                        arrival,
                        arrival.plusDays(NIGHTS));
    }
}
