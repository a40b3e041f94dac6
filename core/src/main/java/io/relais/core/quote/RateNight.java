package io.relais.core.quote;

import io.relais.vocabulary.Restriction;
import java.time.LocalDate;
import java.util.Map;

/**
 * One night of one product as its owner looks at it.
 *
 * @param prices minor units by number of people, 0 = whatever the number; empty when it has no price
 * @param left units still for sale, -1 when the night is not open
 */
public record RateNight(LocalDate night, Map<Integer, Long> prices, Restriction restriction, int left) {
    public RateNight {
        prices = Map.copyOf(prices);
    }
}
