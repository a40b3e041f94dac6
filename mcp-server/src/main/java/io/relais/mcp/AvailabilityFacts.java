package io.relais.mcp;

import io.relais.core.inventory.NightState;
import io.relais.core.property.UnitType;
import java.time.LocalDate;
import java.util.List;

/**
 * What is still for sale, by unit type. Nights that were never opened are missing.
 *
 * @param from the first night, local to the property
 * @param to the day after the last night
 */
public record AvailabilityFacts(String propertyId, LocalDate from, LocalDate to, List<OfUnitType> unitTypes) {
    /** The nights of one unit type. */
    public record OfUnitType(String unitTypeId, String name, List<Night> nights) {
        static OfUnitType of(UnitType type, List<NightState> states) {
            return new OfUnitType(
                    type.id().toString(),
                    type.name(),
                    states.stream()
                            .filter(state -> state.unitTypeId().equals(type.id()))
                            .map(Night::of)
                            .toList());
        }
    }

    /** One date: {@code free} of {@code capacity} units are left; {@code overbooked} were sold by channels beyond it. */
    public record Night(LocalDate night, int capacity, int sold, int blocked, int overbooked, int free) {
        static Night of(NightState state) {
            return new Night(
                    state.night(), state.capacity(), state.sold(), state.blocked(), state.overbooked(), state.free());
        }
    }
}
