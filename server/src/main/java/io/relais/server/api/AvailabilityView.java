package io.relais.server.api;

import io.relais.core.inventory.NightState;
import io.relais.core.property.UnitType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Availability", description = "What is still for sale. Nights that were never opened are missing.")
record AvailabilityView(
        UUID propertyId,

        @Schema(description = "First night; " + Wire.DATE, examples = "2026-07-14")
        LocalDate from,

        @Schema(description = "The day after the last night; " + Wire.DATE, examples = "2026-07-21")
        LocalDate to,

        List<OfUnitType> unitTypes) {
    @Schema(name = "UnitTypeAvailability", description = "The nights of one unit type.")
    record OfUnitType(
            UUID unitTypeId,
            @Schema(examples = "Double room") String name,
            List<NightView> nights) {}

    @Schema(name = "Night", description = "One unit type on one date.")
    record NightView(
            @Schema(description = Wire.DATE, examples = "2026-07-14")
            LocalDate night,

            @Schema(description = "Units that can be sold", examples = "10")
            int capacity,

            @Schema(description = "Units sold, the overbooked ones included", examples = "7")
            int sold,

            @Schema(description = "Units taken out of sale", examples = "1")
            int blocked,

            @Schema(description = "Units a channel sold although none was left", examples = "0")
            int overbooked,

            @Schema(description = "Units still for sale", examples = "2")
            int free) {
        static NightView of(NightState state) {
            return new NightView(
                    state.night(), state.capacity(), state.sold(), state.blocked(), state.overbooked(), state.free());
        }
    }

    static OfUnitType nights(UnitType type, List<NightState> states) {
        return new OfUnitType(
                type.id(),
                type.name(),
                states.stream()
                        .filter(state -> state.unitTypeId().equals(type.id()))
                        .map(NightView::of)
                        .toList());
    }
}
