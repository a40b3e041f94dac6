package io.relais.core.reservation;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Reservations that belong together: a wedding, a coach, a family.
 *
 * @param members how many reservations
 * @param total of the members in force, in the property's currency; of other currencies nothing is counted
 */
public record ReservationGroup(
        UUID id, UUID propertyId, String name, Instant createdAt, int members, Money total, Money balance) {}
