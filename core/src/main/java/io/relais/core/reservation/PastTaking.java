package io.relais.core.reservation;

import io.relais.core.payment.PaymentMethod;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money received elsewhere and brought over, as when a property moves here with its books.
 *
 * @param amount minor units of the reservation's currency, not zero
 * @param date the day in the journal, local to the property
 */
public record PastTaking(UUID reservationId, PaymentMethod method, long amount, LocalDate date, String reference) {}
