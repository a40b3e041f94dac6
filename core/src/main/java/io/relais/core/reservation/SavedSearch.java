package io.relais.core.reservation;

import java.util.UUID;

/**
 * A search of the register that somebody keeps.
 *
 * @param shared everybody in the organisation has it; else only who made it
 */
public record SavedSearch(UUID id, String name, String query, RegisterSort sort, boolean shared) {}
