package io.relais.connector;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;
import java.util.List;

/** One value for one product over a run of nights. */
public sealed interface AriChange {
    /** The partner's number for the unit type. */
    String roomId();

    /** The nights that get the value. */
    NightRange nights();

    /** The same value over other nights: used when a message limit cuts a run in two. */
    AriChange over(NightRange nights);

    /** How many units may be sold; never negative. */
    record Availability(String roomId, NightRange nights, int count) implements AriChange {
        @Override
        public Availability over(NightRange other) {
            return new Availability(roomId, other, count);
        }
    }

    /**
     * The price of one night.
     *
     * @param occupancy for how many people; 0 = the room's price whatever the number
     */
    record Price(String roomId, String rateId, NightRange nights, int occupancy, Money price) implements AriChange {
        @Override
        public Price over(NightRange other) {
            return new Price(roomId, rateId, other, occupancy, price);
        }
    }

    /**
     * What stays cost that begin on a night, in place of prices of nights.
     *
     * @param nights the nights of arrival
     * @param occupancy for how many people; 0 = whatever the number
     * @param totals minor units for one night, two nights, ...; 0 = a stay of that length cannot be booked, and neither can one longer
     *     than the list. A list is told as a whole, and it does not end with 0
     */
    record Stays(String roomId, String rateId, NightRange nights, int occupancy, String currency, List<Long> totals)
            implements AriChange {
        public Stays {
            totals = List.copyOf(totals);
        }

        @Override
        public Stays over(NightRange other) {
            return new Stays(roomId, rateId, other, occupancy, currency, totals);
        }
    }

    /** What the rate plan demands of the night. */
    record Restricted(String roomId, String rateId, NightRange nights, Restriction restriction) implements AriChange {
        @Override
        public Restricted over(NightRange other) {
            return new Restricted(roomId, rateId, other, restriction);
        }
    }
}
