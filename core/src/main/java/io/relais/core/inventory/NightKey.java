package io.relais.core.inventory;

import java.time.LocalDate;
import java.util.UUID;

/** One unit type on one date. */
public record NightKey(UUID unitTypeId, LocalDate night) {}
