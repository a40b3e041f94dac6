package io.relais.connector;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.NightRange;
import io.relais.vocabulary.Restriction;

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

    /** What the rate plan demands of the night. */
    record Restricted(String roomId, String rateId, NightRange nights, Restriction restriction) implements AriChange {
        @Override
        public Restricted over(NightRange other) {
            return new Restricted(roomId, rateId, other, restriction);
        }
    }
}
