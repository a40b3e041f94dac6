package io.relais.core.reservation;

import io.relais.connector.PartnerPayment;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * How a channel pays for a reservation, as it was last told.
 *
 * @param fetchedAt when it was told
 * @param payment empty when the channel holds none for it
 */
public record PaymentState(UUID reservationId, Instant fetchedAt, Optional<PartnerPayment> payment) {}
