package io.relais.core.reservation;

import io.relais.vocabulary.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reservation of a guest.
 *
 * @param arrival property-local, null when the partner never told the stay
 * @param nights 0 when the dates are not known
 */
public record GuestStay(
        UUID reservationId,
        String propertyName,
        String confirmationNumber,
        Source source,
        Status status,
        @Nullable LocalDate arrival,
        @Nullable LocalDate departure,
        int nights,
        Money total,
        Instant createdAt) {}
