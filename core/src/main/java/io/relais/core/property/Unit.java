package io.relais.core.property;

import java.util.UUID;

/** The physical room, pitch or object. */
public record Unit(UUID id, UUID unitTypeId, String name) {}
