package io.relais.core.property;

import java.util.UUID;

/** What is sold: a room type, pitch type or lodge model. */
public record UnitType(UUID id, UUID propertyId, String code, String name, int maxOccupancy, int position) {}
