package io.relais.core.inventory;

import java.util.UUID;

/** A unit type sold under a rate plan. */
public record Product(UUID unitTypeId, UUID ratePlanId) {}
