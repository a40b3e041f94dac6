package io.relais.sandbox.world;

import java.util.List;
import java.util.Optional;

/** What a partner sells in one hotel. {@code defaultPrice}: minor units per night, used while nobody has pushed a price. */
public record Room(String id, String name, int maxOccupancy, long defaultPrice, List<RatePlan> rates) {

    public Room {
        rates = List.copyOf(rates);
    }

    public Optional<RatePlan> findRate(String rateId) {
        return rates.stream().filter(rate -> rate.id().equals(rateId)).findFirst();
    }
}
