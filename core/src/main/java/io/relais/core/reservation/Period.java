package io.relais.core.reservation;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A part of a stay.
 *
 * @param from the first night of the part
 * @param to the day after its last night
 */
public record Period(UUID stayId, LocalDate from, LocalDate to) {}
