package io.relais.core.property;

import java.util.UUID;

/** Conditions and meals under which a unit type is sold. */
public record RatePlan(UUID id, UUID propertyId, String code, String name, String mealPlan, int position) {}
