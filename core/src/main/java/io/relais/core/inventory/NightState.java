package io.relais.core.inventory;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One unit type on one date.
 *
 * @param capacity units that can be sold
 * @param sold units sold, the overbooked ones included
 * @param blocked units taken out of sale
 * @param overbooked units that a channel sold although none was left
 */
public record NightState(UUID unitTypeId, LocalDate night, int capacity, int sold, int blocked, int overbooked) {
    /** Units still for sale, never negative. */
    public int free() {
        return Math.max(0, capacity - sold - blocked);
    }

    /** The same night with another number sold; overbooked is exactly the excess. */
    public NightState withSold(int newSold) {
        return new NightState(unitTypeId, night, capacity, newSold, blocked, Math.max(0, newSold + blocked - capacity));
    }
}
