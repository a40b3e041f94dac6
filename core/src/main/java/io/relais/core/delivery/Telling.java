package io.relais.core.delivery;

import io.relais.core.connection.Manifest;
import io.relais.vocabulary.NightRange;

/**
 * How a connection tells prices.
 *
 * @param byOccupancy whether there is one for each number of people
 * @param forOne whether the price for one person is told beside the one of the room
 * @param stayNights for how many lengths of stay totals are told in place of prices of nights; 0 = prices of nights
 * @param horizon the nights that it is told of
 */
record Telling(boolean byOccupancy, boolean forOne, int stayNights, NightRange horizon) {
    static Telling of(Manifest manifest, NightRange horizon) {
        return new Telling(manifest.pricedByOccupancy(), manifest.pricedForOne(), manifest.stayNights(), horizon);
    }

    /** Whether the price for so many people is one of its own, and not that of the room. */
    boolean tellsFor(int occupancy) {
        return byOccupancy || (forOne && occupancy == 1);
    }

    boolean ofStays() {
        return stayNights > 0;
    }

    /** The arrivals whose totals a change of these nights may change. */
    NightRange arrivals(NightRange nights) {
        NightRange arrivals = new NightRange(nights.first().minusDays(Math.max(0, stayNights - 1)), nights.last());
        return Ranges.clip(arrivals, horizon).orElse(nights);
    }

    /** The nights of which the totals of these arrivals are made. */
    NightRange nights(NightRange arrivals) {
        NightRange nights = new NightRange(arrivals.first(), arrivals.last().plusDays(Math.max(0, stayNights - 1)));
        return Ranges.clip(nights, horizon).orElse(arrivals);
    }
}
