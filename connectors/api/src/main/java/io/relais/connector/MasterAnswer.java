package io.relais.connector;

import java.util.List;

/** What we answer to the master of a property. */
public sealed interface MasterAnswer {
    /** Yes, we are there. */
    record Welcome() implements MasterAnswer {}

    /** What can be sold: each room with its rates. */
    record Catalogue(List<Room> rooms) implements MasterAnswer {
        public Catalogue {
            rooms = List.copyOf(rooms);
        }
    }

    /** A room, pitch or unit type. */
    record Room(String id, String name, int maxOccupancy, List<Rate> rates) {
        public Room {
            rates = List.copyOf(rates);
        }
    }

    /**
     * A rate of a room.
     *
     * @param perOccupancy whether each number of people has its price
     * @param readOnly true when it follows another rate and what is told for it is refused
     */
    record Rate(String id, String name, boolean perOccupancy, String currency, boolean readOnly) {}

    /**
     * What became of changes.
     *
     * @param reference under which we can find the call again
     * @param refusals what was not taken; everything else was
     */
    record Applied(String reference, List<Refusal> refusals) implements MasterAnswer {
        public Applied {
            refusals = List.copyOf(refusals);
        }
    }

    /**
     * One change that was not taken, or not wholly.
     *
     * @param index its position in the call, from 0
     * @param text what is wrong and what to do, for a person
     */
    record Refusal(int index, MasterChange change, String text) {}
}
