package io.relais.core.payment;

import io.relais.core.event.Actor;
import io.relais.vocabulary.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the ledger: money received for a reservation, or given back.
 *
 * @param reservationId null once the reservation was erased for good
 * @param registerId the cash register it went through, null for none
 * @param sessionId the session whose drawer it is counted in; cash only
 * @param businessDate its day in the journal, local to the property
 * @param amount never zero; negative for refunds and counter-entries
 * @param corrects the entry that this one counters
 */
public record Taking(
        UUID id,
        @Nullable UUID reservationId,
        UUID propertyId,
        @Nullable UUID registerId,
        @Nullable UUID sessionId,
        Instant at,
        LocalDate businessDate,
        PaymentMethod method,
        Money amount,
        String reference,
        String note,
        @Nullable UUID corrects,
        Actor actor) {}
