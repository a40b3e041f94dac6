package io.relais.connector;

import io.relais.vocabulary.Money;
import io.relais.vocabulary.StayDates;
import java.time.Instant;
import java.util.Optional;

/**
 * One reservation of a partner's own list.
 *
 * @param cancelled whether all of it is cancelled
 * @param rooms how many rooms stand
 * @param dates first arrival to last departure; empty when not told
 * @param total what the guest pays; empty when not told, which is not zero
 * @param createdAt when it was booked; empty when not told
 */
public record ListedReservation(
        String externalId,
        boolean cancelled,
        int rooms,
        Optional<StayDates> dates,
        Optional<Money> total,
        Optional<Instant> createdAt) {}
