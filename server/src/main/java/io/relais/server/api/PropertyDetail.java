package io.relais.server.api;

import io.relais.core.property.RatePlan;
import io.relais.core.property.UnitType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PropertyDetail", description = "A property with what it sells.")
record PropertyDetail(PropertyView property, List<UnitTypeView> unitTypes, List<RatePlanView> ratePlans) {
    @Schema(name = "UnitType", description = "What is sold: a room type, pitch type or lodge model.")
    record UnitTypeView(
            UUID id,
            @Schema(examples = "DBL") String code,
            @Schema(examples = "Double room") String name,

            @Schema(description = "Most people in one unit", examples = "2")
            int maxOccupancy) {
        static UnitTypeView of(UnitType type) {
            return new UnitTypeView(type.id(), type.code(), type.name(), type.maxOccupancy());
        }
    }

    @Schema(name = "RatePlan", description = "Conditions and meals under which unit types are sold.")
    record RatePlanView(
            UUID id,
            @Schema(examples = "FLEX") String code,

            @Schema(examples = "Flexible, breakfast included")
            String name,

            @Schema(examples = "breakfast") String mealPlan) {
        static RatePlanView of(RatePlan plan) {
            return new RatePlanView(plan.id(), plan.code(), plan.name(), plan.mealPlan());
        }
    }
}
