package io.relais.core.reservation;

import io.relais.core.payment.PaymentMethod;
import io.relais.vocabulary.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Money received, to be recorded.
 *
 * @param id made by who asks, so that the same sent twice is recorded once; empty: a new one
 * @param amount in the reservation's currency, not zero; negative for a refund
 * @param date the day in the journal, local to the property; empty: today
 * @param reference cheque's, slip's or transfer's number
 * @param registerId the cash register; empty: the only open one for cash, none for anything else
 */
public record NewTaking(
        Optional<UUID> id,
        PaymentMethod method,
        Money amount,
        Optional<LocalDate> date,
        String reference,
        String note,
        Optional<UUID> registerId) {}
